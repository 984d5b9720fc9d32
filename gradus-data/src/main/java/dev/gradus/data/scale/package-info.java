/// Scalers: what settles the numbers of a [FittedScaler][dev.gradus.data.FittedScaler].
///
/// [dev.gradus.data.scale.Scaler] joins a [dev.gradus.data.scale.ScalingMethod] with the question
/// which features share their statistics, and is fitted on the training split.
///
/// May import `dev.gradus.core` and `dev.gradus.data`.
///
/// ```
/// FittedScaler scaler = Scaler.of(ScalingMethod.STANDARDIZE).fit(split.train());
/// ```
package dev.gradus.data.scale;

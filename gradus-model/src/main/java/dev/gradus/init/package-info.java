/// Initial weights. Read [Initializer] first, then [VarianceScaling], of which Glorot's, He's and
/// LeCun's are special cases, then [Fans]. [TruncatedNormal], [RandomNormal] and [RandomUniform] do
/// not look at the fans; [Orthogonal] and [Identity] are for kernels that are applied again and
/// again.
///
/// Every value is a pure function of (stream, element index), the index counted in the weight's
/// plain row-major order, so neither the layout a backend keeps nor another layer's weights can
/// change it.
package dev.gradus.init;

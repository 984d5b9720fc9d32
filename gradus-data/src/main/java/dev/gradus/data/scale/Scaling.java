package dev.gradus.data.scale;

import dev.gradus.data.Dataset;
import dev.gradus.data.FittedScaler;

/// A way to bring features into a range in which networks learn well: a [Scaler], a [Samplewise]
/// scaling, [Zca] whitening, or the whole of Keras's [Standardization].
///
/// Open to be implemented: a record whose result is a [FittedScaler], which a model saves.
public interface Scaling {

  /// Looks at the training split only, so that nothing of other data leaks into training.
  ///
  /// @param train the training split
  /// @return the scaling with its numbers settled
  /// @throws dev.gradus.core.DataException if a feature is not finite
  FittedScaler fit(Dataset train);
}

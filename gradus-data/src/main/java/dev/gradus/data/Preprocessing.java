package dev.gradus.data;

import dev.gradus.core.Shape;

/// A fixed change of each sample, made before anything else is done to it: in training, in
/// evaluation and for predictions alike.
///
/// Open to be implemented: a record with its settings. Registered with a word it can stand in spec
/// files, and a saved model names that word; nothing else of it is saved.
public interface Preprocessing {

  /// Changes one sample in place.
  ///
  /// @param features row-major, as they are stored
  /// @param shape of the sample, for example `[32, 32, 3]` (H, W, C)
  void apply(float[] features, Shape shape);
}

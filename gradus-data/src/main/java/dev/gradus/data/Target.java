package dev.gradus.data;

import dev.gradus.core.Shape;

/// What a data set asks a network to give for one sample: a class ([ClassTarget]) or numbers
/// ([ValueTarget]).
public sealed interface Target permits ClassTarget, ValueTarget {

  /// The shape of one sample's target as it is stored: `[1]` for a class, the values' own shape
  /// otherwise. How a network sees it is the [TargetEncoding]'s business.
  ///
  /// @return the stored shape of one sample, without the batch axis
  Shape shape();
}

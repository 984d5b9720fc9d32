package dev.gradus.data;

import dev.gradus.core.Shape;

/// Targets for one output of a network, and how they are written.
///
/// @param data whose target is written
/// @param encoding how
public record EncodedTarget(Dataset data, TargetEncoding encoding) {

  /// @throws dev.gradus.core.ConfigException if the encoding does not fit the target
  public EncodedTarget {
    encoding.shape(data.target());
  }

  /// @return shape of one sample's target as it is written, without the batch axis
  public Shape shape() {
    return encoding.shape(data.target());
  }
}

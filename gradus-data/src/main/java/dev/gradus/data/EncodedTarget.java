package dev.gradus.data;

import dev.gradus.core.Shape;

/// Targets for one output of a network, and how they are written.
///
/// @param data whose target is written
/// @param encoding how
/// @param scaling of values; default what the data's target says, see [ValueTarget]
public record EncodedTarget(Dataset data, TargetEncoding encoding, TargetScaling scaling) {

  /// @throws dev.gradus.core.ConfigException if the encoding does not fit the target
  public EncodedTarget {
    encoding.shape(data.target());
  }

  /// @param data whose target is written, values scaled as it says
  /// @param encoding how
  /// @throws dev.gradus.core.ConfigException if the encoding does not fit the target
  public EncodedTarget(Dataset data, TargetEncoding encoding) {
    this(data, encoding, scalingOf(data.target()));
  }

  private static TargetScaling scalingOf(Target target) {
    return target instanceof ValueTarget values ? values.scaling() : TargetScaling.identity();
  }

  /// @return shape of one sample's target as it is written, without the batch axis
  public Shape shape() {
    return encoding.shape(data.target());
  }
}

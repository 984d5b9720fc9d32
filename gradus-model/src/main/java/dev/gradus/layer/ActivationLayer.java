package dev.gradus.layer;

import dev.gradus.activation.Activation;
import dev.gradus.op.Value;

/// An activation as a layer of its own: `y = activation(x)`, for example after
/// [BatchNormalization].
///
/// Input and output: the same shape. No weights. Keras calls it `Activation`.
///
/// @param activation what is applied
public record ActivationLayer(Activation activation) implements Layer, Activated {

  @Override
  public String kind() {
    return "activation";
  }

  @Override
  public MaskRule maskRule() {
    return MaskRule.KEEPS;
  }

  @Override
  public Value build(LayerContext context, Value input) {
    return activation.build(context.graph(), context.name(), input);
  }

  /// @return the activation by its name
  @Override
  public String toString() {
    return "ActivationLayer[activation=%s]".formatted(activation.kind());
  }
}

package dev.gradus.layer;

import dev.gradus.core.Shape;
import dev.gradus.op.Reshape;
import dev.gradus.op.Value;
import java.util.List;

/// A layer applied to every time step alone, with the same weights.
///
/// `y[n, t] = layer(x[n, t])`: the steps of all examples are one batch for the layer.
///
/// - input `x [N, T, …]`; output `[N, T, …]` with the layer's extents behind `T`
/// - weights: those of the layer, named after its kind
/// - a mask is kept if the layer keeps masks; others, such as batch normalization, would take
///   padding into account
/// - a layer that makes a mask of its own is refused
///
/// As Keras. [Dense] needs no such wrapper.
///
/// @param layer what is applied
public record TimeDistributed(Layer layer) implements Layer {

  @Override
  public String kind() {
    return "time-distributed";
  }

  @Override
  public MaskRule maskRule() {
    return layer.maskRule() == MaskRule.KEEPS ? MaskRule.KEEPS : MaskRule.REFUSES;
  }

  @Override
  public Value build(LayerContext context, Value input) {
    Shape shape = input.shape();
    if (shape.rank() < 3) {
      throw context.refusal(
          "input %s has %d axes, expected time steps with features [N, T, …]. Begin the model with Input.of(T, C)."
              .formatted(shape, shape.rank()));
    }
    int steps = Math.multiplyExact(shape.dim(0), shape.dim(1));
    Value folded = context.add(new Reshape(shape.dropFirst(2).prepend(steps)), input);
    Value result = context.child(layer.kind().replace('-', '_'), layer, List.of(folded));
    context
        .mask(result)
        .ifPresent(mask -> {
          throw context.refusal(
              "the layer inside gives its result %s a mask %s, which tells padding within a time step and would be lost. Put the layer before TimeDistributed, or leave the mask out (Masking, maskZero)."
                  .formatted(result.shape(), mask.shape()));
        });
    Shape step = result.shape().dropFirst(1);
    return context.add(new Reshape(step.prepend(shape.dim(1)).prepend(shape.dim(0))), result);
  }
}

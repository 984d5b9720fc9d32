package dev.gradus.layer;

import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import dev.gradus.op.Concat;
import dev.gradus.op.Value;
import java.util.List;

/// Several values one after the other along an axis.
///
/// - inputs with the same extents on all other axes, for example `[N, A]` and `[N, B]`; output `[N,
///   A
///   + B]`
/// - no weights
///
/// As Keras.
///
/// @param axis along which they follow each other: from 1, the first after the batch, or from the
///   end, -1 being the last; default -1
public record Concatenate(int axis) implements MergeLayer {

  /// Checks the axis.
  public Concatenate {
    if (axis == 0) {
      throw new ConfigException(
          "Concatenate: axis must not be 0, the batch. Count from 1, or from the end with -1.");
    }
  }

  /// @return along the last axis
  public static Concatenate defaults() {
    return new Concatenate(-1);
  }

  @Override
  public String kind() {
    return "concatenate";
  }

  @Override
  public MaskRule maskRule() {
    return axis == -1 ? MaskRule.KEEPS : MaskRule.REFUSES;
  }

  @Override
  public Value build(LayerContext context, List<Value> inputs) {
    Shape first = inputs.getFirst().shape();
    int along = axis < 0 ? first.rank() + axis : axis;
    if (along < 1 || along >= first.rank()) {
      throw context.refusal(
          "input %s has no axis %d to concatenate along. Choose an axis from 1 to %d."
              .formatted(first, axis, first.rank() - 1));
    }
    for (Value input : inputs) {
      Shape shape = input.shape();
      if (shape.rank() != first.rank()) {
        throw context.refusal(
            "inputs %s and %s have %d and %d axes, expected as many. Reshape one of them."
                .formatted(first, shape, first.rank(), shape.rank()));
      }
      for (int other = 0; other < shape.rank(); other++) {
        if (other != along && shape.dim(other) != first.dim(other)) {
          throw context.refusal(
              "inputs %s and %s have %d and %d on axis %d, and may differ on axis %d alone. Bring them to the same extent first, for example by padding or cropping."
                  .formatted(first, shape, first.dim(other), shape.dim(other), other, along));
        }
      }
    }
    return context.addAll(new Concat(along), inputs).getFirst();
  }
}

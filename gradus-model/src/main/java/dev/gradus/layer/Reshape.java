package dev.gradus.layer;

import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import dev.gradus.op.Value;
import java.util.List;

/// The elements of each example, in row-major order, under another shape.
///
/// Input `[N, …]`; output `[N, targetShape…]`. No weights.
///
/// As Keras.
///
/// @param targetShape extents of one example, each at least 1; one of them may be -1 and then is
///   what the number of elements leaves
public record Reshape(List<Integer> targetShape) implements Layer {

  /// Checks the extents.
  public Reshape {
    targetShape = List.copyOf(targetShape);
    if (targetShape.stream().anyMatch(extent -> extent < 1 && extent != -1)
        || targetShape.stream().filter(extent -> extent == -1).count() > 1) {
      throw new ConfigException(
          "Reshape: targetShape must have extents from 1 on, one of which may be -1, got %s."
              .formatted(targetShape));
    }
  }

  /// @param targetShape extents of one example, one of which may be -1
  /// @return the layer
  public static Reshape of(Integer... targetShape) {
    return new Reshape(List.of(targetShape));
  }

  @Override
  public String kind() {
    return "reshape";
  }

  @Override
  public Value build(LayerContext context, Value input) {
    Shape shape = input.shape();
    long elements = shape.dropFirst(1).size();
    long given = 1;
    for (int extent : targetShape) {
      given = Math.multiplyExact(given, extent == -1 ? 1L : extent);
    }
    boolean open = targetShape.contains(-1);
    if (open ? elements % given != 0 : elements != given) {
      throw context.refusal(
          "input %s has %d elements an example, which cannot be %s with %s%d. Choose extents whose product is %d."
              .formatted(
                  shape, elements, targetShape, open ? "a multiple of " : "", given, elements));
    }
    int rest = Math.toIntExact(elements / given);
    Shape target =
        Shape.of(targetShape.stream().map(extent -> extent == -1 ? rest : extent).toList());
    return context.add(new dev.gradus.op.Reshape(target.prepend(shape.dim(0))), input);
  }
}

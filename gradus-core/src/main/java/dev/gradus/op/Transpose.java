package dev.gradus.op;

import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import java.util.List;
import java.util.stream.IntStream;

/// The same elements with the axes in another order.
///
/// Operand: `x`. Result: `y`, whose axis `k` is axis `permutation_k` of `x`.
///
/// @param permutation every axis once, from 0
public record Transpose(List<Integer> permutation) implements Op {

  /// Copies the list.
  public Transpose {
    permutation = List.copyOf(permutation);
    if (!permutation.stream()
        .sorted()
        .toList()
        .equals(IntStream.range(0, permutation.size()).boxed().toList())) {
      throw new ConfigException(
          "Transpose: the permutation must name every axis from 0 to %d once, got %s."
              .formatted(permutation.size() - 1, permutation));
    }
  }

  /// @param permutation every axis once, from 0
  /// @return the op
  public static Transpose of(int... permutation) {
    return new Transpose(IntStream.of(permutation).boxed().toList());
  }

  /// @return the order of axes that undoes this one
  public Transpose inverse() {
    return new Transpose(
        IntStream.range(0, permutation.size()).mapToObj(permutation::indexOf).toList());
  }

  @Override
  public List<Shape> outputShapes(List<Shape> inputs) {
    Operands.requireCount(this, inputs, 1);
    Shape x = inputs.getFirst();
    Operands.requireRank(this, "x", x, permutation.size());
    return List.of(Shape.of(permutation.stream().map(x::dim).toList()));
  }
}

package dev.gradus.op;

import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Zeros around a tensor.
///
/// Operand: `x`. Result: on each axis `before` zeros, `x`, `after` zeros.
///
/// @param before how many zeros come first on each axis, at least 0
/// @param after how many zeros come last on each axis, at least 0
public record Pad(List<Integer> before, List<Integer> after) implements Op {

  /// Copies the lists.
  public Pad {
    before = List.copyOf(before);
    after = List.copyOf(after);
    if (before.size() != after.size()
        || Stream.concat(before.stream(), after.stream()).anyMatch(zeros -> zeros < 0)) {
      throw new ConfigException(
          "Pad: before %s and after %s must both give a number from 0 on for each axis."
              .formatted(before, after));
    }
  }

  @Override
  public List<Shape> outputShapes(List<Shape> inputs) {
    Operands.requireCount(this, inputs, 1);
    Shape x = inputs.getFirst();
    Operands.requireRank(this, "x", x, before.size());
    return List.of(
        Shape.of(
            IntStream.range(0, x.rank())
                .map(axis ->
                    Math.addExact(x.dim(axis), Math.addExact(before.get(axis), after.get(axis))))
                .toArray()));
  }
}

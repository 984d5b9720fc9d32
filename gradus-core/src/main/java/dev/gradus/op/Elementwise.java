package dev.gradus.op;

import dev.gradus.core.Shape;
import dev.gradus.core.ShapeException;
import dev.gradus.expr.Formula;
import java.util.Collections;
import java.util.List;

/// Applies one [Formula] at every element: activations and their gradients, dropout, clipping,
/// optimizer updates.
///
/// Operands: one a formula input, broadcast against each other as NumPy does (aligned at the last
/// axis; an extent of 1 repeats). Results: one a formula output, all of the broadcast shape. The
/// formula's scalars are looked up by name among the step's scalars (`learningRate`, `step`), its
/// uniforms are random streams by name (`dropout/dropout_1`), drawn at (step, row-major index).
///
/// A result may overwrite an operand of the same shape: element `i` is read before it is written.
///
/// @param formula what is computed at each element
public record Elementwise(Formula formula) implements Op {

  @Override
  public List<Shape> outputShapes(List<Shape> inputs) {
    Operands.requireCount(this, inputs, formula.inputs().size());
    Shape result = Shape.of();
    for (Shape input : inputs) {
      result = broadcast(result, input);
    }
    return Collections.nCopies(formula.outputs().size(), result);
  }

  private Shape broadcast(Shape left, Shape right) {
    int rank = Math.max(left.rank(), right.rank());
    int[] dims = new int[rank];
    for (int fromEnd = 1; fromEnd <= rank; fromEnd++) {
      int a = fromEnd <= left.rank() ? left.dim(-fromEnd) : 1;
      int b = fromEnd <= right.rank() ? right.dim(-fromEnd) : 1;
      if (a != b && a != 1 && b != 1) {
        throw new ShapeException(
            "Elementwise %s: shapes %s and %s differ on axis %d (%d and %d) and neither is 1."
                .formatted(formula.name(), left, right, rank - fromEnd, a, b));
      }
      dims[rank - fromEnd] = a == 1 ? b : a;
    }
    return Shape.of(dims);
  }
}

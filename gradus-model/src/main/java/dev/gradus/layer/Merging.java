package dev.gradus.layer;

import dev.gradus.core.Shape;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.op.Elementwise;
import dev.gradus.op.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/// What layers that merge element by element share.
final class Merging {

  private Merging() {}

  static Value elementwise(
      LayerContext context, String name, List<Value> inputs, BinaryOperator<Expr> combine) {
    return elementwise(context, name, inputs, combine, result -> result);
  }

  /// All inputs combined from left to right, in one formula.
  static Value elementwise(
      LayerContext context,
      String name,
      List<Value> inputs,
      BinaryOperator<Expr> combine,
      UnaryOperator<Expr> finish) {
    List<Value> aligned = aligned(context, inputs);
    Formula.Builder formula = Formula.named(name);
    Expr result = formula.input("x1");
    for (int i = 1; i < aligned.size(); i++) {
      result = combine.apply(result, formula.input("x" + (i + 1)));
    }
    formula.output("y", finish.apply(result));
    return context.addAll(new Elementwise(formula.build()), aligned).getFirst();
  }

  static void requireTwo(LayerContext context, List<Value> inputs) {
    if (inputs.size() != 2) {
      throw context.refusal(
          "got %d inputs, expected 2. Give it two, or merge more with another layer."
              .formatted(inputs.size()));
    }
  }

  /// The inputs with as many axes each, missing ones after the batch.
  private static List<Value> aligned(LayerContext context, List<Value> inputs) {
    int rank = inputs.stream().mapToInt(input -> input.shape().rank()).max().orElse(0);
    List<Value> aligned = new ArrayList<>();
    for (Value input : inputs) {
      Shape shape = input.shape();
      while (shape.rank() < rank) {
        shape = shape.insert(1, 1);
      }
      aligned.add(
          shape.equals(input.shape())
              ? input
              : context.add(new dev.gradus.op.Reshape(shape), input));
    }
    for (int axis = 0; axis < rank; axis++) {
      requireMeeting(context, aligned, axis);
    }
    return aligned;
  }

  private static void requireMeeting(LayerContext context, List<Value> inputs, int axis) {
    Shape widest = inputs.getFirst().shape();
    for (Value input : inputs) {
      Shape shape = input.shape();
      if (widest.dim(axis) != 1 && shape.dim(axis) != 1 && widest.dim(axis) != shape.dim(axis)) {
        throw context.refusal(
            "inputs %s and %s have %d and %d on axis %d, expected the same extent or 1. Bring them to one shape first, for example with Dense or Concatenate."
                .formatted(widest, shape, widest.dim(axis), shape.dim(axis), axis));
      }
      if (widest.dim(axis) == 1) {
        widest = shape;
      }
    }
  }
}

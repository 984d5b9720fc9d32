package dev.gradus.train;

import dev.gradus.activation.Softmax;
import dev.gradus.activation.Tanh;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.layer.Dense;
import dev.gradus.layer.LayerContext;
import dev.gradus.layer.MergeLayer;
import dev.gradus.model.Functional;
import dev.gradus.model.SymbolicTensor;
import dev.gradus.op.Elementwise;
import dev.gradus.op.Value;
import java.util.List;

/// Networks that are no chain, for tests.
public final class Graphs {

  private Graphs() {}

  /// `a + b`.
  public record Sum() implements MergeLayer {

    @Override
    public String kind() {
      return "sum";
    }

    @Override
    public Value build(LayerContext context, List<Value> inputs) {
      Formula.Builder formula = Formula.named("sum");
      Expr y = formula.input("a").plus(formula.input("b"));
      return context.add(
          new Elementwise(formula.output("y", y).build()), inputs.get(0), inputs.get(1));
    }
  }

  /// Two points through one encoder: in which half of the plane is their sum, and how far right.
  static Functional twins() {
    SymbolicTensor left = SymbolicTensor.input("left", 2);
    SymbolicTensor right = SymbolicTensor.input("right", 2);
    Dense code = Dense.of(8).withActivation(new Tanh());
    SymbolicTensor both =
        SymbolicTensor.merge(new Sum(), left.then("encoder", code), right.then("encoder", code));
    return Functional.of(
        List.of(left, right),
        List.of(
            both.then("half", Dense.of(2).withActivation(new Softmax())),
            both.then("distance", Dense.of(1))));
  }
}

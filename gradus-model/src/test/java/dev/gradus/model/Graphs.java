package dev.gradus.model;

import dev.gradus.activation.Relu;
import dev.gradus.activation.Softmax;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.layer.BatchNormalization;
import dev.gradus.layer.Dense;
import dev.gradus.layer.Layer;
import dev.gradus.layer.LayerContext;
import dev.gradus.layer.MergeLayer;
import dev.gradus.op.Elementwise;
import dev.gradus.op.Value;
import java.util.List;

/// Networks that are no chain, for tests.
final class Graphs {

  private Graphs() {}

  /// `a + b`.
  record Sum() implements MergeLayer {

    @Override
    public String kind() {
      return "sum";
    }

    @Override
    public Value build(LayerContext context, List<Value> inputs) {
      if (inputs.size() != 2 || !inputs.get(0).shape().equals(inputs.get(1).shape())) {
        throw context.refusal("got %s, expected two values of one shape.".formatted(inputs));
      }
      Formula.Builder formula = Formula.named("sum");
      Expr y = formula.input("a").plus(formula.input("b"));
      return context.add(
          new Elementwise(formula.output("y", y).build()), inputs.get(0), inputs.get(1));
    }
  }

  static final Layer HIDDEN = Dense.of(4).withActivation(new Relu());

  /// Two dense layers with batch normalization, around which the first one's result is led.
  static Functional residual() {
    SymbolicTensor features = SymbolicTensor.input("features", 3);
    SymbolicTensor wide = features.then(HIDDEN);
    SymbolicTensor changed = wide.then(HIDDEN).then(BatchNormalization.defaults()).then(HIDDEN);
    SymbolicTensor sum = SymbolicTensor.merge(new Sum(), changed, wide);
    return Functional.of(features, sum.then("digit", Dense.of(2).withActivation(new Softmax())));
  }

  /// Two inputs through one encoder, and two outputs.
  static Functional twins() {
    SymbolicTensor left = SymbolicTensor.input("left", 3);
    SymbolicTensor right = SymbolicTensor.input("right", 3);
    SymbolicTensor first = left.then("encoder", HIDDEN);
    SymbolicTensor second = right.then("encoder", HIDDEN);
    SymbolicTensor both = SymbolicTensor.merge(new Sum(), first, second);
    return Functional.of(
        List.of(left, right),
        List.of(
            both.then("digit", Dense.of(2).withActivation(new Softmax())),
            second.then("distance", Dense.of(1))));
  }
}

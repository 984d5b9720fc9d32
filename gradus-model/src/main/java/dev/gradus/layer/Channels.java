package dev.gradus.layer;

import dev.gradus.core.Shape;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.init.Ones;
import dev.gradus.init.Zeros;
import dev.gradus.op.Broadcast;
import dev.gradus.op.Elementwise;
import dev.gradus.op.Value;
import java.util.List;

/// The scale `gamma` and the shift `beta` of a normalization, one number a channel. One that is not
/// learned is the same number everywhere.
///
/// @param gamma `[C]`
/// @param beta `[C]`
record Channels(Value gamma, Value beta) {

  static Channels of(LayerContext context, int channels, boolean scale, boolean center) {
    Shape shape = Shape.of(channels);
    Value gamma = scale ? context.weight("gamma", shape, new Ones()) : constant(context, 1, shape);
    Value beta = center ? context.weight("beta", shape, new Zeros()) : constant(context, 0, shape);
    return new Channels(gamma, beta);
  }

  /// The same number everywhere.
  static Value constant(LayerContext context, double value, Shape shape) {
    Formula.Builder formula = Formula.named("constant");
    formula.output("y", Expr.constant(value));
    Value scalar = context.addAll(new Elementwise(formula.build()), List.of()).getFirst();
    return context.add(new Broadcast(shape), scalar);
  }
}

package dev.gradus.layer;

import dev.gradus.core.Shape;
import dev.gradus.expr.Comparison;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.op.Broadcast;
import dev.gradus.op.Concat;
import dev.gradus.op.Elementwise;
import dev.gradus.op.InnerProduct;
import dev.gradus.op.Reshape;
import dev.gradus.op.Slice;
import dev.gradus.op.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// A [Gru] whose reset gate acts before the product, `(r h) R_h`: two products that depend on each
/// other in each step, so the steps are laid out one by one.
///
/// @param recurrence what recurrent layers share
/// @param settings of the layer
record ResetBefore(Recurrence recurrence, Gru settings) {

  Value build(Value input) {
    LayerContext context = recurrence.context();
    int units = settings.units();
    Optional<Value> bias =
        settings.useBias()
            ? Optional.of(context.weight("bias", Shape.of(3 * units), settings.biasInitializer()))
            : Optional.empty();
    Value products = recurrence.project(input, settings.kernelInitializer(), 3, bias);
    Value kernel = recurrence.recurrentKernel(settings.recurrentInitializer(), 3);
    Value ofGates = context.add(Slice.along(kernel.shape(), 1, 0, 2 * units), kernel);
    Value ofCandidate = context.add(Slice.along(kernel.shape(), 1, 2 * units, units), kernel);
    Shape state = Shape.of(input.shape().dim(0), units);
    int steps = input.shape().dim(1);
    Optional<Value> mask = context.mask(input);
    Value h = context.add(new Broadcast(state), context.add(new Elementwise(zero())));
    List<Value> states = new ArrayList<>();
    for (int i = 0; i < steps; i++) {
      int t = settings.goBackwards() ? steps - 1 - i : i;
      Value gates = context.add(InnerProduct.of(false), h, ofGates);
      List<Value> zr =
          context.addAll(
              new Elementwise(gates()),
              List.of(
                  part(products, t, 0),
                  columns(gates, 0),
                  part(products, t, 1),
                  columns(gates, 1),
                  h));
      Value candidate = context.add(InnerProduct.of(false), zr.get(1), ofCandidate);
      List<Value> operands =
          new ArrayList<>(List.of(zr.get(0), h, part(products, t, 2), candidate));
      mask.ifPresent(all -> operands.add(context.add(Slice.along(all.shape(), 1, t, 1), all)));
      h = context.addAll(new Elementwise(next(mask.isPresent())), operands).getFirst();
      states.add(context.add(new Reshape(Shape.of(state.dim(0), 1, units)), h));
    }
    if (settings.goBackwards()) {
      Collections.reverse(states);
    }
    return recurrence.result(input, context.addAll(new Concat(1), states).getFirst());
  }

  /// A gate's input products at a step, `[N, U]`.
  private Value part(Value products, int t, int gate) {
    int units = settings.units();
    int examples = products.shape().dim(0);
    Slice box = new Slice(List.of(0, t, gate * units), Shape.of(examples, 1, units));
    LayerContext context = recurrence.context();
    return context.add(new Reshape(Shape.of(examples, units)), context.add(box, products));
  }

  private Value columns(Value gates, int gate) {
    int units = settings.units();
    return recurrence.context().add(Slice.along(gates.shape(), 1, gate * units, units), gates);
  }

  private static Formula zero() {
    return Formula.named("zero").output("h", Expr.constant(0)).build();
  }

  private Formula gates() {
    Formula.Builder formula = Formula.named("gru-gates");
    Expr z = formula.input("x_z").plus(formula.input("p_z"));
    Expr r = formula.input("x_r").plus(formula.input("p_r"));
    Expr h = formula.input("h");
    return formula
        .output("z", Recurrence.apply(settings.recurrentActivation(), z))
        .output("rh", Recurrence.apply(settings.recurrentActivation(), r).times(h))
        .build();
  }

  private Formula next(boolean masked) {
    Formula.Builder formula = Formula.named("gru");
    Expr z = formula.input("z");
    Expr h = formula.input("h");
    Expr sum = formula.input("x").plus(formula.input("p"));
    Expr g = Recurrence.apply(settings.activation(), sum);
    Expr next = z.times(h).plus(Expr.constant(1).minus(z).times(g));
    if (!masked) {
      return formula.output("next", next).build();
    }
    Expr mask = formula.input("mask");
    return formula
        .output("next", Expr.select(Comparison.NOT_EQUAL, mask, Expr.constant(0), next, h))
        .build();
  }
}

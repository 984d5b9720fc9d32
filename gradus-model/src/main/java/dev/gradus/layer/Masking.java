package dev.gradus.layer;

import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import dev.gradus.expr.Comparison;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.op.Elementwise;
import dev.gradus.op.Reduce;
import dev.gradus.op.Reshape;
import dev.gradus.op.Value;
import java.util.List;

/// Marks time steps as padding, so that recurrent layers behind it pass over them.
///
/// `mask[n, t] = 1` if any feature `x[n, t, c]` differs from `maskValue`, else 0; `y = x * mask`
///
/// - input `x [N, T, C]`; output `y [N, T, C]` with the mask `[N, T]`
/// - no weights
///
/// As Keras, which zeroes padded steps too. PyTorch has no such layer; it packs sequences by their
/// lengths.
///
/// @param maskValue what every feature of a padded step equals as a `float` where it reaches this
///   layer, so after any scaling of the data; default 0
public record Masking(double maskValue) implements Layer {

  /// Checks the value.
  public Masking {
    if (!Float.isFinite((float) maskValue)) {
      throw new ConfigException("Masking: maskValue must be finite, got %s.".formatted(maskValue));
    }
  }

  /// @return a layer that takes steps of zeros for padding
  public static Masking defaults() {
    return new Masking(0);
  }

  @Override
  public String kind() {
    return "masking";
  }

  @Override
  public Value build(LayerContext context, Value input) {
    Shape shape = input.shape();
    if (shape.rank() != 3) {
      throw context.refusal(
          "input %s has %d axes, expected [N, T, C]. Begin the model with Input.of(T, C)."
              .formatted(shape, shape.rank()));
    }
    Value differs =
        context.add(
            new Elementwise(formula("differs", Comparison.NOT_EQUAL, (float) maskValue)), input);
    Value count = context.add(new Reduce(Reduce.Kind.SUM, List.of(2), true), differs);
    Value real = context.add(new Elementwise(formula("mask", Comparison.GREATER, 0)), count);
    Formula.Builder zeroing = Formula.named("masking");
    zeroing.output("y", zeroing.input("x").times(zeroing.input("mask")));
    Value output = context.add(new Elementwise(zeroing.build()), input, real);
    context.mask(output, context.add(new Reshape(Shape.of(shape.dim(0), shape.dim(1))), real));
    return output;
  }

  /// 1 where the test with the number holds, else 0.
  private static Formula formula(String output, Comparison test, double number) {
    Formula.Builder formula = Formula.named(output);
    Expr x = formula.input("x");
    formula.output(
        output, Expr.select(test, x, Expr.constant(number), Expr.constant(1), Expr.constant(0)));
    return formula.build();
  }
}

package dev.gradus.layer;

import dev.gradus.core.ConfigException;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.op.Elementwise;
import dev.gradus.op.Value;

/// `y = scale x + offset`, in training and otherwise: pixels from 0 to 255 come to [0, 1] by `1 /
/// 255`.
///
/// Input and output: the same shape. No weights. As Keras.
///
/// @param scale factor of each element, finite
/// @param offset added to each element, finite, default 0
public record Rescaling(double scale, double offset) implements Layer {

  /// Checks both numbers.
  public Rescaling {
    if (!Double.isFinite(scale) || !Double.isFinite(offset)) {
      throw new ConfigException(
          "Rescaling: scale and offset must be finite, got %s and %s.".formatted(scale, offset));
    }
  }

  /// @param scale factor of each element
  /// @return a layer that only multiplies
  public static Rescaling of(double scale) {
    return new Rescaling(scale, 0);
  }

  @Override
  public String kind() {
    return "rescaling";
  }

  @Override
  public MaskRule maskRule() {
    return MaskRule.KEEPS;
  }

  @Override
  public Value build(LayerContext context, Value input) {
    Formula.Builder formula = Formula.named("rescaling");
    Expr x = formula.input("x");
    formula.output("y", x.times(scale).plus(offset));
    return context.add(new Elementwise(formula.build()), input);
  }

  /// @return the scale and whatever differs from the defaults
  @Override
  public String toString() {
    return SettingsText.of("Rescaling")
        .with("scale", scale)
        .unless("offset", offset, 0.0)
        .toString();
  }
}

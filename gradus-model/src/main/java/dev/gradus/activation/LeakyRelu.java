package dev.gradus.activation;

import dev.gradus.core.ConfigException;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;

/// `y = x` for `x > 0`, else `y = a x` with `a` the negative slope. The derivative at 0 is `a`, as
/// in PyTorch.
///
/// Keras's function has the slope .2, as here; Keras's layer `LeakyReLU` has .3, PyTorch .01.
///
/// Source: Maas, Hannun, Ng, "Rectifier nonlinearities improve neural network acoustic models",
/// 2013, ICML, section 2.
///
/// @param negativeSlope slope for `x <= 0`, at least 0, default .2
public record LeakyRelu(double negativeSlope) implements ElementwiseActivation {

  /// Checks the slope.
  public LeakyRelu {
    if (!(negativeSlope >= 0) || Double.isInfinite(negativeSlope)) {
      throw new ConfigException(
          "LeakyRelu: negativeSlope must be at least 0 and finite, got %s."
              .formatted(negativeSlope));
    }
  }

  /// @return the slope .2
  public static LeakyRelu defaults() {
    return new LeakyRelu(0.2);
  }

  @Override
  public String kind() {
    return "leaky-relu";
  }

  @Override
  public Formula formula() {
    Formula.Builder formula = Formula.named("leaky_relu");
    Expr x = formula.input("x");
    return formula.output("y", x.ifGreater(0, x, x.times(negativeSlope))).build();
  }
}

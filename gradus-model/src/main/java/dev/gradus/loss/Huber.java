package dev.gradus.loss;

import dev.gradus.core.ConfigException;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;

/// Half the square of small errors, a straight line for large ones, so that outliers pull no harder
/// than others; the mean over all elements of the batch.
///
/// ```
/// e    = |p - t|
/// loss = mean (e^2 / 2                    where e <= delta
///              delta * e - delta^2 / 2    elsewhere)
/// ```
///
/// Prediction `p` and target `t`: the same shape `[N, …]`.
///
/// As Keras, and PyTorch's `HuberLoss`; PyTorch's `SmoothL1Loss(beta)` is this by `beta`.
///
/// Source: Huber, "Robust estimation of a location parameter", 1964, equation 2.
///
/// @param delta the largest small error, greater than 0; default 1
public record Huber(double delta) implements ElementwiseLoss {

  /// Checks the range.
  ///
  /// @throws ConfigException if delta is not greater than 0 and finite
  public Huber {
    if (!(delta > 0 && delta < Double.POSITIVE_INFINITY)) {
      throw new ConfigException(
          "Huber: delta must be greater than 0 and finite, got %s.".formatted(delta));
    }
  }

  /// @return a delta of 1
  public static Huber defaults() {
    return new Huber(1);
  }

  @Override
  public String kind() {
    return "huber";
  }

  @Override
  public Formula formula() {
    Formula.Builder formula = Formula.named("huber");
    Expr size = formula.input("p").minus(formula.input("t")).abs();
    Expr line = size.times(delta).minus(delta * delta / 2);
    return formula.output("loss", size.ifGreater(delta, line, size.squared().times(0.5))).build();
  }
}

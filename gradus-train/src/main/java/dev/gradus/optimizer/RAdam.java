package dev.gradus.optimizer;

import static dev.gradus.expr.Expr.constant;

import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.schedule.Schedule;

/// Rectified Adam: [Adam] that moves by the mean gradient alone while its mean square rests on too
/// few steps, and then by shares that grow to 1; a warm-up that needs no setting.
///
/// ```
/// m      = beta1 * m + (1 - beta1) * gradient
/// v      = beta2 * v + (1 - beta2) * gradient^2
/// alpha  = learningRate / (1 - beta1^step)
/// top    = 2 / (1 - beta2) - 1
/// rho    = top - 2 * step * beta2^step / (1 - beta2^step)
/// r      = sqrt((rho - 4) (rho - 2) top / ((top - 4) (top - 2) rho))
/// rho > 5:  weight = weight - alpha * r * sqrt(1 - beta2^step) * m / (sqrt(v) + epsilon)
/// else:     weight = weight - alpha * m
/// ```
///
/// Differences: Keras has no such optimizer; this is PyTorch's, with its defaults. The paper's
/// algorithm has no epsilon and changes over at `rho > 4`.
///
/// Source: L. Liu et al., "On the variance of the adaptive learning rate and beyond", 2020,
/// arXiv:1908.03265, algorithm 2.
///
/// @param learningRate upper bound of a usual move once rectified, step by step; default 0.001
/// @param beta1 decay of the mean, in `[0, 1)`; default 0.9
/// @param beta2 decay of the mean square, in `[0, 1)`; default 0.999
/// @param epsilon added to the root, greater than 0; default 1e-8
public record RAdam(Schedule learningRate, double beta1, double beta2, double epsilon)
    implements ElementwiseOptimizer {

  /// Checks the ranges.
  ///
  /// @throws dev.gradus.core.ConfigException if a value is out of its range
  public RAdam {
    Ranges.requireFraction("RAdam", "beta1", beta1);
    Ranges.requireFraction("RAdam", "beta2", beta2);
    Ranges.requirePositive("RAdam", "epsilon", epsilon);
  }

  /// All else at its default.
  ///
  /// @param learningRate the same at every step
  public RAdam(double learningRate) {
    this(Schedule.constant(learningRate), 0.9, 0.999, 1e-8);
  }

  /// @return all settings at their defaults
  public static RAdam defaults() {
    return new RAdam(0.001);
  }

  /// @return the same as [#defaults]
  public static RAdam likePyTorch() {
    return defaults();
  }

  @Override
  public String kind() {
    return "radam";
  }

  @Override
  public RAdam withLearningRate(Schedule schedule) {
    return new RAdam(schedule, beta1, beta2, epsilon);
  }

  /// @param decay of the mean
  /// @return this optimizer with that beta1
  public RAdam withBeta1(double decay) {
    return new RAdam(learningRate, decay, beta2, epsilon);
  }

  /// @param decay of the mean square
  /// @return this optimizer with that beta2
  public RAdam withBeta2(double decay) {
    return new RAdam(learningRate, beta1, decay, epsilon);
  }

  /// @param addend to the root
  /// @return this optimizer with that epsilon
  public RAdam withEpsilon(double addend) {
    return new RAdam(learningRate, beta1, beta2, addend);
  }

  @Override
  public Formula update() {
    var radam = Formula.named("radam");
    var weight = radam.input("weight");
    var gradient = radam.input("gradient");
    var step = radam.scalar("step");
    Expr seen = Moments.seen(beta2, step);

    Expr m = Moments.average(beta1, radam.input("m"), gradient);
    Expr v = Moments.average(beta2, radam.input("v"), gradient.squared());
    Expr alpha = radam.scalar("learningRate").dividedBy(Moments.seen(beta1, step));
    double top = 2 / (1 - beta2) - 1;
    Expr rho = constant(top).minus(step.times(2).times(constant(beta2).pow(step)).dividedBy(seen));
    Expr r =
        rho.minus(4)
            .times(rho.minus(2))
            .times(top)
            .dividedBy(constant((top - 4) * (top - 2)).times(rho))
            .sqrt();
    // Decided and computed for all elements at once, in double precision.
    Expr rectified = rho.ifGreater(5, constant(1), constant(0));
    Expr factor = alpha.times(rho.ifGreater(5, r.times(seen.sqrt()), constant(1)));
    Expr root = rectified.ifGreater(0, v.sqrt().plus(epsilon), constant(1));

    return radam
        .output("m", m)
        .output("v", v)
        .output("weight", weight.minus(factor.times(m).dividedBy(root)))
        .build();
  }
}

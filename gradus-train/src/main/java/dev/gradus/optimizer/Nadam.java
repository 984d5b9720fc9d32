package dev.gradus.optimizer;

import static dev.gradus.expr.Expr.constant;

import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.schedule.Schedule;

/// Nadam: [Adam] with Nesterov's look ahead, under a momentum that warms up.
///
/// ```
/// mu(t)     = beta1 * (1 - 0.96^(t * momentumDecay) / 2)
/// m         = beta1 * m + (1 - beta1) * gradient
/// v         = beta2 * v + (1 - beta2) * gradient^2
/// muProduct = muProduct * mu(step)                                  (from 1)
/// mean      = mu(step + 1) * m / (1 - muProduct * mu(step + 1))
///           + (1 - mu(step)) * gradient / (1 - muProduct)
/// weight    = weight - learningRate * mean / (sqrt(v / (1 - beta2^step)) + epsilon)
/// ```
///
/// `muProduct` is the same number for all weights; it is kept beside each, so that the update stays
/// one pass over the weights.
///
/// Differences: Keras's momentum is at its height after a hundred steps (momentumDecay 1; the
/// paper's 0.96^(t/250) is a momentumDecay of 0.004, which PyTorch has). As in both, and other than
/// in [Adam], epsilon stands beside the corrected root. PyTorch's learning rate is 0.002 and its
/// epsilon 1e-8; the form here is that of its versions 2.x (1.13 had `mu(step)` twice in the
/// product of the next step).
///
/// Source: T. Dozat, "Incorporating Nesterov momentum into Adam", 2016, algorithm 2 and section 3.
///
/// @param learningRate upper bound of a usual move, step by step; default 0.001
/// @param beta1 decay of the mean and final momentum, in `[0, 1)`; default 0.9
/// @param beta2 decay of the mean square, in `[0, 1)`; default 0.999
/// @param epsilon added to the corrected root, greater than 0; default 1e-7
/// @param momentumDecay speed of the momentum's warm-up, at least 0; default 1
public record Nadam(
    Schedule learningRate, double beta1, double beta2, double epsilon, double momentumDecay)
    implements ElementwiseOptimizer {

  private static final String MU_PRODUCT = "muProduct";

  /// Checks the ranges.
  ///
  /// @throws dev.gradus.core.ConfigException if a value is out of its range
  public Nadam {
    Ranges.requireFraction("Nadam", "beta1", beta1);
    Ranges.requireFraction("Nadam", "beta2", beta2);
    Ranges.requirePositive("Nadam", "epsilon", epsilon);
    Ranges.requireNotNegative("Nadam", "momentumDecay", momentumDecay);
  }

  /// All else at its default.
  ///
  /// @param learningRate the same at every step
  public Nadam(double learningRate) {
    this(Schedule.constant(learningRate), 0.9, 0.999, 1e-7, 1);
  }

  /// @return all settings at their defaults
  public static Nadam defaults() {
    return new Nadam(0.001);
  }

  /// @return the defaults of PyTorch: learning rate 0.002, epsilon 1e-8, momentumDecay 0.004
  public static Nadam likePyTorch() {
    return new Nadam(Schedule.constant(0.002), 0.9, 0.999, 1e-8, 0.004);
  }

  @Override
  public String kind() {
    return "nadam";
  }

  @Override
  public Nadam withLearningRate(Schedule schedule) {
    return new Nadam(schedule, beta1, beta2, epsilon, momentumDecay);
  }

  /// @param decay of the mean
  /// @return this optimizer with that beta1
  public Nadam withBeta1(double decay) {
    return new Nadam(learningRate, decay, beta2, epsilon, momentumDecay);
  }

  /// @param decay of the mean square
  /// @return this optimizer with that beta2
  public Nadam withBeta2(double decay) {
    return new Nadam(learningRate, beta1, decay, epsilon, momentumDecay);
  }

  /// @param addend to the corrected root
  /// @return this optimizer with that epsilon
  public Nadam withEpsilon(double addend) {
    return new Nadam(learningRate, beta1, beta2, addend, momentumDecay);
  }

  /// @param speed of the momentum's warm-up
  /// @return this optimizer with that momentum decay
  public Nadam withMomentumDecay(double speed) {
    return new Nadam(learningRate, beta1, beta2, epsilon, speed);
  }

  @Override
  public double initialValue(String slot) {
    return slot.equals(MU_PRODUCT) ? 1 : 0;
  }

  @Override
  public Formula update() {
    var nadam = Formula.named("nadam");
    var weight = nadam.input("weight");
    var gradient = nadam.input("gradient");
    var learningRate = nadam.scalar("learningRate");
    var step = nadam.scalar("step");

    Expr now = mu(step);
    Expr next = mu(step.plus(1));
    Expr m = Moments.average(beta1, nadam.input("m"), gradient);
    Expr v = Moments.average(beta2, nadam.input("v"), gradient.squared());
    Expr product = nadam.input(MU_PRODUCT).times(now);
    Expr ahead = next.times(m).dividedBy(constant(1).minus(product.times(next)));
    Expr here = constant(1).minus(now).times(gradient).dividedBy(constant(1).minus(product));
    Expr root = v.dividedBy(Moments.seen(beta2, step)).sqrt().plus(epsilon);
    Expr moved = weight.minus(learningRate.times(ahead.plus(here)).dividedBy(root));

    return nadam
        .output("m", m)
        .output("v", v)
        .output(MU_PRODUCT, product)
        .output("weight", moved)
        .build();
  }

  private Expr mu(Expr step) {
    Expr warming = constant(0.96).pow(step.times(momentumDecay)).times(0.5);
    return constant(beta1).times(constant(1).minus(warming));
  }
}

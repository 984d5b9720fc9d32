package dev.gradus.optimizer;

import static dev.gradus.expr.Expr.constant;

import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.op.Elementwise;
import dev.gradus.op.Value;
import dev.gradus.schedule.Schedule;
import java.util.List;

/// LAMB: [Adam], whose move is stretched or shortened to the length of the weight, so that every
/// kernel and bias changes by the same share of itself. Made for very large batches.
///
/// ```
/// weight = weight - learningRate * weightDecay * weight
/// m      = beta1 * m + (1 - beta1) * gradient
/// v      = beta2 * v + (1 - beta2) * gradient^2
/// u      = m / (1 - beta1^step) / (sqrt(v / (1 - beta2^step)) + epsilon)
/// ratio  = |weight| / |u|, or 1 if either is 0
/// weight = weight - learningRate * ratio * u
/// ```
///
/// `|x|` is the root of the sum of squares of all elements.
///
/// Differences: as Keras, whose weight decay comes before the move; the paper adds `weightDecay *
/// weight` to `u`, inside the ratio. PyTorch has none. A bias that begins at 0 makes its first move
/// at ratio 1 and then moves by shares of its own small size.
///
/// Source: Y. You et al., "Large batch optimization for deep learning: training BERT in 76
/// minutes", 2020, arXiv:1904.00962, algorithm 2.
///
/// @param learningRate share of a weight's length that a move is long, step by step; default 0.001
/// @param beta1 decay of the mean, in `[0, 1)`; default 0.9
/// @param beta2 decay of the mean square, in `[0, 1)`; default 0.999
/// @param epsilon added to the root, greater than 0; default 1e-7
/// @param weightDecay share of a weight that is taken off per unit of learning rate, at least 0;
///   default 0
public record Lamb(
    Schedule learningRate, double beta1, double beta2, double epsilon, double weightDecay)
    implements Optimizer {

  /// Checks the ranges.
  ///
  /// @throws dev.gradus.core.ConfigException if a value is out of its range
  public Lamb {
    Ranges.requireFraction("Lamb", "beta1", beta1);
    Ranges.requireFraction("Lamb", "beta2", beta2);
    Ranges.requirePositive("Lamb", "epsilon", epsilon);
    Ranges.requireNotNegative("Lamb", "weightDecay", weightDecay);
  }

  /// All else at its default.
  ///
  /// @param learningRate the same at every step
  public Lamb(double learningRate) {
    this(Schedule.constant(learningRate), 0.9, 0.999, 1e-7, 0);
  }

  /// @return all settings at their defaults
  public static Lamb defaults() {
    return new Lamb(0.001);
  }

  @Override
  public String kind() {
    return "lamb";
  }

  @Override
  public Lamb withLearningRate(Schedule schedule) {
    return new Lamb(schedule, beta1, beta2, epsilon, weightDecay);
  }

  /// @param decay of the mean
  /// @return this optimizer with that beta1
  public Lamb withBeta1(double decay) {
    return new Lamb(learningRate, decay, beta2, epsilon, weightDecay);
  }

  /// @param decay of the mean square
  /// @return this optimizer with that beta2
  public Lamb withBeta2(double decay) {
    return new Lamb(learningRate, beta1, decay, epsilon, weightDecay);
  }

  /// @param addend to the root
  /// @return this optimizer with that epsilon
  public Lamb withEpsilon(double addend) {
    return new Lamb(learningRate, beta1, beta2, addend, weightDecay);
  }

  /// @param share of a weight per unit of learning rate
  /// @return this optimizer with that weight decay
  public Lamb withWeightDecay(double share) {
    return new Lamb(learningRate, beta1, beta2, epsilon, share);
  }

  @Override
  public void build(UpdateContext context) {
    List<Value> adam =
        context.addAll(
            new Elementwise(direction()),
            List.of(context.gradient(), context.slot("m", 0), context.slot("v", 0)));
    context.become("m", adam.get(0));
    context.become("v", adam.get(1));
    Value u = adam.get(2);
    Value weight = Norms.decayed(context, weightDecay);
    context.become(
        context.add(
            new Elementwise(move()),
            weight,
            u,
            Norms.sumOfSquares(context, weight),
            Norms.sumOfSquares(context, u)));
  }

  private Formula direction() {
    var lamb = Formula.named("lamb_direction");
    var gradient = lamb.input("gradient");
    var step = lamb.scalar(UpdateContext.STEP);
    Expr m = Moments.average(beta1, lamb.input("m"), gradient).flushed();
    Expr v = Moments.average(beta2, lamb.input("v"), gradient.squared()).flushed();
    Expr root = v.dividedBy(Moments.seen(beta2, step)).sqrt();
    Expr u = m.dividedBy(Moments.seen(beta1, step)).dividedBy(root.plus(epsilon));
    return lamb.output("m", m).output("v", v).output("u", u).build();
  }

  private static Formula move() {
    var lamb = Formula.named("lamb");
    var weight = lamb.input("weight");
    var u = lamb.input("u");
    var weights = lamb.input("sumOfWeights").sqrt();
    var length = lamb.input("sumOfU").sqrt();
    var rate = lamb.scalar(UpdateContext.LEARNING_RATE);
    Expr one = constant(1);
    Expr ratio = weights.ifGreater(0, length.ifGreater(0, weights.dividedBy(length), one), one);
    return lamb.output("weight", weight.minus(rate.times(ratio).times(u))).build();
  }
}

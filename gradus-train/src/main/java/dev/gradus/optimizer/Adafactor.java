package dev.gradus.optimizer;

import static dev.gradus.expr.Expr.constant;

import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.op.Elementwise;
import dev.gradus.op.Value;
import dev.gradus.schedule.Schedule;

/// Adafactor: moves by the gradient over its root mean square, of which only the means of rows and
/// of columns are remembered, and in proportion to the weight's own size.
///
/// ```
/// weight = weight - learningRate * weightDecay * weight
/// beta   = 1 - step^beta2Decay
/// g2     = gradient^2 + epsilon1
/// rows   = beta * rows + (1 - beta) * mean of g2 over the last axis
/// columns = beta * columns + (1 - beta) * mean of g2 over the last axis but one
/// v      = rows * columns / mean of rows over the last axis but one
/// u      = gradient / sqrt(v)
/// u      = u / max(1, rms(u) / clipThreshold)
/// alpha  = max(epsilon2, rms(weight)) * min(learningRate, 1 / sqrt(step))
/// weight = weight - alpha * u
/// ```
///
/// `rms` is the root of the mean square of all elements. Weights of one axis remember `v = beta * v
/// + (1 - beta) * g2` itself. A kernel `[K, U]` costs `K + U` numbers of memory in place of Adam's
///   `2 K U`.
///
/// Differences: that is Keras's form, which follows the paper but for the learning rate in place of
/// its 0.01; Keras also has a switch `relative_step`, which changes nothing and so is not here.
/// With [Convention#PYTORCH] epsilon1 is a floor instead: `g2 = gradient^2`, the mean of rows is at
/// least epsilon1 and `v` at least `epsilon1^2`; and `rms(weight)` is that before the decay.
///
/// Source: N. Shazeer, M. Stern, "Adafactor: adaptive learning rates with sublinear memory cost",
/// 2018, arXiv:1804.04235, algorithms 4 and 5.
///
/// @param learningRate largest share of a weight's size that a move takes, step by step; default
///   0.001
/// @param beta2Decay exponent of the averages' decay, at most 0; default -0.8
/// @param epsilon1 floor of squared gradients, greater than 0; default 1e-30
/// @param epsilon2 floor of a weight's size, at least 0; default 0.001
/// @param clipThreshold largest root mean square of a move before it is scaled, greater than 0;
///   default 1
/// @param weightDecay share of a weight that is taken off per unit of learning rate, at least 0;
///   default 0
/// @param convention the place of epsilon1; default [Convention#KERAS]
public record Adafactor(
    Schedule learningRate,
    double beta2Decay,
    double epsilon1,
    double epsilon2,
    double clipThreshold,
    double weightDecay,
    Convention convention)
    implements Optimizer {

  /// Checks the ranges.
  ///
  /// @throws ConfigException if a value is out of its range
  public Adafactor {
    if (!(beta2Decay <= 0 && beta2Decay > Double.NEGATIVE_INFINITY)) {
      throw new ConfigException(
          "Adafactor: beta2Decay must be at most 0 and finite, got %s.".formatted(beta2Decay));
    }
    Ranges.requirePositive("Adafactor", "epsilon1", epsilon1);
    Ranges.requireNotNegative("Adafactor", "epsilon2", epsilon2);
    Ranges.requirePositive("Adafactor", "clipThreshold", clipThreshold);
    Ranges.requireNotNegative("Adafactor", "weightDecay", weightDecay);
  }

  /// All else at its default.
  ///
  /// @param learningRate the same at every step
  public Adafactor(double learningRate) {
    this(Schedule.constant(learningRate), -0.8, 1e-30, 1e-3, 1, 0, Convention.KERAS);
  }

  /// @return all settings at their defaults
  public static Adafactor defaults() {
    return new Adafactor(0.001);
  }

  /// @return the defaults and form of PyTorch: rate 0.01, epsilon1 the float's 2^-23 as a floor
  public static Adafactor likePyTorch() {
    return new Adafactor(Schedule.constant(0.01), -0.8, 0x1p-23, 1e-3, 1, 0, Convention.PYTORCH);
  }

  @Override
  public String kind() {
    return "adafactor";
  }

  @Override
  public Adafactor withLearningRate(Schedule schedule) {
    return new Adafactor(
        schedule, beta2Decay, epsilon1, epsilon2, clipThreshold, weightDecay, convention);
  }

  /// @param exponent of the averages' decay
  /// @return this optimizer with that beta2Decay
  public Adafactor withBeta2Decay(double exponent) {
    return new Adafactor(
        learningRate, exponent, epsilon1, epsilon2, clipThreshold, weightDecay, convention);
  }

  /// @param floor of squared gradients
  /// @return this optimizer with that epsilon1
  public Adafactor withEpsilon1(double floor) {
    return new Adafactor(
        learningRate, beta2Decay, floor, epsilon2, clipThreshold, weightDecay, convention);
  }

  /// @param floor of a weight's size
  /// @return this optimizer with that epsilon2
  public Adafactor withEpsilon2(double floor) {
    return new Adafactor(
        learningRate, beta2Decay, epsilon1, floor, clipThreshold, weightDecay, convention);
  }

  /// @param largest root mean square of a move before it is scaled
  /// @return this optimizer with that threshold
  public Adafactor withClipThreshold(double largest) {
    return new Adafactor(
        learningRate, beta2Decay, epsilon1, epsilon2, largest, weightDecay, convention);
  }

  /// @param share of a weight per unit of learning rate
  /// @return this optimizer with that weight decay
  public Adafactor withWeightDecay(double share) {
    return new Adafactor(
        learningRate, beta2Decay, epsilon1, epsilon2, clipThreshold, share, convention);
  }

  @Override
  public void build(UpdateContext context) {
    Value u = context.variable().shape().rank() < 2 ? direction(context) : factored(context);
    Value weight = Norms.decayed(context, weightDecay);
    Value sized = convention == Convention.KERAS ? weight : context.weight();
    context.become(
        context.add(
            new Elementwise(move()),
            weight,
            u,
            Norms.meanSquare(context, sized),
            Norms.meanSquare(context, u)));
  }

  private Value direction(UpdateContext context) {
    Value squares = context.add(new Elementwise(square()), context.gradient());
    Value v = average(context, "v", context.variable().shape(), squares);
    Formula.Builder formula = Formula.named("adafactor_direction");
    Expr gradient = formula.input("gradient");
    formula.output("u", gradient.dividedBy(floored(formula.input("v"), squaredFloor()).sqrt()));
    return context.add(new Elementwise(formula.build()), context.gradient(), v);
  }

  private Value factored(UpdateContext context) {
    Shape shape = context.variable().shape();
    Value squares = context.add(new Elementwise(square()), context.gradient());
    Value rows =
        average(context, "rows", shape.withDim(-1, 1), Norms.meanOver(context, -1, squares));
    Value columns =
        average(context, "columns", shape.withDim(-2, 1), Norms.meanOver(context, -2, squares));
    return context.add(
        new Elementwise(factoredDirection()),
        context.gradient(),
        rows,
        columns,
        Norms.meanOver(context, -2, rows));
  }

  private Value average(UpdateContext context, String slot, Shape shape, Value now) {
    Formula.Builder formula = Formula.named("adafactor_average");
    Expr share = formula.scalar(UpdateContext.STEP).pow(beta2Decay);
    Expr old = formula.input("old");
    Expr next = constant(1).minus(share).times(old).plus(share.times(formula.input("now")));
    // with a floor of 1e-30 below, averages never come near the denormal numbers
    formula.output("next", convention == Convention.KERAS ? next : next.flushed());
    Value average =
        context.add(new Elementwise(formula.build()), context.slot(slot, shape, 0), now);
    context.become(slot, average);
    return average;
  }

  private Formula square() {
    Formula.Builder formula = Formula.named("adafactor_square");
    Expr square = formula.input("gradient").squared();
    return formula
        .output("g2", convention == Convention.KERAS ? square.plus(epsilon1) : square)
        .build();
  }

  private Formula factoredDirection() {
    Formula.Builder formula = Formula.named("adafactor_direction");
    Expr gradient = formula.input("gradient");
    Expr rows = formula.input("rows");
    Expr columns = formula.input("columns");
    Expr mean = floored(formula.input("mean"), epsilon1);
    Expr root =
        switch (convention) {
          // one root of both would be that of 1e-60, which float32 does not have, where a row and a
          // column of gradients are 0
          case KERAS -> rows.dividedBy(mean).sqrt().times(columns.sqrt());
          case PYTORCH -> floored(rows.dividedBy(mean).times(columns), squaredFloor()).sqrt();
        };
    return formula.output("u", gradient.dividedBy(root)).build();
  }

  private Expr floored(Expr value, double floor) {
    return convention == Convention.KERAS ? value : value.max(floor);
  }

  private double squaredFloor() {
    return epsilon1 * epsilon1;
  }

  private Formula move() {
    Formula.Builder formula = Formula.named("adafactor");
    Expr weight = formula.input("weight");
    Expr u = formula.input("u");
    Expr size = formula.input("meanSquareOfWeight").sqrt();
    Expr length = formula.input("meanSquareOfU").sqrt();
    Expr rate = formula.scalar(UpdateContext.LEARNING_RATE);
    Expr cap = constant(1).dividedBy(formula.scalar(UpdateContext.STEP).sqrt());
    Expr alpha = size.max(epsilon2).times(rate.min(cap));
    Expr clipped = length.dividedBy(clipThreshold).max(1);
    return formula.output("weight", weight.minus(alpha.dividedBy(clipped).times(u))).build();
  }
}

package dev.gradus.optimizer;

import static dev.gradus.expr.Expr.constant;

import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.op.Elementwise;
import dev.gradus.op.MatMul;
import dev.gradus.op.Reshape;
import dev.gradus.op.Value;
import dev.gradus.op.Variable;
import dev.gradus.schedule.Schedule;
import java.util.List;

/// Muon: the momentum of a matrix of weights, turned into a nearly orthogonal matrix, so that it
/// moves by the same length in all of its directions. Everything that is no such matrix moves by
/// [AdamW] at its defaults, with the same learning rate and weight decay.
///
/// ```
/// weight = weight - learningRate * weightDecay * weight
/// m      = momentum * m + gradient
/// M      = gradient + momentum * m if nesterov, else m
/// X      = M / (|M| + 1e-7)
/// nsSteps times:  A = X X^T,  X = 3.4445 X + (-4.7750 A + 2.0315 A A) X
/// weight = weight - learningRate * 0.2 * sqrt(max(rows, columns)) * X
/// ```
///
/// Matrices are kernels `[K, U]`, recurrent ones too, and kernels of convolutions `[h, w, C, F]` as
/// `[h w C, F]`. No matrices are biases and scales, embeddings, and the kernels of attention, which
/// have three axes. The method's authors leave the output layer to AdamW as well; a group does
/// that:
///
/// ```java
/// Trainer.of(model, Muon.defaults(), loss)
///     .update(UpdateSettings.defaults().withGroups(
///         new WeightGroup("dense_2").withOptimizer(AdamW.defaults())))
/// ```
///
/// Differences: Keras leaves kernels of convolutions to AdamW and, in place of groups, has
/// `exclude_layers`. With [Convention#PYTORCH] `m` and `M` are averages, `(1 - momentum)` times the
/// above, `|M|` is at least 1e-7 instead of that added, and the factor of the learning rate is
/// `sqrt(max(1, columns / rows))`, for PyTorch keeps kernels as `[U, K]`; it multiplies in
/// bfloat16, and takes matrices only.
///
/// Source: K. Jordan et al., "Muon: an optimizer for hidden layers in neural networks", 2024; the
/// factor is that of J. Liu et al., "Muon is scalable for LLM training", 2025, arXiv:2502.16982,
/// section 2.2.
///
/// @param learningRate length of a usual move of one element, step by step; default 0.001
/// @param momentum decay of the sum of gradients, in `[0, 1)`; default 0.95
/// @param nesterov whether the gradient counts once more; default true
/// @param nsSteps Newton-Schulz iterations, at least 1; default 5
/// @param weightDecay share of a weight that is taken off per unit of learning rate, at least 0;
///   default 0.004
/// @param convention the scale of a move; default [Convention#KERAS]
public record Muon(
    Schedule learningRate,
    double momentum,
    boolean nesterov,
    int nsSteps,
    double weightDecay,
    Convention convention)
    implements Optimizer {

  private static final double A = 3.4445;
  private static final double B = -4.7750;
  private static final double C = 2.0315;
  private static final double EPSILON = 1e-7;
  private static final double RMS_RATE = 0.2;
  private static final List<String> ATTENTION =
      List.of("/query/kernel", "/key/kernel", "/value/kernel", "/attention_output/kernel");

  /// Checks the ranges.
  ///
  /// @throws ConfigException if a value is out of its range
  public Muon {
    Ranges.requireFraction("Muon", "momentum", momentum);
    Ranges.requireNotNegative("Muon", "weightDecay", weightDecay);
    if (nsSteps < 1) {
      throw new ConfigException("Muon: nsSteps must be at least 1, got %d.".formatted(nsSteps));
    }
  }

  /// All else at its default.
  ///
  /// @param learningRate the same at every step
  public Muon(double learningRate) {
    this(Schedule.constant(learningRate), 0.95, true, 5, 0.004, Convention.KERAS);
  }

  /// @return all settings at their defaults
  public static Muon defaults() {
    return new Muon(0.001);
  }

  /// @return the defaults and form of PyTorch: weightDecay 0.1, moves by the kernel's proportions
  public static Muon likePyTorch() {
    return new Muon(Schedule.constant(0.001), 0.95, true, 5, 0.1, Convention.PYTORCH);
  }

  @Override
  public String kind() {
    return "muon";
  }

  @Override
  public Muon withLearningRate(Schedule schedule) {
    return new Muon(schedule, momentum, nesterov, nsSteps, weightDecay, convention);
  }

  /// @param decay of the sum of gradients
  /// @return this optimizer with that momentum
  public Muon withMomentum(double decay) {
    return new Muon(learningRate, decay, nesterov, nsSteps, weightDecay, convention);
  }

  /// @param again whether the gradient counts once more
  /// @return this optimizer with or without it
  public Muon withNesterov(boolean again) {
    return new Muon(learningRate, momentum, again, nsSteps, weightDecay, convention);
  }

  /// @param iterations of Newton and Schulz
  /// @return this optimizer with so many
  public Muon withNsSteps(int iterations) {
    return new Muon(learningRate, momentum, nesterov, iterations, weightDecay, convention);
  }

  /// @param share of a weight per unit of learning rate
  /// @return this optimizer with that weight decay
  public Muon withWeightDecay(double share) {
    return new Muon(learningRate, momentum, nesterov, nsSteps, share, convention);
  }

  @Override
  public void build(UpdateContext context) {
    if (!isMatrix(context.variable())) {
      AdamW like = convention == Convention.KERAS ? AdamW.defaults() : AdamW.likePyTorch();
      like.withWeightDecay(weightDecay).build(context);
      return;
    }
    Shape shape = context.variable().shape();
    int columns = shape.dim(-1);
    int rows = Math.toIntExact(shape.size() / columns);
    List<Value> momenta =
        context.addAll(
            new Elementwise(momenta()), List.of(context.gradient(), context.slot("m", 0)));
    context.become("m", momenta.getFirst());
    Value wide = reshaped(context, momenta.getLast(), Shape.of(rows, columns));
    Value turned = reshaped(context, orthogonal(context, wide), shape);
    context.become(
        context.add(new Elementwise(move(scale(rows, columns))), context.weight(), turned));
  }

  private static boolean isMatrix(Variable weight) {
    String name = weight.name();
    int rank = weight.shape().rank();
    boolean named = name.endsWith("bias") || name.contains("embedding");
    return !named
        && (rank == 2
            || (rank > 2
                && name.endsWith("kernel")
                && ATTENTION.stream().noneMatch(name::endsWith)));
  }

  private static Value reshaped(UpdateContext context, Value value, Shape shape) {
    return value.shape().equals(shape) ? value : context.add(new Reshape(shape), value);
  }

  private Formula momenta() {
    var muon = Formula.named("muon_momentum");
    var gradient = muon.input("gradient");
    double share = convention == Convention.KERAS ? 1 : 1 - momentum;
    Expr now = gradient.times(share);
    Expr m = constant(momentum).times(muon.input("m")).plus(now).flushed();
    muon.output("m", m);
    return muon.output("direction", nesterov ? now.plus(m.times(momentum)) : m).build();
  }

  /// Products on the side of the fewer rows or columns.
  private Value orthogonal(UpdateContext context, Value matrix) {
    boolean tall = matrix.shape().dim(0) > matrix.shape().dim(1);
    Value x =
        context.add(new Elementwise(normalized()), matrix, Norms.sumOfSquares(context, matrix));
    for (int i = 0; i < nsSteps; i++) {
      Value a = context.add(new MatMul(tall, !tall), x, x);
      Value aa = context.add(new MatMul(false, false), a, a);
      Value factor = context.add(new Elementwise(sum("muon_factor", B, C)), a, aa);
      Value product =
          tall
              ? context.add(new MatMul(false, false), x, factor)
              : context.add(new MatMul(false, false), factor, x);
      x = context.add(new Elementwise(sum("muon_iteration", A, 1)), x, product);
    }
    return x;
  }

  private Formula normalized() {
    Formula.Builder formula = Formula.named("muon_normalized");
    Expr matrix = formula.input("matrix");
    Expr norm = formula.input("sum").sqrt();
    Expr length = convention == Convention.KERAS ? norm.plus(EPSILON) : norm.max(EPSILON);
    return formula.output("x", matrix.dividedBy(length)).build();
  }

  private static Formula sum(String name, double first, double second) {
    Formula.Builder formula = Formula.named(name);
    Expr x = formula.input("x").times(first);
    return formula.output("sum", x.plus(formula.input("y").times(second))).build();
  }

  private double scale(int rows, int columns) {
    return switch (convention) {
      case KERAS -> RMS_RATE * Math.sqrt(Math.max(rows, columns));
      case PYTORCH -> Math.sqrt(Math.max(1, (double) columns / rows));
    };
  }

  private Formula move(double scale) {
    var muon = Formula.named("muon");
    var weight = muon.input("weight");
    var rate = muon.scalar(UpdateContext.LEARNING_RATE);
    Expr decayed = Moments.decayed(weight, weightDecay, rate);
    Expr move = rate.times(scale).times(muon.input("x"));
    return muon.output("weight", decayed.minus(move)).build();
  }
}

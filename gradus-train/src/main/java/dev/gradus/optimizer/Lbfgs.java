package dev.gradus.optimizer;

import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import dev.gradus.schedule.Schedule;

/// L-BFGS: Newton's method with curvatures guessed from the last moves. For small networks and data
/// sets, where the loss over all of the data is worth computing several times for one good move.
///
/// One epoch is one move of all weights `x`, with `f` the loss over the whole training data and `g`
/// its gradient:
///
/// ```
/// d = -H g        H from the pairs s = x' - x, y = g' - g of the last historySize moves
/// x = x + t d     t by a line search for the strong Wolfe conditions
///                 f(x + t d) <= f(x) + 1e-4 t g.d   and   |g(x + t d).d| <= 0.9 |g.d|
/// ```
///
/// The search begins with `t = learningRate`, in the first move with `min(1, 1 / sum |g|)` times
/// that, and takes at most `maxEvaluations` evaluations, each one pass through the data. Pairs with
/// `s.y <= 1e-10` are left out. Training stops early where no element of `g` is larger than
/// `toleranceGradient`, or where no step along `d` lowers the loss.
///
/// Batches only bound the memory: their gradients are averaged by their sizes, so batch sizes do
/// not change the method. Dropout and other noise is drawn anew for each move and stays the same
/// while its line is searched; without noise the search is safest. Batch normalization goes by each
/// batch, and its moving averages follow the last evaluation of a move. A run that is paused within
/// a move begins the move again. Gradients and loss are computed in float32, so the last digits of
/// an optimum are out of reach.
///
/// Differences: PyTorch's `LBFGS(line_search_fn="strong_wolfe")` with `max_iter=1`, for a history
/// of 100 instead of 10; one call of `step` is one epoch here. Keras has none. There is no room
/// beside it for clipping, accumulation, noise, weight decay, averages or groups of
/// [UpdateSettings]; penalties on weights are part of the loss.
///
/// Source: J. Nocedal, S. Wright, "Numerical optimization", 2nd edition, 2006, algorithms 7.4 (the
/// two-loop recursion), 3.5 and 3.6 (the line search).
///
/// @param learningRate step length that the search tries first; default 1
/// @param historySize pairs that are remembered, each as large as the weights twice, at least 1;
///   default 10
/// @param maxEvaluations passes through the data that one line search may take, at least 1; default
///   25
/// @param toleranceGradient largest element of a gradient that counts as 0, at least 0; default
///   1e-7
public record Lbfgs(
    Schedule learningRate, int historySize, int maxEvaluations, double toleranceGradient)
    implements Optimizer {

  /// The slot of moves, `[historySize, …]`, the oldest first; those not made yet are 0.
  public static final String MOVES = "s";

  /// The slot of changes of the gradient, `[historySize, …]`, the oldest first.
  public static final String CHANGES = "y";

  /// Checks the ranges.
  ///
  /// @throws ConfigException if a value is out of its range
  public Lbfgs {
    requireCount("historySize", historySize);
    requireCount("maxEvaluations", maxEvaluations);
    Ranges.requireNotNegative("Lbfgs", "toleranceGradient", toleranceGradient);
  }

  private static void requireCount(String setting, int count) {
    if (count < 1) {
      throw new ConfigException("Lbfgs: %s must be at least 1, got %d.".formatted(setting, count));
    }
  }

  /// @return all settings at their defaults
  public static Lbfgs defaults() {
    return new Lbfgs(Schedule.constant(1), 10, 25, 1e-7);
  }

  /// @return the defaults of PyTorch: a history of 100
  public static Lbfgs likePyTorch() {
    return defaults().withHistorySize(100);
  }

  @Override
  public String kind() {
    return "lbfgs";
  }

  @Override
  public Lbfgs withLearningRate(Schedule schedule) {
    return new Lbfgs(schedule, historySize, maxEvaluations, toleranceGradient);
  }

  /// @param pairs that are remembered
  /// @return this optimizer with such a history
  public Lbfgs withHistorySize(int pairs) {
    return new Lbfgs(learningRate, pairs, maxEvaluations, toleranceGradient);
  }

  /// @param passes through the data that one line search may take
  /// @return this optimizer with that limit
  public Lbfgs withMaxEvaluations(int passes) {
    return new Lbfgs(learningRate, historySize, passes, toleranceGradient);
  }

  /// @param largest element of a gradient that counts as 0
  /// @return this optimizer with that tolerance
  public Lbfgs withToleranceGradient(double largest) {
    return new Lbfgs(learningRate, historySize, maxEvaluations, largest);
  }

  /// Moves nothing by itself, for moves depend on all weights: declares what is remembered.
  @Override
  public void build(UpdateContext context) {
    Shape pairs = context.variable().shape().prepend(historySize);
    context.slot(MOVES, pairs, 0);
    context.slot(CHANGES, pairs, 0);
    context.become(context.weight());
  }
}

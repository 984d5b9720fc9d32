package dev.gradus.optimizer;

import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.schedule.Schedule;

/// Adadelta: each weight moves by its gradient times the root mean square of its moves over that of
/// its gradients, so that a move has the weight's unit.
///
/// ```
/// meanSquare     = rho * meanSquare + (1 - rho) * gradient^2
/// move           = sqrt(meanSquareMove + epsilon) / sqrt(meanSquare + epsilon) * gradient
/// meanSquareMove = rho * meanSquareMove + (1 - rho) * move^2
/// weight         = weight - learningRate * move
/// ```
///
/// Differences: the paper has no learning rate, which is a rate of 1. Keras's default of 0.001
/// makes it a thousand times slower than the paper's; PyTorch has 1, rho 0.9 and epsilon 1e-6. The
/// update is the same in all.
///
/// Source: M. Zeiler, "ADADELTA: an adaptive learning rate method", 2012, arXiv:1212.5701,
/// algorithm 1.
///
/// @param learningRate factor of the moves, step by step; default 0.001
/// @param rho decay of the averages, in `[0, 1)`; default 0.95
/// @param epsilon added under both roots, greater than 0; default 1e-7
public record Adadelta(Schedule learningRate, double rho, double epsilon)
    implements ElementwiseOptimizer {

  /// Checks the ranges.
  ///
  /// @throws dev.gradus.core.ConfigException if a value is out of its range
  public Adadelta {
    Ranges.requireFraction("Adadelta", "rho", rho);
    Ranges.requirePositive("Adadelta", "epsilon", epsilon);
  }

  /// All else at its default.
  ///
  /// @param learningRate the same at every step
  public Adadelta(double learningRate) {
    this(Schedule.constant(learningRate), 0.95, 1e-7);
  }

  /// @return all settings at their defaults
  public static Adadelta defaults() {
    return new Adadelta(0.001);
  }

  /// @return the defaults of PyTorch: learning rate 1, rho 0.9, epsilon 1e-6
  public static Adadelta likePyTorch() {
    return new Adadelta(Schedule.constant(1), 0.9, 1e-6);
  }

  @Override
  public String kind() {
    return "adadelta";
  }

  @Override
  public Adadelta withLearningRate(Schedule schedule) {
    return new Adadelta(schedule, rho, epsilon);
  }

  /// @param decay of the averages
  /// @return this optimizer with that rho
  public Adadelta withRho(double decay) {
    return new Adadelta(learningRate, decay, epsilon);
  }

  /// @param addend under both roots
  /// @return this optimizer with that epsilon
  public Adadelta withEpsilon(double addend) {
    return new Adadelta(learningRate, rho, addend);
  }

  @Override
  public Formula update() {
    var adadelta = Formula.named("adadelta");
    var weight = adadelta.input("weight");
    var gradient = adadelta.input("gradient");
    var meanSquareMove = adadelta.input("meanSquareMove");

    Expr meanSquare = Moments.average(rho, adadelta.input("meanSquare"), gradient.squared());
    Expr ratio = meanSquareMove.plus(epsilon).sqrt().dividedBy(meanSquare.plus(epsilon).sqrt());
    Expr move = ratio.times(gradient);

    return adadelta
        .output("meanSquare", meanSquare)
        .output("meanSquareMove", Moments.average(rho, meanSquareMove, move.squared()))
        .output("weight", weight.minus(adadelta.scalar("learningRate").times(move)))
        .build();
  }
}

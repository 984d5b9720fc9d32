package dev.gradus.examples;

import module dev.gradus.report;

import dev.gradus.expr.Formula;

/// An optimizer of one's own: a formula that says how one weight moves. It runs as one pass over
/// weight, gradient and memory, like the built-in ones.
public final class OwnOptimizer {

  private OwnOptimizer() {}

  // @start region="own-optimizer"
  /// Moves by the sign of a mean of gradients (J. Bernstein et al., "signSGD: compressed
  /// optimisation for non-convex problems", 2018, algorithm 2).
  public record Signum(Schedule learningRate) implements ElementwiseOptimizer {

    @Override
    public Signum withLearningRate(Schedule schedule) {
      return new Signum(schedule);
    }

    @Override
    public Formula update() {
      var signum = Formula.named("signum");
      var weight = signum.input("weight");
      var gradient = signum.input("gradient");
      var m = signum.input("m").times(0.9).plus(gradient.times(0.1));
      var move = signum.scalar("learningRate").times(m.sign());
      return signum.output("m", m).output("weight", weight.minus(move)).build();
    }
  }

  // @end

  /// @param arguments none
  public static void main(String[] arguments) {
    System.out.println("accuracy with Signum: " + run(Mnist.load(), 5));
  }

  static double run(Split digits, int epochs) {
    Signum signum = new Signum(Schedule.constant(1e-3));
    return Digits.accuracy(digits, epochs, signum, Dense.of(64).withActivation(new Relu()));
  }
}

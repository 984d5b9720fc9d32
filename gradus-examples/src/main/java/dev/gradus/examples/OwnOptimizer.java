package dev.gradus.examples;

import static dev.gradus.expr.Expr.constant;

import module dev.gradus.report;

import dev.gradus.expr.Formula;

/// An optimizer of one's own: a formula that says how one weight moves. It runs as one pass over
/// weight, gradient and memory, like the built-in ones.
public final class OwnOptimizer {

  private OwnOptimizer() {}

  // @start region="own-optimizer"
  /// Lion: moves by the sign of a mean of gradients (X. Chen et al., "Symbolic discovery of
  /// optimization algorithms", 2023, algorithm 2, without weight decay).
  public record Lion(Schedule learningRate, double beta1, double beta2)
      implements ElementwiseOptimizer {

    @Override
    public String kind() {
      return "lion";
    }

    @Override
    public Lion withLearningRate(Schedule schedule) {
      return new Lion(schedule, beta1, beta2);
    }

    @Override
    public Formula update() {
      var lion = Formula.named("lion");
      var weight = lion.input("weight");
      var gradient = lion.input("gradient");
      var m = lion.input("m");
      var rate = lion.scalar("learningRate");

      var direction = constant(beta1).times(m).plus(gradient.times(1 - beta1)).sign();
      var next = constant(beta2).times(m).plus(gradient.times(1 - beta2));
      return lion.output("m", next).output("weight", weight.minus(rate.times(direction))).build();
    }
  }

  // @end

  /// @param arguments none
  public static void main(String[] arguments) {
    System.out.println("accuracy with Lion: " + run(Mnist.load(), 5));
  }

  static double run(Split digits, int epochs) {
    Lion lion = new Lion(Schedule.constant(1e-3), 0.9, 0.99);
    return Digits.accuracy(digits, epochs, lion, Dense.of(64).withActivation(new Relu()));
  }
}

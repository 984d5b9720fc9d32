package dev.gradus.examples;

import module dev.gradus.report;

import dev.gradus.expr.Formula;

/// An activation of one's own: a formula of one input. Its derivative, its fast loop and its place
/// in the network follow from the formula.
public final class OwnActivation {

  private OwnActivation() {}

  // @start region="own-activation"
  /// `y = x tanh(softplus(x))` (D. Misra, "Mish", 2019, equation 1).
  public record Mish() implements ElementwiseActivation {

    @Override
    public String kind() {
      return "mish";
    }

    @Override
    public Formula formula() {
      var mish = Formula.named("mish");
      var x = mish.input("x");
      return mish.output("y", x.times(x.softplus().tanh())).build();
    }
  }

  // @end

  /// @param arguments none
  public static void main(String[] arguments) {
    System.out.println("accuracy with Mish: " + run(Mnist.load(), 5));
  }

  static double run(Split digits, int epochs) {
    Layer hidden = Dense.of(64).withActivation(new Mish());
    return Digits.accuracy(digits, epochs, Adam.defaults(), hidden);
  }
}

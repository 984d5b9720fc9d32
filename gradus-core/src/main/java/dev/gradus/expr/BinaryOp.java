package dev.gradus.expr;

import java.util.function.DoubleBinaryOperator;

/// A function of two numbers, with its meaning in double precision.
public enum BinaryOp {
  /// `left + right`
  ADD("+", Double::sum),
  /// `left - right`
  SUBTRACT("-", (left, right) -> left - right),
  /// `left * right`
  MULTIPLY("*", (left, right) -> left * right),
  /// `left / right`
  DIVIDE("/", (left, right) -> left / right),
  /// the smaller; NaN if either is NaN
  MIN("min", Math::min),
  /// the larger; NaN if either is NaN
  MAX("max", Math::max),
  /// `left` to the power `right`, as `Math.pow`
  POW("^", Math::pow);

  private final String symbol;
  private final DoubleBinaryOperator function;

  BinaryOp(String symbol, DoubleBinaryOperator function) {
    this.symbol = symbol;
    this.function = function;
  }

  /// The sign or name in printed formulas.
  public String symbol() {
    return symbol;
  }

  /// The value for `left` and `right`, in double precision.
  public double apply(double left, double right) {
    return function.applyAsDouble(left, right);
  }
}

package dev.gradus.expr;

/// A function of two numbers, with its meaning in double precision.
public enum BinaryOp {
  /// `left + right`
  ADD("+"),
  /// `left - right`
  SUBTRACT("-"),
  /// `left * right`
  MULTIPLY("*"),
  /// `left / right`
  DIVIDE("/"),
  /// the smaller; NaN if either is NaN
  MIN("min"),
  /// the larger; NaN if either is NaN
  MAX("max"),
  /// `left` to the power `right`, as `Math.pow`
  POW("^");

  private final String symbol;

  BinaryOp(String symbol) {
    this.symbol = symbol;
  }

  /// The sign or name in printed formulas.
  public String symbol() {
    return symbol;
  }

  /// The value for `left` and `right`, in double precision.
  public double apply(double left, double right) {
    return switch (this) {
      case ADD -> left + right;
      case SUBTRACT -> left - right;
      case MULTIPLY -> left * right;
      case DIVIDE -> left / right;
      case MIN -> Math.min(left, right);
      case MAX -> Math.max(left, right);
      case POW -> Math.pow(left, right);
    };
  }
}

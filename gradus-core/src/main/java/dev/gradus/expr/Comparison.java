package dev.gradus.expr;

/// A test of two numbers; every one but [#NOT_EQUAL] is false when either is NaN.
public enum Comparison {
  /// `left < right`
  LESS("<"),
  /// `left <= right`
  LESS_OR_EQUAL("<="),
  /// `left > right`
  GREATER(">"),
  /// `left >= right`
  GREATER_OR_EQUAL(">="),
  /// `left == right`
  EQUAL("=="),
  /// `left != right`
  NOT_EQUAL("!=");

  private final String symbol;

  Comparison(String symbol) {
    this.symbol = symbol;
  }

  /// The sign in printed formulas.
  public String symbol() {
    return symbol;
  }

  /// Whether the test holds.
  public boolean test(double left, double right) {
    return switch (this) {
      case LESS -> left < right;
      case LESS_OR_EQUAL -> left <= right;
      case GREATER -> left > right;
      case GREATER_OR_EQUAL -> left >= right;
      case EQUAL -> left == right;
      case NOT_EQUAL -> left != right;
    };
  }
}

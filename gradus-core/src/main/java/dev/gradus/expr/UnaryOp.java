package dev.gradus.expr;

/// A function of one number, with its meaning in double precision.
///
/// Edge cases follow IEEE 754 and `java.lang.Math`: `LOG` of a negative number is NaN, `SQRT` too,
/// `SIGN` keeps the sign of zero, and every function of NaN is NaN.
public enum UnaryOp {
  /// `-x`
  NEGATE("-"),
  /// `|x|`
  ABS("abs"),
  /// `-1`, `0` or `1`; its derivative is 0 everywhere
  SIGN("sign"),
  /// the largest whole number not above `x`; its derivative is 0 everywhere
  FLOOR("floor"),
  /// the square root
  SQRT("sqrt"),
  /// `e^x`
  EXP("exp"),
  /// `e^x - 1`, exact for small `x`
  EXPM1("expm1"),
  /// the natural logarithm
  LOG("log"),
  /// `log(1 + x)`, exact for small `x`
  LOG1P("log1p"),
  /// the sine of radians
  SIN("sin"),
  /// the cosine of radians
  COS("cos"),
  /// the hyperbolic tangent
  TANH("tanh"),
  /// `1 / (1 + e^-x)`, without overflow
  SIGMOID("sigmoid"),
  /// the error function `2/sqrt(pi) * integral of e^(-t^2) from 0 to x`
  ERF("erf");

  private final String symbol;

  UnaryOp(String symbol) {
    this.symbol = symbol;
  }

  /// The name in printed formulas.
  public String symbol() {
    return symbol;
  }

  /// The value at `x`, in double precision.
  public double apply(double x) {
    return switch (this) {
      case NEGATE -> -x;
      case ABS -> Math.abs(x);
      case SIGN -> Math.signum(x);
      case FLOOR -> Math.floor(x);
      case SQRT -> Math.sqrt(x);
      case EXP -> Math.exp(x);
      case EXPM1 -> Math.expm1(x);
      case LOG -> Math.log(x);
      case LOG1P -> Math.log1p(x);
      case SIN -> Math.sin(x);
      case COS -> Math.cos(x);
      case TANH -> Math.tanh(x);
      case SIGMOID -> sigmoidOf(x);
      case ERF -> ErrorFunction.erf(x);
    };
  }

  private static double sigmoidOf(double x) {
    if (x >= 0) {
      return 1 / (1 + Math.exp(-x));
    }
    double e = Math.exp(x);
    return e / (1 + e);
  }
}

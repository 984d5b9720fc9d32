package dev.gradus.expr;

import java.util.function.DoubleUnaryOperator;

/// A function of one number, with its meaning in double precision.
///
/// Edge cases follow IEEE 754 and `java.lang.Math`: `LOG` of a negative number is NaN, `SQRT` too,
/// `SIGN` keeps the sign of zero, and every function of NaN is NaN.
public enum UnaryOp {
  /// `-x`
  NEGATE("-", x -> -x),
  /// `|x|`
  ABS("abs", Math::abs),
  /// `-1`, `0` or `1`; its derivative is 0 everywhere
  SIGN("sign", Math::signum),
  /// the largest whole number not above `x`; its derivative is 0 everywhere
  FLOOR("floor", Math::floor),
  /// the square root
  SQRT("sqrt", Math::sqrt),
  /// `e^x`
  EXP("exp", Math::exp),
  /// `e^x - 1`, exact for small `x`
  EXPM1("expm1", Math::expm1),
  /// the natural logarithm
  LOG("log", Math::log),
  /// `log(1 + x)`, exact for small `x`
  LOG1P("log1p", Math::log1p),
  /// the sine of radians
  SIN("sin", Math::sin),
  /// the cosine of radians
  COS("cos", Math::cos),
  /// the hyperbolic tangent
  TANH("tanh", Math::tanh),
  /// `1 / (1 + e^-x)`, without overflow
  SIGMOID("sigmoid", UnaryOp::sigmoidOf),
  /// the error function `2/sqrt(pi) * integral of e^(-t^2) from 0 to x`
  ERF("erf", ErrorFunction::erf);

  private final String symbol;
  private final DoubleUnaryOperator function;

  UnaryOp(String symbol, DoubleUnaryOperator function) {
    this.symbol = symbol;
    this.function = function;
  }

  /// The name in printed formulas.
  public String symbol() {
    return symbol;
  }

  /// The value at `x`, in double precision.
  public double apply(double x) {
    return function.applyAsDouble(x);
  }

  private static double sigmoidOf(double x) {
    if (x >= 0) {
      return 1 / (1 + Math.exp(-x));
    }
    double e = Math.exp(x);
    return e / (1 + e);
  }
}

package dev.gradus.expr;

/// One number per element, as a tree of arithmetic over inputs, scalars and random draws.
///
/// Expressions are values: two equal trees mean the same. They may share parts, and everything in
/// this package that walks a [Formula] does work proportional to its *distinct* parts. The
/// exceptions are `equals`, `hashCode` and `toString` of a single expression and
/// [Evaluator#evaluate], which walk the tree as written.
///
/// The methods below build; they never simplify (see [Simplifier]).
public sealed interface Expr permits Leaf, Unary, Binary, Fma, Select {

  /// Values smaller than this in size are treated as zero by [#flushed].
  double FLUSH_BELOW = 1e-30;

  /// The number `value`.
  static Expr constant(double value) {
    return new Constant(value);
  }

  /// `a * b + c` with a single rounding.
  static Expr fma(Expr a, Expr b, Expr c) {
    return new Fma(a, b, c);
  }

  /// `then` where the comparison of `left` with `right` holds, else `otherwise`.
  static Expr select(Comparison comparison, Expr left, Expr right, Expr then, Expr otherwise) {
    return new Select(comparison, left, right, then, otherwise);
  }

  /// `this + other`
  default Expr plus(Expr other) {
    return new Binary(BinaryOp.ADD, this, other);
  }

  /// `this + other`
  default Expr plus(double other) {
    return plus(constant(other));
  }

  /// `this - other`
  default Expr minus(Expr other) {
    return new Binary(BinaryOp.SUBTRACT, this, other);
  }

  /// `this - other`
  default Expr minus(double other) {
    return minus(constant(other));
  }

  /// `this * other`
  default Expr times(Expr other) {
    return new Binary(BinaryOp.MULTIPLY, this, other);
  }

  /// `this * other`
  default Expr times(double other) {
    return times(constant(other));
  }

  /// `this / other`
  default Expr dividedBy(Expr other) {
    return new Binary(BinaryOp.DIVIDE, this, other);
  }

  /// `this / other`
  default Expr dividedBy(double other) {
    return dividedBy(constant(other));
  }

  /// the smaller of both
  default Expr min(Expr other) {
    return new Binary(BinaryOp.MIN, this, other);
  }

  /// the smaller of both
  default Expr min(double other) {
    return min(constant(other));
  }

  /// the larger of both; where they are equal the derivative is that of `this`
  default Expr max(Expr other) {
    return new Binary(BinaryOp.MAX, this, other);
  }

  /// the larger of both; where they are equal the derivative is that of `this`
  default Expr max(double other) {
    return max(constant(other));
  }

  /// `this` to the power `exponent`
  default Expr pow(Expr exponent) {
    return new Binary(BinaryOp.POW, this, exponent);
  }

  /// `this` to the power `exponent`
  default Expr pow(double exponent) {
    return pow(constant(exponent));
  }

  /// `this * this`
  default Expr squared() {
    return times(this);
  }

  /// `1 / this`
  default Expr reciprocal() {
    return constant(1).dividedBy(this);
  }

  /// `-this`
  default Expr negated() {
    return new Unary(UnaryOp.NEGATE, this);
  }

  /// `|this|`
  default Expr abs() {
    return new Unary(UnaryOp.ABS, this);
  }

  /// -1, 0 or 1
  default Expr sign() {
    return new Unary(UnaryOp.SIGN, this);
  }

  /// the largest whole number not above
  default Expr floor() {
    return new Unary(UnaryOp.FLOOR, this);
  }

  /// the square root
  default Expr sqrt() {
    return new Unary(UnaryOp.SQRT, this);
  }

  /// `e^this`
  default Expr exp() {
    return new Unary(UnaryOp.EXP, this);
  }

  /// `e^this - 1`
  default Expr expm1() {
    return new Unary(UnaryOp.EXPM1, this);
  }

  /// the natural logarithm
  default Expr log() {
    return new Unary(UnaryOp.LOG, this);
  }

  /// `log(1 + this)`
  default Expr log1p() {
    return new Unary(UnaryOp.LOG1P, this);
  }

  /// the sine
  default Expr sin() {
    return new Unary(UnaryOp.SIN, this);
  }

  /// the cosine
  default Expr cos() {
    return new Unary(UnaryOp.COS, this);
  }

  /// the hyperbolic tangent
  default Expr tanh() {
    return new Unary(UnaryOp.TANH, this);
  }

  /// `1 / (1 + e^-this)`
  default Expr sigmoid() {
    return new Unary(UnaryOp.SIGMOID, this);
  }

  /// the error function
  default Expr erf() {
    return new Unary(UnaryOp.ERF, this);
  }

  /// `log(1 + e^this) = max(this, 0) + log1p(e^-|this|)`, without overflow. The larger of `this`
  /// and 0 is written `this/2 + |this|/2`, so that the derivative at 0 is 1/2.
  default Expr softplus() {
    return times(0.5).plus(abs().times(0.5)).plus(abs().negated().exp().log1p());
  }

  /// `then` where `this > threshold`, else `otherwise`; at the threshold both value and derivative
  /// are `otherwise`'s
  default Expr ifGreater(double threshold, Expr then, Expr otherwise) {
    return ifGreater(constant(threshold), then, otherwise);
  }

  /// `then` where `this > threshold`, else `otherwise`; at the threshold both value and derivative
  /// are `otherwise`'s
  default Expr ifGreater(Expr threshold, Expr then, Expr otherwise) {
    return select(Comparison.GREATER, this, threshold, then, otherwise);
  }

  /// `this` limited to `[low, high]`
  default Expr clipped(double low, double high) {
    return max(low).min(high);
  }

  /// `0` where `|this| < 1e-30`, else `this`. Keeps decaying averages out of the denormal range,
  /// where arithmetic is many times slower.
  default Expr flushed() {
    return select(Comparison.LESS, abs(), constant(FLUSH_BELOW), constant(0), this);
  }
}

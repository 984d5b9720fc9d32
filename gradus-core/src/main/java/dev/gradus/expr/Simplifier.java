package dev.gradus.expr;

import java.util.IdentityHashMap;

/// Shortens expressions without changing their value at any finite arguments.
///
/// Folds constants in double precision and drops neutral elements: `x + 0`, `x - 0`, `x * 1`, `x /
/// 1`, `x^1`, `--x`. Rewrites `0 - x` and `x * -1` as `-x`, `x + -y` as `x - y`, `x^2` as `x * x`,
/// `x^0.5` as `sqrt(x)`, `x^-1` as `1 / x`. Never regroups sums or products, which would change
/// rounding, and never replaces `x * 0` by `0`, which is wrong where `x` is infinite; products with
/// the zeros of a derivative do not arise, see [Derivative].
public final class Simplifier {
  private final IdentityHashMap<Expr, Expr> done = new IdentityHashMap<>();

  private Simplifier() {}

  /// The shorter form of `expr`; shared parts stay shared.
  public static Expr simplify(Expr expr) {
    return new Simplifier().shorter(expr);
  }

  /// The formula with every result in its shorter form.
  public static Formula simplify(Formula formula) {
    Simplifier simplifier = new Simplifier();
    return formula.withResults(formula.results().stream().map(simplifier::shorter).toList());
  }

  private Expr shorter(Expr expr) {
    Expr known = done.get(expr);
    if (known == null) {
      known =
          switch (expr) {
            case Leaf leaf -> leaf;
            case Unary(UnaryOp op, Expr x) -> unary(op, shorter(x));
            case Binary(BinaryOp op, Expr left, Expr right) ->
                binary(op, shorter(left), shorter(right));
            case Fma(Expr a, Expr b, Expr c) -> fma(shorter(a), shorter(b), shorter(c));
            case Select(Comparison test, Expr left, Expr right, Expr then, Expr otherwise) ->
                select(test, shorter(left), shorter(right), shorter(then), shorter(otherwise));
          };
      done.put(expr, known);
    }
    return known;
  }

  private static Expr unary(UnaryOp op, Expr x) {
    if (x instanceof Constant(double value)) {
      return new Constant(op.apply(value));
    }
    if (op == UnaryOp.NEGATE && x instanceof Unary(UnaryOp inner, Expr y) && inner == op) {
      return y;
    }
    return new Unary(op, x);
  }

  private static Expr binary(BinaryOp op, Expr left, Expr right) {
    if (left instanceof Constant(double a) && right instanceof Constant(double b)) {
      return new Constant(op.apply(a, b));
    }
    return switch (op) {
      case ADD -> sum(left, right);
      case SUBTRACT -> difference(left, right);
      case MULTIPLY -> product(left, right);
      case DIVIDE ->
          is(right, 1) ? left : is(right, -1) ? negated(left) : new Binary(op, left, right);
      case POW -> power(left, right);
      case MIN, MAX -> new Binary(op, left, right);
    };
  }

  private static Expr sum(Expr left, Expr right) {
    if (is(left, 0)) {
      return right;
    }
    if (is(right, 0)) {
      return left;
    }
    if (right instanceof Unary(UnaryOp op, Expr y) && op == UnaryOp.NEGATE) {
      return left.minus(y);
    }
    return left.plus(right);
  }

  private static Expr difference(Expr left, Expr right) {
    if (is(right, 0)) {
      return left;
    }
    if (is(left, 0)) {
      return negated(right);
    }
    if (right instanceof Unary(UnaryOp op, Expr y) && op == UnaryOp.NEGATE) {
      return left.plus(y);
    }
    return left.minus(right);
  }

  private static Expr product(Expr left, Expr right) {
    if (is(left, 1)) {
      return right;
    }
    if (is(right, 1)) {
      return left;
    }
    if (is(left, -1)) {
      return negated(right);
    }
    if (is(right, -1)) {
      return negated(left);
    }
    return left.times(right);
  }

  private static Expr power(Expr base, Expr exponent) {
    if (!(exponent instanceof Constant(double value))) {
      return base.pow(exponent);
    }
    if (value == 0) {
      return new Constant(1);
    }
    if (value == 1) {
      return base;
    }
    if (value == 2) {
      return base.squared();
    }
    if (value == 0.5) {
      return base.sqrt();
    }
    return value == -1 ? base.reciprocal() : base.pow(exponent);
  }

  private static Expr fma(Expr a, Expr b, Expr c) {
    if (a instanceof Constant(double x)
        && b instanceof Constant(double y)
        && c instanceof Constant(double z)) {
      return new Constant(Math.fma(x, y, z));
    }
    if (is(c, 0)) {
      return product(a, b);
    }
    if (is(a, 1)) {
      return sum(b, c);
    }
    return is(b, 1) ? sum(a, c) : new Fma(a, b, c);
  }

  private static Expr select(Comparison test, Expr left, Expr right, Expr then, Expr otherwise) {
    if (left instanceof Constant(double a) && right instanceof Constant(double b)) {
      return test.test(a, b) ? then : otherwise;
    }
    return then instanceof Leaf && then.equals(otherwise)
        ? then
        : new Select(test, left, right, then, otherwise);
  }

  private static Expr negated(Expr x) {
    return unary(UnaryOp.NEGATE, x);
  }

  private static boolean is(Expr expr, double value) {
    return expr instanceof Constant(double constant) && constant == value;
  }
}

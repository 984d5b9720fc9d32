package dev.gradus.expr;

import static dev.gradus.expr.Expr.constant;

import java.util.IdentityHashMap;
import java.util.List;

/// Symbolic derivatives.
///
/// Where a function has no derivative the one of a side is taken: `abs` has `sign(x)` (0 at 0);
/// `min` and `max` take the left argument where both are equal; a select takes that of the branch
/// it takes; `sign` and `floor` have 0. A power is differentiated by its base alone when its
/// exponent does not depend on the input.
///
/// A part that does not depend on the input has the derivative zero *by structure*, and terms with
/// it are left out instead of being multiplied by 0. So the derivative is not NaN just because an
/// unrelated factor is infinite.
public final class Derivative {
  private static final Expr ZERO = constant(0);
  private static final Expr ONE = constant(1);
  private static final double TWO_OVER_SQRT_PI = 2 / Math.sqrt(Math.PI);

  /// What is held for the variable: an input or, for one step of the chain rule, any part.
  private final Expr input;

  private final IdentityHashMap<Expr, Expr> done = new IdentityHashMap<>();

  private Derivative(Expr input) {
    this.input = input;
  }

  /// The simplified derivative of `expr` by `input`, with all other inputs, scalars and uniforms
  /// held fixed.
  public static Expr of(Expr expr, Input input) {
    return Simplifier.simplify(new Derivative(input).of(expr));
  }

  /// `upstream * d expr / d input`, simplified; the number 0 if `expr` does not depend on `input`.
  static Expr chain(Expr upstream, Expr expr, Input input) {
    return Simplifier.simplify(product(upstream, new Derivative(input).of(expr)));
  }

  /// `gradient` times the derivative of one operation by one of its operands, which is taken for a
  /// variable of its own.
  @SuppressWarnings("ReferenceEquality") // parts are told apart by identity
  static Expr scaled(Expr gradient, Expr operation, Expr operand) {
    Derivative byOperand = new Derivative(operand);
    for (Expr each : operands(operation)) {
      byOperand.done.put(each, each == operand ? ONE : ZERO);
    }
    return product(gradient, byOperand.of(operation));
  }

  private static List<Expr> operands(Expr operation) {
    return switch (operation) {
      case Leaf _ -> List.of();
      case Unary unary -> List.of(unary.x());
      case Binary binary -> List.of(binary.left(), binary.right());
      case Fma(Expr a, Expr b, Expr c) -> List.of(a, b, c);
      case Select select -> List.of(select.then(), select.otherwise());
    };
  }

  private Expr of(Expr expr) {
    Expr known = done.get(expr);
    if (known == null) {
      known =
          switch (expr) {
            case Leaf leaf -> leaf.equals(input) ? ONE : ZERO;
            case Unary unary -> chain(unary, of(unary.x()));
            case Binary binary -> binary(binary, of(binary.left()), of(binary.right()));
            case Fma(Expr a, Expr b, Expr c) ->
                sum(sum(product(of(a), b), product(a, of(b))), of(c));
            case Select(Comparison test, Expr left, Expr right, Expr then, Expr otherwise) ->
                choice(test, left, right, of(then), of(otherwise));
          };
      done.put(expr, known);
    }
    return known;
  }

  private static Expr chain(Unary f, Expr inner) {
    if (isZero(inner)) {
      return ZERO;
    }
    Expr x = f.x();
    return switch (f.op()) {
      case NEGATE -> inner.negated();
      case SIGN, FLOOR -> ZERO;
      case ABS -> product(inner, x.sign());
      case SQRT -> inner.dividedBy(f.times(2));
      case EXP -> product(inner, f);
      case EXPM1 -> product(inner, x.exp());
      case LOG -> inner.dividedBy(x);
      case LOG1P -> inner.dividedBy(x.plus(1));
      case SIN -> product(inner, x.cos());
      case COS -> product(inner, x.sin().negated());
      case TANH -> product(inner, ONE.minus(f.squared()));
      case SIGMOID -> product(inner, f.times(ONE.minus(f)));
      case ERF -> product(inner, x.squared().negated().exp().times(TWO_OVER_SQRT_PI));
    };
  }

  private static Expr binary(Binary f, Expr ofLeft, Expr ofRight) {
    Expr left = f.left();
    Expr right = f.right();
    return switch (f.op()) {
      case ADD -> sum(ofLeft, ofRight);
      case SUBTRACT -> difference(ofLeft, ofRight);
      case MULTIPLY -> sum(product(ofLeft, right), product(left, ofRight));
      case DIVIDE -> {
        Expr above = difference(ofLeft, product(f, ofRight));
        yield isZero(above) ? ZERO : above.dividedBy(right);
      }
      case MIN -> choice(Comparison.LESS_OR_EQUAL, left, right, ofLeft, ofRight);
      case MAX -> choice(Comparison.GREATER_OR_EQUAL, left, right, ofLeft, ofRight);
      case POW ->
          sum(
              product(ofLeft, right.times(left.pow(Simplifier.simplify(right.minus(1))))),
              product(ofRight, f.times(left.log())));
    };
  }

  private static Expr choice(Comparison test, Expr left, Expr right, Expr then, Expr otherwise) {
    return isZero(then) && isZero(otherwise)
        ? ZERO
        : new Select(test, left, right, then, otherwise);
  }

  private static Expr sum(Expr a, Expr b) {
    return isZero(a) ? b : isZero(b) ? a : a.plus(b);
  }

  private static Expr difference(Expr a, Expr b) {
    return isZero(b) ? a : isZero(a) ? b.negated() : a.minus(b);
  }

  private static Expr product(Expr a, Expr b) {
    if (isZero(a) || isZero(b)) {
      return ZERO;
    }
    return isOne(a) ? b : isOne(b) ? a : a.times(b);
  }

  private static boolean isZero(Expr expr) {
    return expr instanceof Constant(double value) && value == 0;
  }

  private static boolean isOne(Expr expr) {
    return expr instanceof Constant(double value) && value == 1;
  }
}

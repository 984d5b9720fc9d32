package dev.gradus.expr;

import static dev.gradus.expr.Expr.constant;
import static dev.gradus.expr.Expr.fma;
import static dev.gradus.expr.Expr.select;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import org.junit.jupiter.api.Test;

class SimplifierTest {
  private static final Expr X = new Input(0);
  private static final Expr Y = new Input(1);

  private static void assertBecomes(Expr expected, Expr expr) {
    assertEquals(expected, Simplifier.simplify(expr));
  }

  @Test
  void simplify_neutralElements_disappear() {
    for (Expr expr :
        List.of(
            X.plus(0),
            constant(0).plus(X),
            X.minus(0),
            X.times(1),
            constant(1).times(X),
            X.dividedBy(1),
            X.pow(1),
            X.negated().negated(),
            constant(0).minus(constant(0).minus(X)),
            X.times(-1).times(-1),
            fma(X, constant(1), constant(0)),
            select(Comparison.LESS, X, Y, X, X),
            select(Comparison.LESS, constant(1), constant(2), X, Y))) {
      assertBecomes(X, expr);
    }
  }

  @Test
  void simplify_constants_foldInDoublePrecision() {
    assertBecomes(constant(1 - 0.999), constant(1).minus(constant(0.999)));
    assertBecomes(constant(Math.sqrt(2)), constant(2).sqrt());
    assertBecomes(constant(7), fma(constant(2), constant(3), constant(1)));
  }

  @Test
  void simplify_cheaperForms_areChosen() {
    assertBecomes(X.squared(), X.pow(2));
    assertBecomes(X.sqrt(), X.pow(0.5));
    assertBecomes(X.reciprocal(), X.pow(-1));
    assertBecomes(constant(1), X.pow(0));
    assertBecomes(X.minus(Y), X.plus(Y.negated()));
    assertBecomes(X.plus(Y), X.minus(Y.negated()));
    assertBecomes(X.plus(Y), fma(X, constant(1), Y));
  }

  /// Each of these would change a value: at infinity, or by rounding.
  @Test
  void simplify_valueChangingForms_areLeftAlone() {
    for (Expr expr :
        List.of(
            X.times(0),
            X.minus(X),
            X.dividedBy(X),
            X.times(3).times(5),
            X.plus(3).minus(3),
            X.dividedBy(3),
            X.exp().log(),
            X.pow(3))) {
      assertBecomes(expr, expr);
    }
  }

  @Test
  void simplify_sharedParts_stayShared() {
    Expr shared = X.plus(0).exp();
    Binary simplified = (Binary) Simplifier.simplify(shared.plus(shared));
    assertSame(simplified.left(), simplified.right());
  }
}

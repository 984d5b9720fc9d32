package dev.gradus.cpu;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.core.Shape;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Padding of blocked layouts must stay zero: which formulas may run over it.
class ElementwisesTest {

  private static final Shape FULL = Shape.of(3, 5);
  private static final Shape ONE = Shape.of();

  @Test
  void keepsZero_product_holds() {
    Formula.Builder formula = Formula.named("scaled");
    Expr x = formula.input("x");
    Expr factor = formula.input("factor");
    formula.output("y", x.times(factor));

    assertTrue(Elementwises.keepsZero(formula.build(), FULL, List.of(FULL, ONE)));
  }

  @Test
  void keepsZero_shiftByATensorOfOneElement_doesNot() {
    Formula.Builder formula = Formula.named("shifted");
    Expr x = formula.input("x");
    Expr shift = formula.input("shift");
    formula.output("y", x.plus(shift));

    assertFalse(Elementwises.keepsZero(formula.build(), FULL, List.of(FULL, ONE)));
  }

  @Test
  void keepsZero_termThatVanishesForOneValueOfAScalar_doesNot() {
    Formula.Builder formula = Formula.named("logarithm");
    Expr x = formula.input("x");
    Expr scalar = formula.scalar("s");
    formula.output("y", x.plus(scalar.log()));

    assertFalse(Elementwises.keepsZero(formula.build(), FULL, List.of(FULL)));
  }
}

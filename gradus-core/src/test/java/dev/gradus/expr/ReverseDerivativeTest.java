package dev.gradus.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReverseDerivativeTest {

  private static final double[] NONE = {};

  @Test
  void of_twoOutputs_sumsWhatComesFromEach() {
    Formula.Builder formula = Formula.named("two");
    Expr x = formula.input("x");
    Expr y = formula.input("y");
    formula.output("a", x.times(y)).output("b", x.times(y).plus(x.squared()));
    Formula gradient = ReverseDerivative.of(formula.build(), List.of(0, 1));
    assertEquals(List.of("x", "y", "upstream-a", "upstream-b"), gradient.inputs());
    // x = 3, y = 5, da = 2, db = 7: dx = (2 + 7) 5 + 7 * 2 * 3, dy = (2 + 7) 3
    double[] values = Evaluator.evaluate(gradient, new double[] {3, 5, 2, 7}, NONE, NONE);
    assertEquals(87, values[0]);
    assertEquals(27, values[1]);
  }

  @Test
  void of_everyOperation_asSymbolicDerivative() {
    Formula.Builder formula = Formula.named("every");
    Expr x = formula.input("x");
    Expr y = formula.input("y");
    Expr chosen = x.ifGreater(y, x.tanh().dividedBy(y), y.sigmoid().times(x));
    Expr all = chosen.plus(Expr.fma(x, y, x.exp())).minus(x.max(y).log()).plus(y.pow(x));
    Formula whole = formula.output("f", all.plus(x.min(1).sqrt())).build();
    Formula reverse = ReverseDerivative.of(whole, List.of(0, 1));
    Formula symbolic = whole.gradient(List.of(0, 1));
    for (double[] at : new double[][] {{0.4, 0.9, 2}, {1.7, 0.3, -1}, {0.8, 0.8, 1}}) {
      double[] expected = Evaluator.evaluate(symbolic, at, NONE, NONE);
      double[] actual = Evaluator.evaluate(reverse, at, NONE, NONE);
      for (int i = 0; i < 2; i++) {
        assertEquals(expected[i], actual[i], 1e-14 * (1 + Math.abs(expected[i])));
      }
    }
  }

  @Test
  void of_inputThatIsNotRead_isZero() {
    Formula.Builder formula = Formula.named("one");
    formula.input("unread");
    Expr x = formula.input("x");
    Formula gradient =
        ReverseDerivative.of(formula.output("y", x.squared()).build(), List.of(0, 1));
    assertEquals("dx = upstream-y * (x + x)\ndunread = 0", gradient.toString());
  }
}

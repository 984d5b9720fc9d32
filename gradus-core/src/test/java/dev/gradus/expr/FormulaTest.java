package dev.gradus.expr;

import static dev.gradus.expr.Expr.constant;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradus.core.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class FormulaTest {
  private static final Expr X = new Input(0);
  private static final Expr Y = new Input(1);
  private static final Expr Z = new Input(2);

  private static void assertComplains(String message, Executable action) {
    assertEquals(message, assertThrows(ConfigException.class, action).getMessage());
  }

  @Test
  void toString_adam_readsLikeThePaper() {
    assertEquals(
        """
        m' = 0.9 * m + (1 - 0.9) * g
        v' = 0.999 * v + (1 - 0.999) * (g * g)
        w' = w - learningRate * sqrt(1 - 0.999^t) / (1 - 0.9^t) * m' / (sqrt(v') + 1e-7)\
        """,
        AdamFormula.adam().toString());
  }

  @Test
  void toString_brackets_appearOnlyWhereTheyMatter() {
    assertEquals("x0 - x1 - x2", X.minus(Y).minus(Z).toString());
    assertEquals("x0 - (x1 - x2)", X.minus(Y.minus(Z)).toString());
    assertEquals("x0 * x1 + x2", X.times(Y).plus(Z).toString());
    assertEquals("x0 * (x1 + x2)", X.times(Y.plus(Z)).toString());
    assertEquals("x0 / x1 / x2", X.dividedBy(Y).dividedBy(Z).toString());
    assertEquals("x0 / (x1 / x2)", X.dividedBy(Y.dividedBy(Z)).toString());
    assertEquals("(x0 * x1)^x2", X.times(Y).pow(Z).toString());
    assertEquals("-(x0 + x1)", X.plus(Y).negated().toString());
    assertEquals("-x0 * x1", X.negated().times(Y).toString());
    assertEquals("x0 * -x1", X.times(Y.negated()).toString());
    assertEquals("(-x0)^2", X.negated().pow(2).toString());
    assertEquals("x0 * -0.5", X.times(-0.5).toString());
    assertEquals("min(x0 + 1, 2)", X.plus(1).min(2).toString());
    assertEquals("fma(x0, x1, x2)", Expr.fma(X, Y, Z).toString());
    assertEquals(
        "select(x0 <= x1, s0, u0)",
        Expr.select(Comparison.LESS_OR_EQUAL, X, Y, new Scalar(0), new Uniform(0)).toString());
  }

  @Test
  void toString_numbers_areShort() {
    assertEquals("3", constant(3).toString());
    assertEquals("-2", constant(-2).toString());
    assertEquals("0.001", constant(0.001).toString());
    assertEquals("1e-7", constant(1e-7).toString());
    assertEquals("1e30", constant(1e30).toString());
    assertEquals("-0", constant(-0.0).toString());
    assertEquals("NaN", constant(Double.NaN).toString());
  }

  @Test
  void toString_outputThatIsAnInput_isPrintedToo() {
    var builder = Formula.named("copy");
    Expr x = builder.input("x");
    Formula copy =
        builder.output("a", x).output("b", x).output("c", x.exp()).output("d", x.exp()).build();
    assertEquals("c = exp(x)\na = x\nb = x\nd = c", copy.toString());
  }

  @Test
  void build_badParts_saysWhatToDo() {
    assertComplains(
        "formula f: two inputs are called x. Give each its own name.",
        () -> {
          var builder = Formula.named("f");
          builder.input("x");
          builder.output("y", builder.input("x")).build();
        });
    assertComplains(
        "formula f: got 0 outputs and 0 results, expected the same number, at least 1.",
        () -> Formula.named("f").build());
    assertComplains(
        "formula f: reads input 1, but declares 1: [x]. Take expressions from this formula's own builder.",
        () -> {
          var builder = Formula.named("f");
          builder.output("y", builder.input("x").plus(Y)).build();
        });
    assertComplains("Input: index must be at least 0, got -1.", () -> new Input(-1));
  }
}

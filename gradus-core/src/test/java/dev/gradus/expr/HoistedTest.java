package dev.gradus.expr;

import static dev.gradus.expr.Expr.constant;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class HoistedTest {
  @Test
  void of_adam_leavesOneScalar() {
    Hoisted hoisted = Hoisted.of(AdamFormula.adam());
    assertEquals(
        List.of("learningRate * sqrt(1 - 0.999^t) / (1 - 0.9^t)"), hoisted.formula().scalars());
    assertEquals(
        """
        m' = 0.9 * m + 0.09999999999999998 * g
        v' = 0.999 * v + 0.0010000000000000009 * (g * g)
        w' = w - learningRate * sqrt(1 - 0.999^t) / (1 - 0.9^t) * m' / (sqrt(v') + 1e-7)\
        """,
        hoisted.formula().toString());
    float[] values = new float[1];
    hoisted.evaluate(new double[] {0.001, 3}, values);
    assertEquals(
        (float) (0.001 * Math.sqrt(1 - Math.pow(0.999, 3)) / (1 - Math.pow(0.9, 3))), values[0]);
  }

  @Test
  void of_equalParts_becomeOneScalar() {
    var builder = Formula.named("decay");
    Expr x = builder.input("x");
    Expr rate = builder.scalar("rate");
    Expr unused = builder.scalar("unused");
    Expr first = constant(1).minus(rate);
    Expr again = constant(1).minus(rate);
    Hoisted hoisted =
        Hoisted.of(builder.output("y", first.times(x).plus(x.squared().times(again))).build());
    assertEquals(List.of(constant(1).minus(rate)), hoisted.parts());
    assertEquals(new Scalar(1), unused);
  }

  @Test
  void of_noScalars_changesNothing() {
    var builder = Formula.named("relu");
    Expr x = builder.input("x");
    Formula relu = builder.output("y", x.ifGreater(0, x, constant(0))).build();
    Hoisted hoisted = Hoisted.of(relu);
    assertEquals(relu, hoisted.formula());
    assertEquals(List.of(), hoisted.parts());
  }

  @Test
  void of_anyFormula_keepsItsValues() {
    Formula adam = AdamFormula.adam();
    double[] inputs = {0.5, -0.3, 0.01, 0.002};
    double[] scalars = {0.01, 7};
    Hoisted hoisted = Hoisted.of(adam);
    double[] hoistedScalars =
        hoisted.parts().stream().mapToDouble(part -> Evaluator.evaluate(part, scalars)).toArray();
    assertArrayEquals(
        Evaluator.evaluate(adam, inputs, scalars, new double[0]),
        Evaluator.evaluate(hoisted.formula(), inputs, hoistedScalars, new double[0]),
        0);
  }
}

package dev.gradus.expr;

import static dev.gradus.expr.Expr.constant;
import static dev.gradus.expr.Expr.fma;
import static dev.gradus.expr.Expr.select;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluatorTest {
  private static final double[] NONE = {};
  private static final Expr X = new Input(0);
  private static final Expr Y = new Input(1);

  private static double at(Expr expr, double... inputs) {
    return Evaluator.evaluate(expr, inputs, NONE, NONE);
  }

  @Test
  void evaluate_arithmetic_matchesHandValues() {
    assertEquals(5, at(X.plus(Y), 2, 3));
    assertEquals(-1, at(X.minus(Y), 2, 3));
    assertEquals(6, at(X.times(Y), 2, 3));
    assertEquals(0.25, at(X.dividedBy(Y), 1, 4));
    assertEquals(2, at(X.min(Y), 2, 3));
    assertEquals(3, at(X.max(Y), 2, 3));
    assertEquals(8, at(X.pow(Y), 2, 3));
    assertEquals(10, at(fma(X, Y, constant(4)), 2, 3));
    assertEquals(0.5, at(X.reciprocal(), 2));
    assertEquals(9, at(X.squared(), 3));
    assertEquals(1.5, at(X.clipped(-1, 1.5), 3));
  }

  @Test
  void evaluate_functions_matchHandValues() {
    assertEquals(-2, at(X.negated(), 2));
    assertEquals(2, at(X.abs(), -2));
    assertEquals(-1, at(X.sign(), -7));
    assertEquals(-3, at(X.floor(), -2.5));
    assertEquals(3, at(X.sqrt(), 9));
    assertEquals(Math.E, at(X.exp(), 1));
    assertEquals(1e-20, at(X.expm1(), 1e-20));
    assertEquals(1, at(X.log(), Math.E));
    assertEquals(1e-20, at(X.log1p(), 1e-20));
    assertEquals(1, at(X.sin(), Math.PI / 2));
    assertEquals(-1, at(X.cos(), Math.PI));
    assertEquals(0.6, at(X.tanh(), Math.log(2)), 1e-15);
    assertEquals(0.75, at(X.sigmoid(), Math.log(3)), 1e-15);
    assertEquals(Math.log(2), at(X.softplus(), 0), 1e-15);
  }

  /// Values of A. Abramowitz and I. Stegun, table 7.1, to its ten decimals; then the odd symmetry
  /// and the limits.
  @Test
  void erf_tabulatedArguments_matchesTable() {
    double halfUnit = 0.5e-10;
    assertEquals(0.1124629160, at(X.erf(), 0.1), halfUnit);
    assertEquals(0.5204998778, at(X.erf(), 0.5), halfUnit);
    assertEquals(0.8427007929, at(X.erf(), 1), halfUnit);
    assertEquals(0.9953222650, at(X.erf(), 2), halfUnit);
    assertEquals(-at(X.erf(), 0.7), at(X.erf(), -0.7));
    assertEquals(1, at(X.erf(), 30));
    assertEquals(-1, at(X.erf(), Double.NEGATIVE_INFINITY));
    assertEquals(Double.NaN, at(X.erf(), Double.NaN));
    assertEquals(0, at(X.erf(), 0));
  }

  /// The series and the continued fraction must agree where they meet.
  @Test
  void erf_aroundTheSeam_isSmooth() {
    double below = Math.nextDown(3.0);
    assertEquals(at(X.erf(), below), at(X.erf(), 3), 3e-16);
  }

  @Test
  void sigmoid_farFromZero_neitherOverflowsNorIsNaN() {
    assertEquals(1, at(X.sigmoid(), 1000));
    assertEquals(0, at(X.sigmoid(), -1000));
    assertEquals(Math.exp(-700), at(X.sigmoid(), -700), Math.ulp(Math.exp(-700)));
  }

  @Test
  void evaluate_select_takesTheBranchOfEachComparison() {
    for (Comparison test : Comparison.values()) {
      Expr choice = select(test, X, Y, constant(1), constant(0));
      assertEquals(test.test(1, 2) ? 1 : 0, at(choice, 1, 2), test.name());
      assertEquals(test.test(2, 1) ? 1 : 0, at(choice, 2, 1), test.name());
      assertEquals(test.test(2, 2) ? 1 : 0, at(choice, 2, 2), test.name());
    }
    assertEquals(7, at(X.ifGreater(0, X, constant(-1)), 7));
    assertEquals(-1, at(X.ifGreater(0, X, constant(-1)), 0));
  }

  @Test
  void flushed_aroundTheLimit_zeroesOnlySmaller() {
    assertEquals(0, at(X.flushed(), 0.99e-30));
    assertEquals(0, at(X.flushed(), -1e-38));
    assertEquals(1e-30, at(X.flushed(), 1e-30));
    assertEquals(-1, at(X.flushed(), -1));
  }

  @Test
  void evaluate_scalarsAndUniforms_readTheirOwnPlaces() {
    Expr expr = new Input(1).plus(new Scalar(1).times(10)).plus(new Uniform(1).times(100));
    double value =
        Evaluator.evaluate(
            expr, new double[] {9, 1}, new double[] {9, 2}, new double[] {0.9, 0.25});
    assertEquals(1 + 20 + 25, value);
  }

  /// One step of Adam from m = v = 0 moves by the learning rate: m1 = 0.1 g, v1 = 0.001 g^2, and
  /// both corrections cancel these factors.
  @Test
  void evaluate_adamFirstStep_movesByLearningRate() {
    double[] outputs =
        Evaluator.evaluate(
            AdamFormula.adam(), new double[] {1, 2, 0, 0}, new double[] {0.01, 1}, NONE);
    double v1 = (1 - AdamFormula.BETA2) * 4;
    double rate = 0.01 * Math.sqrt(1 - AdamFormula.BETA2) / (1 - AdamFormula.BETA1);
    assertArrayEquals(
        new double[] {0.2, v1, 1 - rate * 0.2 / (Math.sqrt(v1) + AdamFormula.EPSILON)},
        outputs,
        1e-16);
    assertEquals(0.99, outputs[2], 1e-7);
  }

  /// x squared 200 times over, as a graph of 201 parts; as a tree it would have 2^200.
  @Test
  void compile_deeplySharedParts_costsEachOnce() {
    Expr power = X;
    for (int k = 0; k < 200; k++) {
      power = power.squared();
    }
    var builder = Formula.named("shared");
    builder.input("x");
    Formula formula = builder.output("y", power).build();
    assertEquals(201, formula.program().steps().size());
    assertEquals(1, Evaluator.evaluate(formula, new double[] {-1}, NONE, NONE)[0]);
    Formula gradient = formula.gradient(List.of(0));
    assertEquals(0, Evaluator.evaluate(gradient, new double[] {0, 1}, NONE, NONE)[0]);
  }
}

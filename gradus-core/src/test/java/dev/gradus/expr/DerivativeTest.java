package dev.gradus.expr;

import static dev.gradus.expr.Expr.constant;
import static dev.gradus.expr.Expr.fma;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.core.ConfigException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class DerivativeTest {
  private static final double[] NONE = {};
  private static final Input X = new Input(0);
  private static final Input Y = new Input(1);

  /// Away from kinks and poles, with positive numbers where a function needs them.
  private static final double[] POINTS = {0.15, 0.6, 0.9, 1.3, 2.4};

  private static double at(Expr expr, double x, double y) {
    return Evaluator.evaluate(expr, new double[] {x, y}, new double[] {1.7}, new double[] {0.3});
  }

  /// Central differences with step cbrt(2^-53) * max(1, |x|), whose error is about the square of
  /// that step, 4e-11.
  private static void assertMatchesDifferences(Expr f) {
    for (double x : POINTS) {
      for (double y : POINTS) {
        double h = Math.cbrt(0x1p-53) * Math.max(1, Math.abs(x));
        double expected = (at(f, x + h, y) - at(f, x - h, y)) / (2 * h);
        double actual = at(Derivative.of(f, X), x, y);
        double error = Math.abs(actual - expected) / Math.max(1e-3, Math.abs(expected));
        assertTrue(
            error < 1e-5,
            () -> "d/dx0 %s at (%s, %s): %s, expected %s".formatted(f, x, y, actual, expected));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void of_unaryOp_matchesCentralDifferences(UnaryOp op) {
    assertMatchesDifferences(new Unary(op, X));
    assertMatchesDifferences(new Unary(op, X.squared().plus(X.times(Y)).plus(0.13)));
    if (op != UnaryOp.LOG && op != UnaryOp.LOG1P && op != UnaryOp.SQRT) {
      assertMatchesDifferences(new Unary(op, X.times(-1.1)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void of_binaryOp_matchesCentralDifferences(BinaryOp op) {
    assertMatchesDifferences(new Binary(op, X, Y.plus(0.05)));
    assertMatchesDifferences(new Binary(op, Y.plus(0.05), X));
    assertMatchesDifferences(new Binary(op, X.times(Y), X.plus(Y)));
    assertMatchesDifferences(new Binary(op, X, constant(3)));
    assertMatchesDifferences(new Binary(op, constant(3), X));
  }

  static Stream<Expr> compositions() {
    return Stream.of(
        fma(X, Y, X.squared()),
        fma(Y, X.exp(), Y),
        X.softplus(),
        X.times(X.sigmoid()),
        X.times(X.dividedBy(Math.sqrt(2)).erf().plus(1)).times(0.5),
        X.times(X.softplus().tanh()),
        X.minus(1).ifGreater(0, X.squared(), X.exp()),
        new Uniform(0).ifGreater(0.2, X.dividedBy(0.8), constant(0)),
        X.pow(new Scalar(0)),
        X.minus(Y.times(1.01)).squared().plus(1e-3).sqrt(),
        Y.log().times(X).minus(X.times(-0.3).log1p().expm1()).clipped(-100, 100));
  }

  @ParameterizedTest
  @MethodSource("compositions")
  void of_composition_matchesCentralDifferences(Expr f) {
    assertMatchesDifferences(f);
  }

  @Test
  void of_kinks_takesTheDocumentedSide() {
    Expr relu = X.ifGreater(0, X, constant(0));
    assertEquals(0, at(Derivative.of(relu, X), 0, 0));
    assertEquals(1, at(Derivative.of(X.max(0), X), 0, 0));
    assertEquals(0, at(Derivative.of(constant(0).max(X), X), 0, 0));
    assertEquals(0, at(Derivative.of(X.abs(), X), 0, 0));
    assertEquals(0, at(Derivative.of(X.floor(), X), 1, 0));
    assertEquals(0, at(Derivative.of(X.sign(), X), 1, 0));
  }

  @Test
  void of_squareByConstantPower_existsAtZero() {
    assertEquals(0, at(Derivative.of(X.pow(2), X), 0, 0));
    assertEquals(0, at(Derivative.of(X.pow(3), X), 0, 0));
    assertEquals(-6, at(Derivative.of(X.pow(2), X), -3, 0));
  }

  /// The derivative of log(y) by x is zero by structure: 0 / 0 must not make it NaN at y = 0.
  @Test
  void of_independentPart_isZeroEvenWhereItIsInfinite() {
    Expr f = Y.log().plus(Y.reciprocal().times(3)).plus(X);
    assertEquals(constant(1), Derivative.of(f, X));
    assertEquals(1, at(Derivative.of(f, X), 2, 0));
  }

  @Test
  void of_printed_readsAsMaths() {
    assertEquals(
        "select(x0 > 0, 1, 0)", Derivative.of(X.ifGreater(0, X, constant(0)), X).toString());
    assertEquals("1 - tanh(x0) * tanh(x0)", Derivative.of(X.tanh(), X).toString());
    assertEquals("sigmoid(x0) * (1 - sigmoid(x0))", Derivative.of(X.sigmoid(), X).toString());
    assertEquals("x0 + x0", Derivative.of(X.squared(), X).toString());
    assertEquals("3 * (x0 * x0)", Derivative.of(X.pow(3), X).toString());
    assertEquals("1 / x0", Derivative.of(X.log(), X).toString());
  }

  @Test
  void gradient_product_multipliesUpstream() {
    var builder = Formula.named("product");
    Expr a = builder.input("a");
    Expr b = builder.input("b");
    Formula gradient = builder.output("y", a.times(b)).build().gradient(List.of(1, 0));
    assertEquals(List.of("a", "b", "upstream"), gradient.inputs());
    assertEquals("db = upstream * a\nda = upstream * b", gradient.toString());
    double[] values = Evaluator.evaluate(gradient, new double[] {2, 3, 10}, NONE, NONE);
    assertEquals(20, values[0]);
    assertEquals(30, values[1]);
  }

  @Test
  void gradient_severalOutputs_saysWhatToDo() {
    Formula adam = AdamFormula.adam();
    var error = assertThrows(ConfigException.class, () -> adam.gradient(List.of(0)));
    assertEquals(
        "formula adam: has 3 outputs, expected 1 to take a gradient. Split it into one formula per output.",
        error.getMessage());
  }
}

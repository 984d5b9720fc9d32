package dev.gradus.activation;

import static dev.gradus.testkit.CloseAssertions.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.core.Shape;
import dev.gradus.expr.Derivative;
import dev.gradus.expr.Evaluator;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Input;
import dev.gradus.op.GraphBuilder;
import dev.gradus.op.Value;
import dev.gradus.testkit.Tolerance;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ActivationTest {

  private static final double[] XS = {-700, -30, -2, -0.5, 0, 0.5, 2, 30, 700};

  static Stream<Activation> all() {
    return Stream.concat(
        elementwise(), Stream.of(new Linear(), new Softmax(), new LogSoftmax(), new Sparsemax()));
  }

  static Stream<ElementwiseActivation> elementwise() {
    return Stream.of(
        Celu.defaults(),
        Elu.defaults(),
        new Exponential(),
        Gelu.defaults(),
        new Gelu(true),
        HardShrink.defaults(),
        new HardSigmoid(),
        new HardSilu(),
        new HardTanh(),
        LeakyRelu.defaults(),
        new LogSigmoid(),
        new Mish(),
        new Relu(),
        new Relu6(),
        new Selu(),
        new Sigmoid(),
        new Silu(),
        SoftShrink.defaults(),
        new Softplus(),
        new Softsign(),
        new SparsePlus(),
        new SparseSigmoid(),
        Squareplus.defaults(),
        new Tanh(),
        new TanhShrink(),
        new Threshold(0.5, 0.25));
  }

  @ParameterizedTest
  @MethodSource("elementwise")
  void formula_notANumber_staysOne(ElementwiseActivation activation) {
    assertEquals(Double.NaN, value(activation.formula().results().getFirst(), Double.NaN));
  }

  @ParameterizedTest
  @MethodSource("elementwise")
  void formula_farOut_isFiniteWithItsSlope(ElementwiseActivation activation) {
    Expr y = activation.formula().results().getFirst();
    Expr slope = Derivative.of(y, new Input(0));
    for (double x : new double[] {-1e4, 1e4}) {
      if (x < 0 || !(activation instanceof Exponential)) {
        assertTrue(Double.isFinite(value(y, x)), "value at " + x);
        assertTrue(Double.isFinite(value(slope, x)), "slope at " + x);
      }
    }
  }

  @Test
  void defaults_areKeras() {
    assertEquals(0.2, LeakyRelu.defaults().negativeSlope());
    assertEquals(1, Elu.defaults().alpha());
    assertEquals(1, Celu.defaults().alpha());
    assertEquals(0.5, SoftShrink.defaults().threshold());
    assertEquals(0.5, HardShrink.defaults().threshold());
    assertEquals(4, Squareplus.defaults().b());
    assertFalse(Gelu.defaults().approximate());
  }

  @ParameterizedTest
  @MethodSource("all")
  void build_anyShape_keepsIt(Activation activation) {
    for (Shape shape : List.of(Shape.of(3), Shape.of(2, 5), Shape.of(2, 3, 4, 5))) {
      GraphBuilder graph = new GraphBuilder();
      Value x = graph.feed("x", shape);
      assertEquals(shape, activation.build(graph, "layer", x).shape());
    }
  }

  @Test
  void linear_buildsNoOp() {
    GraphBuilder graph = new GraphBuilder();
    Value x = graph.feed("x", Shape.of(1));
    assertEquals(x, new Linear().build(graph, "layer", x));
  }

  @Test
  void relu_isTheLargerOfZeroAndX() {
    assertValues(new Relu(), x -> x > 0 ? x : 0);
    // at 0 too the slope is 0
    assertSlopes(new Relu(), x -> x > 0 ? 1 : 0);
  }

  @Test
  void sigmoid_isOneOverOnePlusExp() {
    assertValues(new Sigmoid(), ActivationTest::logistic);
    // the product of two parts of 1, without the cancellation of 1 - y
    assertSlopes(new Sigmoid(), x -> logistic(x) * logistic(-x));
  }

  @Test
  void tanh_isTheRatioOfExponentials() {
    // (e^x - e^-x) / (e^x + e^-x) = expm1(2x) / (expm1(2x) + 2), from the side where it is finite
    assertValues(
        new Tanh(),
        x -> {
          double e = Math.expm1(-2 * Math.abs(x));
          return Math.signum(x) * -e / (e + 2);
        });
    assertSlopes(new Tanh(), x -> 4 * logistic(2 * x) * logistic(-2 * x));
  }

  @Test
  void softplus_isTheLogarithmWithoutOverflow() {
    // log(1 + e^x), for large x written as x + log(1 + e^-x)
    assertValues(
        new Softplus(), x -> x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x)));
    assertSlopes(new Softplus(), ActivationTest::logistic);
  }

  private static double logistic(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  private static void assertValues(ElementwiseActivation activation, DoubleUnaryOperator expected) {
    Expr y = activation.formula().results().getFirst();
    // a few roundings of 2^-53 each on both sides
    assertClose(
        all(expected), all(x -> value(y, x)), Tolerance.relative(0x1p-50), activation.kind());
  }

  private static void assertSlopes(ElementwiseActivation activation, DoubleUnaryOperator expected) {
    Expr slope = Derivative.of(activation.formula().results().getFirst(), new Input(0));
    // 1 - y leaves an error of a rounding of 1, not of the slope
    Tolerance roundingOfOne = (_, _) -> 0x1p-50;
    assertClose(all(expected), all(x -> value(slope, x)), roundingOfOne, activation.kind());
  }

  private static double[] all(DoubleUnaryOperator function) {
    return Arrays.stream(XS).map(function).toArray();
  }

  private static double value(Expr expr, double x) {
    return Evaluator.evaluate(expr, new double[] {x}, new double[0], new double[0]);
  }
}

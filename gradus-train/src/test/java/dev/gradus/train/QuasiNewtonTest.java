package dev.gradus.train;

import static dev.gradus.testkit.CloseAssertions.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.testkit.TestVectors;
import dev.gradus.testkit.Tolerance;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Moves of L-BFGS in double precision, against PyTorch's.
class QuasiNewtonTest {

  private static final TestVectors VECTORS = TestVectors.read("lbfgs");

  private static final Map<String, Function<double[], FlatPoint>> CASES =
      Map.of(
          "quadratic", QuasiNewtonTest::atQuadratic,
          "quadraticShortHistory", QuasiNewtonTest::atQuadratic,
          "rosenbrock", QuasiNewtonTest::atRosenbrock,
          "rosenbrockOfFour", QuasiNewtonTest::atRosenbrock,
          "wave", QuasiNewtonTest::atWave,
          "waveFar", QuasiNewtonTest::atWave);

  /// Rounding may do what a start that is off by 1e-12 does, which is thousands of roundings.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "quadratic",
        "quadraticShortHistory",
        "rosenbrock",
        "rosenbrockOfFour",
        "wave",
        "waveFar"
      })
  void from_manyMoves_followsPyTorch(String name) {
    TestVectors vectors = VECTORS.at(name);
    double[] expected = vectors.numbers("path");
    double[] strayed = vectors.numbers("strayed");
    Function<double[], FlatPoint> function = Objects.requireNonNull(CASES.get(name));
    CurvaturePairs pairs = new CurvaturePairs((int) vectors.number("historySize"));
    QuasiNewton method = new QuasiNewton(pairs, 26);
    FlatPoint at = function.apply(vectors.numbers("start"));
    int length = at.x().length;
    for (int step = 0; step < (int) vectors.number("steps"); step++) {
      FlatPoint found = method.from(at, vectors.number("learningRate"), function);
      assertClose(
          Arrays.copyOfRange(expected, step * length, (step + 1) * length),
          found.x(),
          Tolerance.each(Arrays.copyOfRange(strayed, step * length, (step + 1) * length))
              .plus(Tolerance.relative(1e-12)),
          name + ", move " + (step + 1));
      // at an optimum both stay
      if (!method.remember(at, found)) {
        break;
      }
      at = found;
    }
  }

  @Test
  void vectors_everyCase_isTested() {
    Set<String> keys = new HashSet<>(VECTORS.keys());
    keys.remove("header");
    assertEquals(CASES.keySet(), keys);
  }

  @Test
  void from_parabola_reachesOptimum() {
    // x^2 + 4 y^2
    Function<double[], FlatPoint> parabola =
        x ->
            point(
                x,
                at -> at[0] * at[0] + 4 * at[1] * at[1],
                at -> new double[] {2 * at[0], 8 * at[1]});
    assertArrayEquals(new double[] {0, 0}, minimum(parabola, 10, 1, -0.5), 1e-6);
  }

  @Test
  void from_rosenbrock_reachesOptimum() {
    assertArrayEquals(
        new double[] {1, 1}, minimum(QuasiNewtonTest::atRosenbrock, 60, -1.2, 1), 1e-6);
  }

  @Test
  void from_wall_staysOnTheFiniteSide() {
    // -log(1 - x) - 3 x is NaN beyond 1; its minimum lies at 2/3
    Function<double[], FlatPoint> wall =
        x ->
            point(
                x,
                at -> -Math.log(1 - at[0]) - 3 * at[0],
                at -> new double[] {1 / (1 - at[0]) - 3});
    CurvaturePairs pairs = new CurvaturePairs(10);
    FlatPoint at = wall.apply(new double[] {0});
    // tries 100 first: 200 times 1 / 2
    FlatPoint found = new QuasiNewton(pairs, 25).from(at, 200, wall);
    assertTrue(found.value() < at.value() && found.x()[0] < 1, () -> "" + found.x()[0]);
    assertArrayEquals(new double[] {2.0 / 3}, minimum(wall, 10, 0), 1e-6);
  }

  @Test
  void remember_noMove_clearsPairsThenGivesUp() {
    CurvaturePairs pairs = new CurvaturePairs(10);
    QuasiNewton method = new QuasiNewton(pairs, 25);
    FlatPoint at = atRosenbrock(-1.2, 1);
    FlatPoint next = method.from(at, 1, QuasiNewtonTest::atRosenbrock);
    assertTrue(method.remember(at, next));
    assertEquals(1, pairs.list().size());
    assertTrue(method.remember(next, next));
    assertTrue(pairs.isEmpty());
    assertFalse(method.remember(next, next));
  }

  @Test
  void from_upwardsEverywhere_staysAtTheStart() {
    // the gradient points the wrong way
    Function<double[], FlatPoint> broken = x -> new FlatPoint(x, Math.abs(x[0]), new double[] {1});
    FlatPoint start = broken.apply(new double[] {0});
    assertSame(start, new QuasiNewton(new CurvaturePairs(10), 25).from(start, 1, broken));
  }

  private static double[] minimum(
      Function<double[], FlatPoint> function, int moves, double... start) {
    QuasiNewton method = new QuasiNewton(new CurvaturePairs(10), 25);
    FlatPoint at = function.apply(start);
    for (int i = 0; i < moves && at.largest() > 1e-9; i++) {
      FlatPoint found = method.from(at, 1, function);
      if (!method.remember(at, found)) {
        break;
      }
      at = found;
    }
    return at.x();
  }

  private static FlatPoint point(
      double[] x, ToDoubleFunction<double[]> value, UnaryOperator<double[]> gradient) {
    return new FlatPoint(x, value.applyAsDouble(x), gradient.apply(x));
  }

  private static FlatPoint atQuadratic(double... x) {
    return point(x, QuasiNewtonTest::quadratic, QuasiNewtonTest::quadraticGradient);
  }

  private static FlatPoint atRosenbrock(double... x) {
    return point(x, QuasiNewtonTest::rosenbrock, QuasiNewtonTest::rosenbrockGradient);
  }

  private static FlatPoint atWave(double... x) {
    return point(x, QuasiNewtonTest::wave, QuasiNewtonTest::waveGradient);
  }

  private static final double[] CURVATURES = {1, 4, 25, 100, 400};

  private static double turned(double[] x, int i) {
    return x[i] + 0.25 * x[(i + x.length - 1) % x.length];
  }

  private static double quadratic(double[] x) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += 0.5 * CURVATURES[i] * turned(x, i) * turned(x, i) - x[i];
    }
    return sum;
  }

  private static double[] quadraticGradient(double[] x) {
    double[] gradient = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      int next = (i + 1) % x.length;
      gradient[i] = CURVATURES[i] * turned(x, i) + 0.25 * CURVATURES[next] * turned(x, next) - 1;
    }
    return gradient;
  }

  private static double rosenbrock(double[] x) {
    double sum = 0;
    for (int i = 0; i + 1 < x.length; i++) {
      sum += Math.pow(1 - x[i], 2) + 100 * Math.pow(x[i + 1] - x[i] * x[i], 2);
    }
    return sum;
  }

  private static double[] rosenbrockGradient(double[] x) {
    double[] gradient = new double[x.length];
    for (int i = 0; i + 1 < x.length; i++) {
      double bend = x[i + 1] - x[i] * x[i];
      gradient[i] += -2 * (1 - x[i]) - 400 * x[i] * bend;
      gradient[i + 1] += 200 * bend;
    }
    return gradient;
  }

  private static double wave(double[] x) {
    double sum = Arrays.stream(x).sum();
    return Arrays.stream(x).map(each -> Math.sin(3 * each) + 0.1 * each * each).sum()
        + 0.01 * Math.pow(sum, 4);
  }

  private static double[] waveGradient(double[] x) {
    double cube = 0.04 * Math.pow(Arrays.stream(x).sum(), 3);
    return Arrays.stream(x).map(each -> 3 * Math.cos(3 * each) + 0.2 * each + cube).toArray();
  }
}

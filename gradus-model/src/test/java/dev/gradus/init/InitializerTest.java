package dev.gradus.init;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.core.Buffer;
import dev.gradus.core.MemoryScope;
import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;
import dev.gradus.core.ShapeException;
import dev.gradus.init.VarianceScaling.Distribution;
import dev.gradus.init.VarianceScaling.Mode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InitializerTest {

  // fanIn 250, fanOut 400, 10^5 values
  private static final Shape KERNEL = Shape.of(250, 400);
  private static final double UNBOUNDED = Double.POSITIVE_INFINITY;
  // a normal cut at 2 deviations, then widened: the cut lies at 2 / 0.8796
  private static final double CUT = 2 / VarianceScaling.TRUNCATED_DEVIATION;

  /// Initializer, variance, largest size in deviations, kurtosis (uniform 9/5, normal 3; the normal
  /// cut at 2: m4 / m2^2 with m2 = 1 - 4 phi(2)/Z, m4 = 3 m2 - 16 phi(2)/Z, Z = 2 Phi(2) - 1).
  static Stream<Arguments> distributions() {
    double root3 = Math.sqrt(3);
    double cutKurtosis = 2.3655;
    return Stream.of(
        Arguments.of(new GlorotUniform(), 2.0 / 650, root3, 1.8),
        Arguments.of(new GlorotNormal(), 2.0 / 650, CUT, cutKurtosis),
        Arguments.of(new HeUniform(), 2.0 / 250, root3, 1.8),
        Arguments.of(new HeNormal(), 2.0 / 250, CUT, cutKurtosis),
        Arguments.of(new LecunUniform(), 1.0 / 250, root3, 1.8),
        Arguments.of(new LecunNormal(), 1.0 / 250, CUT, cutKurtosis),
        Arguments.of(new RandomNormal(0.01), 1e-4, UNBOUNDED, 3),
        Arguments.of(new TruncatedNormal(0.05), Math.pow(0.05 / (CUT / 2), 2), CUT, cutKurtosis),
        Arguments.of(new RandomUniform(0.05), 0.0025 / 3, root3, 1.8),
        Arguments.of(
            new VarianceScaling(3, Mode.FAN_OUT, Distribution.UNTRUNCATED_NORMAL),
            3.0 / 400,
            UNBOUNDED,
            3));
  }

  @ParameterizedTest
  @MethodSource("distributions")
  void fill_manyValues_haveTheStatedMomentsAndBounds(
      Initializer initializer, double variance, double deviations, double kurtosis) {
    float[] values = fill(initializer, KERNEL, RandomStream.of(20));
    int n = values.length;
    double mean = average(values, 1);
    double square = average(values, 2);
    double fourth = average(values, 4);
    double sigma = Math.sqrt(variance);
    assertEquals(0, mean, 5 * sigma / Math.sqrt(n), "mean");
    // the mean of x^2 has deviation variance * sqrt((kurtosis - 1) / n)
    assertEquals(variance, square, 5 * variance * Math.sqrt((kurtosis - 1) / n), "variance");
    // x^4's deviation is below sqrt(105) variance^2, a normal's
    assertEquals(
        kurtosis * variance * variance,
        fourth,
        5 * variance * variance * Math.sqrt(105.0 / n),
        "fourth moment");
    // float32 rounding may lift the largest by half an ulp
    double bound = deviations * sigma * (1 + 0x1p-24);
    for (float value : values) {
      assertTrue(Math.abs(value) <= bound, () -> value + " is beyond " + bound);
    }
    // 5 of 10^5 uniform values are expected in the outer 0.01 %, of a cut normal's fewer
    if (kurtosis == 1.8) {
      assertTrue(largest(values) > 0.999 * bound, "the largest value is near the bound");
    }
  }

  @Test
  void fill_glorotUniform_isTheFormulaElementByElement() {
    // a = sqrt(6 / (3 + 5)); element i is (2 u_i - 1) a
    RandomStream stream = RandomStream.of(3).named("init").named("dense/kernel");
    float[] values = fill(new GlorotUniform(), Shape.of(3, 5), stream);
    double limit = Math.sqrt(6.0 / 8);
    for (int i = 0; i < values.length; i++) {
      double expected = (2 * stream.uniformDouble(0, i) - 1) * limit;
      assertEquals(expected, values[i], Math.ulp((float) expected));
    }
  }

  @Test
  void fill_heNormal_takesTheFirstAttemptWithinTwoDeviations() {
    RandomStream stream = RandomStream.of(4);
    float[] values = fill(new HeNormal(), KERNEL, stream);
    int redrawn = 0;
    for (int i = 0; i < values.length; i++) {
      int attempt = 0;
      while (Math.abs(stream.gaussian(attempt, i)) > 2) {
        attempt++;
        redrawn++;
      }
      double expected = stream.gaussian(attempt, i) * Math.sqrt(2.0 / 250) / 0.8796256610342398;
      assertEquals(expected, values[i], Math.ulp((float) expected));
    }
    // 4.55 % of draws fall outside
    assertTrue(redrawn > 4000, "some were drawn again: " + redrawn);
  }

  @Test
  void fill_sameStream_givesTheSameBits() {
    assertArrayEquals(
        fill(new HeNormal(), Shape.of(7, 9), RandomStream.of(1)),
        fill(new HeNormal(), Shape.of(7, 9), RandomStream.of(1)));
  }

  @Test
  void fill_fixedOnes_areThatValue() {
    assertArrayEquals(new float[] {0, 0}, fill(new Zeros(), Shape.of(2), RandomStream.of(1)));
    assertArrayEquals(new float[] {1, 1}, fill(new Ones(), Shape.of(2), RandomStream.of(1)));
    assertArrayEquals(
        new float[] {-0.5f, -0.5f}, fill(new Constant(-0.5), Shape.of(2), RandomStream.of(1)));
  }

  @Test
  void fill_orthogonal_hasVectorsOfThatLengthAtRightAngles() {
    for (Shape shape : List.of(Shape.of(7, 7), Shape.of(3, 8), Shape.of(2, 4, 3), Shape.of(1, 5))) {
      float[] values = fill(new Orthogonal(2), shape, RandomStream.of(3));
      int columns = shape.dim(-1);
      int rows = values.length / columns;
      boolean flat = rows < columns;
      for (int a = 0; a < Math.min(rows, columns); a++) {
        for (int b = 0; b <= a; b++) {
          double product = 0;
          for (int i = 0; i < Math.max(rows, columns); i++) {
            int left = flat ? a * columns + i : i * columns + a;
            int right = flat ? b * columns + i : i * columns + b;
            product += (double) values[left] * values[right];
          }
          assertEquals(a == b ? 4 : 0, product, 1e-6);
        }
      }
    }
  }

  @Test
  void fill_identity_isTheDiagonal() {
    assertArrayEquals(
        new float[] {2, 0, 0, 0, 2, 0}, fill(new Identity(2), Shape.of(2, 3), RandomStream.of(1)));
    assertArrayEquals(
        new float[] {1, 0, 0, 1, 0, 0},
        fill(Identity.defaults(), Shape.of(3, 2), RandomStream.of(1)));
    ShapeException refusal =
        assertThrows(
            ShapeException.class,
            () -> fill(Identity.defaults(), Shape.of(2, 2, 2), RandomStream.of(1)));
    assertEquals(
        "Identity: weight [2, 2, 2] has rank 3, expected 2: [rows, columns]. Use it for kernels of dense and recurrent layers.",
        refusal.getMessage());
  }

  @Test
  void defaults_areKeras() {
    assertEquals(new TruncatedNormal(0.05), TruncatedNormal.defaults());
    assertEquals(new Identity(1), Identity.defaults());
    assertEquals(new Orthogonal(1), Orthogonal.defaults());
    assertEquals(new RandomNormal(0.05), RandomNormal.defaults());
    assertEquals(new RandomUniform(0.05), RandomUniform.defaults());
  }

  private static float[] fill(Initializer initializer, Shape shape, RandomStream stream) {
    try (MemoryScope scope = MemoryScope.open()) {
      Buffer values = scope.allocate(shape.size());
      values.fill(Float.NaN);
      initializer.fill(values, shape, stream);
      return values.toArray();
    }
  }

  private static double average(float[] values, int power) {
    double sum = 0;
    for (float value : values) {
      sum += Math.pow(value, power);
    }
    return sum / values.length;
  }

  private static double largest(float[] values) {
    float[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length - 1];
  }
}

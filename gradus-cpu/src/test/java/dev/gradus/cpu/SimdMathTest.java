package dev.gradus.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.core.RandomStream;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.expr.Unary;
import dev.gradus.expr.UnaryOp;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Accuracy over the whole range of floats. The bounds are the largest errors found over every 61st
/// of the 2^32 floats, rounded up; [#denserFloats_areWithinTheirBound] repeats that search.
class SimdMathTest {
  private static final int BATCH = 1 << 16;

  /// Prime, so that the sample meets every pattern of low bits.
  private static final int SAMPLE_STRIDE = 4099;

  private static final int DENSE_STRIDE = 61;

  /// In units of the last place.
  private static double bound(UnaryOp op) {
    return switch (op) {
      case NEGATE, ABS, SIGN, FLOOR -> 0;
      case SQRT -> 0.5;
      case EXP, ERF -> 1.1;
      case EXPM1, LOG1P -> 1.5;
      case LOG -> 0.9;
      case SIN, COS, SIGMOID -> 2.5;
      case TANH -> 1.4;
    };
  }

  /// Where the function is defined to give up: see [SimdTrigonometry].
  private static boolean isSupported(UnaryOp op, float x) {
    return (op != UnaryOp.SIN && op != UnaryOp.COS) || !(Math.abs(x) > 6.5e6f);
  }

  @ParameterizedTest
  @EnumSource
  void sampledFloats_areWithinTheirBound(UnaryOp op) {
    assertWithinBound(op, SAMPLE_STRIDE);
  }

  @Tag("slow")
  @ParameterizedTest
  @EnumSource
  void denserFloats_areWithinTheirBound(UnaryOp op) {
    assertWithinBound(op, DENSE_STRIDE);
  }

  private static void assertWithinBound(UnaryOp op, int stride) {
    Formula formula = LoopRun.unary(x -> new Unary(op, x));
    float[] x = new float[BATCH];
    for (long first = 0; first < 1L << 32; first += (long) BATCH * stride) {
      for (int i = 0; i < BATCH; i++) {
        x[i] = Float.intBitsToFloat((int) (first + (long) i * stride));
      }
      float[] actual = LoopRun.compiled(formula, LoopRun.NO_SCALARS, x)[0];
      for (int i = 0; i < BATCH; i++) {
        if (isSupported(op, x[i])) {
          assertWithinBound(op, x[i], op.apply(x[i]), actual[i]);
        }
      }
    }
  }

  /// Results below the smallest normal float may be off by one denormal step; a sigmoid there is 0.
  private static void assertWithinBound(UnaryOp op, float x, double expected, float actual) {
    double bound = Math.abs(expected) < Float.MIN_NORMAL ? Math.max(1, bound(op)) : bound(op);
    boolean flushed = op == UnaryOp.SIGMOID && expected < Float.MIN_NORMAL && actual == 0;
    double ulps = LoopRun.ulps(expected, actual);
    assertTrue(
        flushed || ulps <= bound,
        () -> "%s(%s) = %s, expected %s: %.3f ulp".formatted(op, x, actual, expected, ulps));
  }

  @ParameterizedTest
  @ValueSource(
      floats = {
        0f,
        -0f,
        1f,
        -1f,
        0.5f,
        -2.5f,
        Float.MIN_VALUE,
        -Float.MIN_VALUE,
        Float.MAX_VALUE,
        -Float.MAX_VALUE,
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        Float.NaN,
        88.72284f,
        -103.97f,
        -18.5f,
        16777215f,
        8388609f,
        -4194304.5f
      })
  void specialValues_areThoseOfTheOracle(float x) {
    for (UnaryOp op : UnaryOp.values()) {
      float actual =
          LoopRun.compiled(
              LoopRun.unary(each -> new Unary(op, each)), LoopRun.NO_SCALARS, new float[] {x})[0][
              0];
      if (isSupported(op, x)) {
        assertWithinBound(op, x, op.apply(x), actual);
      } else {
        assertEquals(Float.NaN, actual);
      }
    }
  }

  private static final float[] POWER_SPECIALS = {
    0,
    -0f,
    1,
    -1,
    2,
    -2,
    3,
    -3,
    0.5f,
    -0.5f,
    -2.5f,
    1e10f,
    -1e10f,
    1e-40f,
    16777215f,
    Float.NaN,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY,
    Float.MIN_VALUE,
    -Float.MIN_VALUE,
    Float.MAX_VALUE,
    -Float.MAX_VALUE,
    0.99999994f,
    1.0000001f
  };

  @Test
  void pow_specialValues_areThoseOfMath() {
    int count = POWER_SPECIALS.length;
    float[] base = new float[count * count];
    float[] exponent = new float[count * count];
    for (int i = 0; i < base.length; i++) {
      base[i] = POWER_SPECIALS[i % count];
      exponent[i] = POWER_SPECIALS[i / count];
    }
    assertPowers(base, exponent);
  }

  /// Bases of every size, exponents that lead from underflow to overflow. The bound is that of
  /// [SimdPower].
  @Test
  void pow_randomArguments_isWithinTwoUlp() {
    RandomStream stream = RandomStream.of(7).named("powers");
    int size = 1 << 18;
    float[] base = new float[size];
    float[] exponent = new float[size];
    for (int i = 0; i < size; i++) {
      base[i] =
          i % 2 == 0
              ? Float.intBitsToFloat(stream.bits(0, i) & Integer.MAX_VALUE)
              : (float) Math.exp(2 * stream.gaussian(1, i));
      double limit = 100 / Math.max(1e-3, Math.abs(Math.log(base[i])));
      exponent[i] = (float) ((2 * stream.uniform(2, i) - 1) * limit);
    }
    assertPowers(base, exponent);
  }

  private static void assertPowers(float[] base, float[] exponent) {
    float[] actual =
        LoopRun.compiled(LoopRun.binary(Expr::pow), LoopRun.NO_SCALARS, base, exponent)[0];
    for (int i = 0; i < base.length; i++) {
      float x = base[i];
      float y = exponent[i];
      float power = actual[i];
      double expected = Math.pow(x, y);
      double ulps = LoopRun.ulps(expected, power);
      assertTrue(
          ulps <= 2,
          () -> "%s^%s = %s, expected %s: %.3f ulp".formatted(x, y, power, expected, ulps));
    }
  }
}

package dev.gradus.cpu;

import dev.gradus.cpu.SimdCode.FloatLanes;
import dev.gradus.cpu.SimdCode.IntLanes;
import dev.gradus.cpu.SimdCode.MaskLanes;

/// Elementary functions of float vectors, as straight-line code of exactly rounded operations.
///
/// Why not the functions of the Vector API: those give one result in interpreted code and another,
/// from the platform's vector library, in compiled code, so a run's numbers would depend on when
/// the JIT compiler got to a loop. These give the same bits always and everywhere. They also need
/// no call and keep vectors in registers.
///
/// The largest errors found, in units of the last place: exp 1.0, expm1 1.5, log 0.9, log1p 1.5,
/// tanh 1.4, sigmoid 2.4, erf 1.0; `SimdMathTest` holds them to that. Coefficients are minimax fits
/// made for this file (Lawson's reweighted least squares at 120 bits).
final class SimdMath {
  private static final float LOG2_E = (float) (1 / Math.log(2));

  /// `ln 2` in two parts, the first short enough for exact products with whole numbers up to 2^11.
  private static final float LN2_HIGH = 0x1.62ep-1f;

  private static final float LN2_LOW = (float) (Math.log(2) - LN2_HIGH);

  /// Adding this rounds to whole numbers and leaves them in the lowest bits.
  private static final float ROUND = 0x1.8p23f;

  private static final int EXPONENT_BIAS = 127;
  private static final int MANTISSA_BITS = 23;

  private SimdMath() {}

  /// `e^x`.
  static FloatLanes exp(FloatLanes x) {
    FloatLanes limited = clamped(x, -104, 89);
    FloatLanes shifted = limited.fma(LOG2_E, x.code().constant(ROUND));
    return scaledExp(shifted, remainder(limited, shifted.minus(ROUND)));
  }

  /// `e^(x + rest)` for a `rest` below half a unit of `x`'s last place.
  static FloatLanes exp(FloatLanes x, FloatLanes rest) {
    FloatLanes limited = clamped(x, -104, 89);
    FloatLanes shifted = limited.fma(LOG2_E, x.code().constant(ROUND));
    return scaledExp(shifted, remainder(limited, shifted.minus(ROUND)).plus(rest));
  }

  /// `2^n e^r` for the whole number `n` in the lowest bits of `shifted` and `|r| <= ln 2 / 2`.
  private static FloatLanes scaledExp(FloatLanes shifted, FloatLanes r) {
    FloatLanes q = horner(r, 0.0013813142f, 0.008369419f, 0.041668456f, 0.16666515f, 0.49999994f);
    FloatLanes p = q.fma(r.times(r), r).plus(1);
    IntLanes n = shifted.bits().minus(Float.floatToRawIntBits(ROUND));
    IntLanes half = n.shiftedRight(1);
    return p.times(powerOfTwo(half)).times(powerOfTwo(n.minus(half)));
  }

  /// `e^x - 1 = 2^n (e^r - 1) + (2^n - 1)`.
  static FloatLanes expm1(FloatLanes x) {
    FloatLanes limited = clamped(x, -18, 89);
    FloatLanes shifted = limited.fma(LOG2_E, x.code().constant(ROUND));
    FloatLanes r = remainder(limited, shifted.minus(ROUND));
    FloatLanes q =
        horner(r, 0.00019845957f, 0.0013941653f, 0.0083333915f, 0.041666348f, 0.16666666f, 0.5f);
    FloatLanes p = q.fma(r.times(r), r);
    // Half of 2^n, which can be 2^128; doubling the finished result overflows only where it must.
    FloatLanes half = powerOfTwo(shifted.bits().minus(Float.floatToRawIntBits(ROUND) + 1));
    return p.fma(half, half.minus(0.5f)).times(2);
  }

  /// The natural logarithm.
  static FloatLanes log(FloatLanes x) {
    MaskLanes tiny = x.isLess(Float.MIN_NORMAL);
    FloatLanes normal = x.but(x.times(0x1p23f), tiny);
    IntLanes exponent = exponent(normal);
    FloatLanes m = mantissa(normal, exponent);
    FloatLanes e = exponent.toFloat();
    FloatLanes scaled = e.but(e.minus(MANTISSA_BITS), tiny);
    return logSpecials(x, logOf(m.minus(1), scaled));
  }

  /// `log(1 + x)`: the logarithm of the rounded sum, with the rounding error put back.
  static FloatLanes log1p(FloatLanes x) {
    FloatLanes u = x.plus(1);
    FloatLanes lost = x.minus(u.minus(1));
    IntLanes exponent = exponent(u);
    FloatLanes m = mantissa(u, exponent);
    FloatLanes scale = powerOfTwo(x.code().intConstant(0).minus(exponent).max(-EXPONENT_BIAS));
    FloatLanes f = lost.fma(scale, m.minus(1));
    return logSpecials(u, logOf(f, exponent.toFloat()));
  }

  /// `x + x^3 P(x^2)` near zero, `1 - 2 / (e^(2|x|) + 1)` elsewhere.
  static FloatLanes tanh(FloatLanes x) {
    FloatLanes size = x.abs();
    FloatLanes s = x.times(x);
    FloatLanes p =
        horner(
            s, 0.0021429588f, -0.008177395f, 0.0217007f, -0.053946763f, 0.13333206f, -0.3333333f);
    FloatLanes near = p.times(s).fma(x, x);
    FloatLanes two = x.code().constant(2);
    FloatLanes far = x.code().constant(1).minus(two.dividedBy(exp(size.times(2)).plus(1)));
    return near.but(far.withSignOf(x), size.isGreater(0.625f));
  }

  /// `1 / (1 + e^-x)`; 0 where that is below the smallest normal float.
  static FloatLanes sigmoid(FloatLanes x) {
    return x.code().constant(1).dividedBy(exp(x.negated()).plus(1));
  }

  /// `x + x P(x^2)` for `|x| <= 1`, `1 - e^G(|x| - 1)` elsewhere.
  static FloatLanes erf(FloatLanes x) {
    FloatLanes size = x.abs();
    FloatLanes p =
        horner(
            x.times(x),
            0.00007853855f,
            -0.00080101914f,
            0.0051883273f,
            -0.026853811f,
            0.112835854f,
            -0.37612626f,
            0.12837917f);
    FloatLanes near = p.fma(x, x);
    FloatLanes t = size.but(4, size.isGreater(4)).minus(1);
    FloatLanes g =
        horner(
            t,
            0.00018638009f,
            -0.0018293863f,
            0.009895464f,
            -0.0415035f,
            -0.8431176f,
            -2.6389668f,
            -1.8496056f);
    FloatLanes far = x.code().constant(1).minus(exp(g));
    return near.but(far.withSignOf(x), size.isGreater(1));
  }

  /// The largest whole number not above.
  static FloatLanes floor(FloatLanes x) {
    FloatLanes size = x.abs();
    FloatLanes nearest = size.plus(0x1p23f).minus(0x1p23f).withSignOf(x);
    FloatLanes below = nearest.but(nearest.minus(1), nearest.isGreater(x));
    return x.but(below, size.isLess(0x1p23f));
  }

  /// -1, 0 or 1, with the sign of zero kept.
  static FloatLanes sign(FloatLanes x) {
    return x.but(-1, x.isLess(0)).but(1, x.isGreater(0));
  }

  private static FloatLanes clamped(FloatLanes x, float low, float high) {
    return x.but(low, x.isLess(low)).but(high, x.isGreater(high));
  }

  /// `x - n ln 2`.
  private static FloatLanes remainder(FloatLanes x, FloatLanes n) {
    return n.fma(-LN2_LOW, n.fma(-LN2_HIGH, x));
  }

  /// `2^n` for `-127 <= n <= 127`, where -127 stands for 0.
  private static FloatLanes powerOfTwo(IntLanes n) {
    return n.plus(EXPONENT_BIAS).shiftedLeft(MANTISSA_BITS).asFloat();
  }

  /// The power of two that brings `x` into `[sqrt(1/2), sqrt(2))`.
  static IntLanes exponent(FloatLanes x) {
    int sqrtHalf = Float.floatToRawIntBits((float) Math.sqrt(0.5));
    return x.bits().minus(sqrtHalf).shiftedRight(MANTISSA_BITS);
  }

  /// `x / 2^exponent`.
  static FloatLanes mantissa(FloatLanes x, IntLanes exponent) {
    return x.bits().minus(exponent.shiftedLeft(MANTISSA_BITS)).asFloat();
  }

  /// `log(1 + f) + e ln 2` with `log(1 + f) = f - f^2/2 + f^3 R(f)`.
  private static FloatLanes logOf(FloatLanes f, FloatLanes e) {
    FloatLanes r =
        horner(
            f,
            0.0674655f,
            -0.116796404f,
            0.11890339f,
            -0.124051385f,
            0.14219223f,
            -0.16668007f,
            0.20002134f,
            -0.2500001f,
            0.33333313f);
    FloatLanes square = f.times(f);
    FloatLanes small = r.times(f).minus(0.5f).fma(square, e.times(LN2_LOW));
    return e.fma(LN2_HIGH, f.plus(small));
  }

  /// `result` with the values of `log` for zero, negative and infinite `x` and for NaN.
  private static FloatLanes logSpecials(FloatLanes x, FloatLanes result) {
    FloatLanes special = x.but(Float.NaN, x.isLess(0)).but(Float.NEGATIVE_INFINITY, x.isEqual(0));
    return special.but(result, x.isGreater(0).and(x.isLess(Float.POSITIVE_INFINITY)));
  }

  /// The polynomial with these coefficients, the highest first.
  static FloatLanes horner(FloatLanes x, float... coefficients) {
    FloatLanes sum = x.code().constant(coefficients[0]);
    for (int k = 1; k < coefficients.length; k++) {
      sum = sum.fma(x, coefficients[k]);
    }
    return sum;
  }
}

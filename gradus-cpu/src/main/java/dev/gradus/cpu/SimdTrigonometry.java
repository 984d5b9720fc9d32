package dev.gradus.cpu;

import dev.gradus.cpu.SimdCode.FloatLanes;
import dev.gradus.cpu.SimdCode.IntLanes;

/// Sine and cosine of float vectors, for `|x| <= 6.5e6`; NaN beyond, where neighbouring floats are
/// half a radian apart and a sine would be noise.
///
/// The quarter turns `n` nearest to `x` are taken off in three parts of pi/2 of 24 bits each. The
/// first difference is exact (`n` may be off by one eighth, so the polynomials reach to 1 radian),
/// and together the parts are good to `2^-75 n`, so results are right to their last place even next
/// to zeros.
final class SimdTrigonometry {
  private static final float LARGEST = 6.5e6f;
  private static final float TWO_OVER_PI = (float) (2 / Math.PI);
  private static final float HALF_PI_HIGH = (float) (Math.PI / 2);
  private static final float HALF_PI_MIDDLE = (float) (Math.PI / 2 - HALF_PI_HIGH);
  private static final float HALF_PI_LOW = -0x1.ee59dap-50f;

  /// Adding this rounds to whole numbers and leaves them in the lowest bits.
  private static final float ROUND = 0x1.8p23f;

  private SimdTrigonometry() {}

  static FloatLanes sin(FloatLanes x) {
    return shiftedSine(x, 0);
  }

  static FloatLanes cos(FloatLanes x) {
    return shiftedSine(x, 1);
  }

  /// `sin(x + quarters pi/2)`.
  private static FloatLanes shiftedSine(FloatLanes x, int quarters) {
    FloatLanes shifted = x.fma(TWO_OVER_PI, x.code().constant(ROUND));
    FloatLanes n = shifted.minus(ROUND);
    FloatLanes high = n.fma(-HALF_PI_HIGH, x);
    FloatLanes r = n.fma(-HALF_PI_LOW, n.fma(-HALF_PI_MIDDLE, high));
    FloatLanes s = r.times(r);
    FloatLanes sine =
        SimdMath.horner(s, 2.6948098e-06f, -0.00019836114f, 0.008333316f, -0.16666667f);
    FloatLanes cosine =
        SimdMath.horner(s, -2.6983912e-07f, 2.4795903e-05f, -0.0013888865f, 0.041666668f);
    sine = sine.times(s).fma(r, r);
    cosine = cosine.fma(s, -0.5f).fma(s, 1);
    IntLanes turns = shifted.bits().plus(quarters);
    FloatLanes swap = turns.and(1).toFloat();
    IntLanes sign = turns.and(2).shiftedLeft(30);
    FloatLanes result = sine.but(cosine, swap.isGreater(0)).bits().xor(sign).asFloat();
    return result.but(Float.NaN, x.abs().isGreater(LARGEST));
  }
}

package dev.gradus.cpu;

import dev.gradus.cpu.SimdCode.FloatLanes;
import dev.gradus.cpu.SimdCode.IntLanes;
import dev.gradus.cpu.SimdCode.MaskLanes;

/// `x^y = e^(y log|x|)` for float vectors, with the special cases of `Math.pow`.
///
/// The logarithm is kept as the sum of two floats, since its error is multiplied by up to 88 on the
/// way: `log|x| = e ln 2 + 2s + 2/3 s^3 + s^5 U(s^2)` with `s = (m - 1) / (m + 1)`, all but the
/// last as sums of two.
final class SimdPower {
  private static final float LN2_HIGH = 0x1.62ep-1f;
  private static final float LN2_LOW = (float) (Math.log(2) - LN2_HIGH);

  private static final float TWO_THIRDS = 2f / 3;
  private static final float TWO_THIRDS_LOW = (float) (2.0 / 3 - TWO_THIRDS);

  /// Beyond this size of the exponent only overflow and underflow are left, and the low part may be
  /// NaN.
  private static final float DECIDED = 200;

  private SimdPower() {}

  static FloatLanes pow(FloatLanes x, FloatLanes y) {
    SimdCode code = x.code();
    FloatLanes size = x.abs();
    MaskLanes tiny = size.isLess(Float.MIN_NORMAL);
    FloatLanes normal = size.but(size.times(0x1p23f), tiny);
    IntLanes exponent = SimdMath.exponent(normal);
    FloatLanes m = SimdMath.mantissa(normal, exponent);
    FloatLanes e = exponent.toFloat();
    e = e.but(e.minus(23), tiny);

    FloatLanes f = m.minus(1);
    FloatLanes d = f.plus(2);
    FloatLanes dLow = f.minus(d.minus(2));
    FloatLanes inverse = code.constant(1).dividedBy(d);
    FloatLanes s = f.times(inverse);
    FloatLanes sLow = s.negated().fma(d, f).minus(s.times(dLow)).times(inverse);

    FloatLanes z = s.times(s);
    FloatLanes w = z.times(s);
    FloatLanes wLow = s.fma(s, z.negated()).fma(s, z.fma(s, w.negated()));
    FloatLanes cube = w.times(TWO_THIRDS);
    FloatLanes cubeLow = w.fma(TWO_THIRDS, cube.negated());
    FloatLanes small = wLow.fma(TWO_THIRDS, w.times(TWO_THIRDS_LOW)).plus(cubeLow);
    small = sLow.fma(z.plus(1).times(2), small);
    small = SimdMath.horner(z, 0.23478284f, 0.2854436f, 0.40000182f).fma(z.times(w), small);

    FloatLanes eHigh = e.times(LN2_HIGH);
    FloatLanes twice = s.times(2);
    FloatLanes high = eHigh.plus(twice);
    FloatLanes low = eHigh.minus(high).plus(twice).plus(e.fma(LN2_LOW, cube.plus(small)));

    FloatLanes product = y.times(high);
    FloatLanes rest = y.fma(low, y.fma(high, product.negated()));
    FloatLanes power = product.plus(rest);
    rest = rest.minus(power.minus(product)).but(0, product.abs().isGreater(DECIDED));
    power = power.but(product, product.abs().isGreater(DECIDED));
    return specials(x, y, SimdMath.exp(power, rest));
  }

  private static FloatLanes specials(FloatLanes x, FloatLanes y, FloatLanes result) {
    SimdCode code = x.code();
    FloatLanes zero = code.constant(0);
    MaskLanes isZero = x.isEqual(0);
    MaskLanes isInfinite = x.abs().isEqual(Float.POSITIVE_INFINITY);
    MaskLanes up = y.isGreater(0);
    MaskLanes down = y.isLess(0);
    FloatLanes size =
        result
            .but(Float.POSITIVE_INFINITY, isZero.and(down).or(isInfinite.and(up)))
            .but(0, isZero.and(up).or(isInfinite.and(down)));

    FloatLanes half = y.times(0.5f);
    MaskLanes fraction = SimdMath.floor(y).isNotEqual(y);
    MaskLanes odd = SimdMath.floor(half).isNotEqual(half).and(SimdMath.floor(y).isEqual(y));
    MaskLanes negative = x.isLess(0).or(code.constant(1).dividedBy(x).isLess(zero));
    MaskLanes noRoot = x.isLess(0).and(x.isGreater(Float.NEGATIVE_INFINITY)).and(fraction);
    return size.but(size.negated(), negative.and(odd))
        .but(Float.NaN, noRoot)
        .but(x, x.isNotEqual(x))
        .but(1, y.isEqual(0));
  }
}

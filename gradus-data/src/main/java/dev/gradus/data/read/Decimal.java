package dev.gradus.data.read;

/// Decimal numbers as they are written: `-12.5e3`. No NaN, no infinity, no hexadecimal, no Java
/// suffix.
///
/// Design: what [Double#parseDouble] says, rounded to float32, without the text and the big
/// integers that it makes of each number. Up to 15 digits and 22 powers of ten are exact as
/// doubles, so that one multiplication or division rounds once (W. D. Clinger, "How to read
/// floating point numbers accurately", 1990). Beyond that the product is off by a few units in the
/// last place of a double, which are 2⁻²⁹ of one of a float: only where a middle between two floats
/// lies within them is [Double#parseDouble] asked.
final class Decimal {

  private static final int EXACT_DIGITS = 15;
  private static final int KEPT_DIGITS = 18;
  private static final int EXACT_POWER = 22;
  private static final int LARGEST_POWER = 80;

  /// Powers of ten as doubles, the first 22 exact, the others correctly rounded.
  private static final double[] POWERS = new double[LARGEST_POWER + 1];

  /// Above the units in the last place by which a product may be off: half a one for each of the
  /// digits, the power and the product, and less than that for the digits that are left out.
  private static final double OFF = 8;

  static {
    for (int power = 0; power <= LARGEST_POWER; power++) {
      POWERS[power] = Double.parseDouble("1e" + power);
    }
  }

  private CharSequence text = "";
  private int at;
  private boolean negative;
  private long digits;
  private int kept;
  private boolean more;
  private int power;

  /// @return whether the text is a number, which [#single] and [#number] then say
  boolean read(CharSequence text) {
    this.text = text;
    at = 0;
    negative = false;
    digits = 0;
    kept = 0;
    more = false;
    power = 0;
    return isWhole();
  }

  /// @return the number as float32, infinite beyond its largest
  float single() {
    if (isExact()) {
      return (float) product();
    }
    // 18 digits and a power beyond 80 are above every float, or below half of every one
    if (power < -LARGEST_POWER || power > LARGEST_POWER) {
      float beyond = power < 0 ? 0 : Float.POSITIVE_INFINITY;
      return negative ? -beyond : beyond;
    }
    double near = product();
    double off = OFF * Math.ulp(near);
    float low = (float) (near - off);
    return low == (float) (near + off) ? low : (float) Double.parseDouble(text.toString());
  }

  /// @return the number, infinite beyond the largest
  double number() {
    return isExact() ? product() : Double.parseDouble(text.toString());
  }

  /// Reads sign, digits and exponent.
  ///
  /// @return whether that is all that there is
  private boolean isWhole() {
    if (at < text.length() && isSign(text.charAt(at))) {
      negative = text.charAt(at++) == '-';
    }
    int whole = digits(false);
    int fraction = 0;
    if (at < text.length() && text.charAt(at) == '.') {
      at++;
      fraction = digits(true);
    }
    if (whole + fraction == 0) {
      return false;
    }
    if (at < text.length() && (text.charAt(at) | 0x20) == 'e') {
      at++;
      return exponent() && at == text.length();
    }
    return at == text.length();
  }

  /// @return number of digits read
  private int digits(boolean fraction) {
    int from = at;
    for (; at < text.length() && isDigit(text.charAt(at)); at++) {
      int digit = text.charAt(at) - '0';
      if (kept == KEPT_DIGITS) {
        more |= digit != 0;
        power += fraction ? 0 : 1;
      } else {
        digits = 10 * digits + digit;
        kept += digits == 0 ? 0 : 1;
        power -= fraction ? 1 : 0;
      }
    }
    return at - from;
  }

  private boolean exponent() {
    boolean below = false;
    if (at < text.length() && isSign(text.charAt(at))) {
      below = text.charAt(at++) == '-';
    }
    int from = at;
    int exponent = 0;
    for (; at < text.length() && isDigit(text.charAt(at)); at++) {
      // no entry is as long that the digits before could make up for this
      exponent = Math.min(100_000_000, 10 * exponent + text.charAt(at) - '0');
    }
    power += below ? -exponent : exponent;
    return at > from;
  }

  private boolean isExact() {
    return !more
        && (digits == 0 || power == 0 || (kept <= EXACT_DIGITS && Math.abs(power) <= EXACT_POWER));
  }

  private double product() {
    double absolute =
        digits == 0 || power == 0
            ? digits
            : power < 0 ? digits / POWERS[-power] : digits * POWERS[power];
    return negative ? -absolute : absolute;
  }

  private static boolean isSign(char c) {
    return c == '-' || c == '+';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}

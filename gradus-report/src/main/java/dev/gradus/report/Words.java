package dev.gradus.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Locale;

/// Numbers and names as a reader meets them; a minus is a minus sign, not a hyphen.
final class Words {

  private static final int MOST_DECIMALS = 6;

  private Words() {}

  static String capital(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  static String count(int number, String noun) {
    return number == 1 ? "1 " + noun : number + " " + noun + "s";
  }

  static String fixed(double value, int decimals) {
    return Double.isFinite(value)
        ? minus(String.format(Locale.ROOT, "%." + decimals + "f", value))
        : "–";
  }

  static String signed(double value, int decimals) {
    return Double.isFinite(value)
        ? minus(String.format(Locale.ROOT, "%+." + decimals + "f", value))
        : "–";
  }

  static String pValue(double p) {
    if (!Double.isFinite(p)) {
      return "–";
    }
    return p < 0.0005 ? "< 0.001" : String.format(Locale.ROOT, "%.3f", p);
  }

  static String seconds(double seconds) {
    if (!Double.isFinite(seconds)) {
      return "–";
    }
    int decimals = seconds < 1 ? 3 : seconds < 10 ? 2 : seconds < 100 ? 1 : 0;
    return String.format(Locale.ROOT, "%." + decimals + "f", seconds);
  }

  static String duration(Duration duration) {
    long hours = duration.toHours();
    int minutes = duration.toMinutesPart();
    int seconds = duration.toSecondsPart();
    if (hours > 0) {
      return hours + " h " + minutes + " min";
    }
    if (minutes > 0) {
      return minutes + " min " + seconds + " s";
    }
    return seconds(duration.toMillis() / 1000.0) + " s";
  }

  /// {@return how many decimals show two digits of an uncertainty}
  static int decimalsFor(double uncertainty) {
    if (!(uncertainty > 0) || !Double.isFinite(uncertainty)) {
      return 2;
    }
    return Math.clamp((long) Math.ceil(1 - Math.log10(uncertainty)), 0, MOST_DECIMALS);
  }

  /// {@return a positive number with up to four digits and without trailing zeros}
  static String plain(double value) {
    return new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros().toPlainString();
  }

  private static String minus(String number) {
    boolean zero = number.matches("[+-]0(\\.0*)?");
    if (zero) {
      return "±" + number.substring(1);
    }
    return number.startsWith("-") ? "\u2212" + number.substring(1) : number;
  }
}

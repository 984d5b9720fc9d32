package dev.gradus.study;

import dev.gradus.stats.Interval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Writes an objective's numbers for people: shares as percent and their differences as percentage
/// points (pp), others as they are; ASCII only, so that any terminal shows them.
///
/// @param objective what is measured
/// @param decimals of values and differences
record Figures(Objective objective, int decimals) {

  private static final int FEWEST_SHARE_DECIMALS = 2;
  private static final int FEWEST_DECIMALS = 3;
  private static final int MOST_DECIMALS = 6;
  private static final int PERCENT = 100;
  private static final double SMALLEST_PLAIN = 1e-4;
  private static final double LARGEST_PLAIN = 1e4;
  private static final double TINY_P = 0.001;

  /// As many decimals as show two digits of the narrowest interval's reach to either side.
  static Figures of(Objective objective, List<Optional<Evidence>> evidence) {
    int fewest = objective.share() ? FEWEST_SHARE_DECIMALS : FEWEST_DECIMALS;
    return evidence.stream()
        .flatMap(Optional::stream)
        .map(Evidence::interval)
        .filter(interval -> interval.isKnown() && interval.low() < interval.high())
        .mapToDouble(interval -> (interval.high() - interval.low()) / 2)
        .min()
        .stream()
        .mapToObj(reach -> objective.share() ? PERCENT * reach : reach)
        .map(shown -> Math.clamp((long) Math.ceil(1 - Math.log10(shown)), fewest, MOST_DECIMALS))
        .map(decimals -> new Figures(objective, decimals))
        .findFirst()
        .orElse(new Figures(objective, fewest));
  }

  String value(double value) {
    return Double.isFinite(value)
        ? format("%." + decimals + "f", shown(value)) + (objective.share() ? " %" : "")
        : "-";
  }

  /// With its sign, without unit.
  String difference(double value) {
    return Double.isFinite(value)
        ? unsignedZero(format("%+." + decimals + "f", shown(value)))
        : "-";
  }

  String differenceWithUnit(double value) {
    return difference(value) + unit();
  }

  String interval(Interval interval) {
    return interval.isKnown()
        ? difference(interval.low()) + " to " + difference(interval.high())
        : "unknown";
  }

  /// To two significant digits, without sign.
  String magnitude(double value) {
    if (!Double.isFinite(value)) {
      return "unknown";
    }
    String digits =
        new BigDecimal(Math.abs(shown(value)))
            .round(new MathContext(2))
            .stripTrailingZeros()
            .toPlainString();
    return digits + unit();
  }

  /// ` pp` or nothing.
  String unit() {
    return objective.share() ? " pp" : "";
  }

  static String pValue(double p) {
    return p < TINY_P ? "p < 0.001" : format("p = %.3f", p);
  }

  /// To two significant digits, plain between 0.0001 and 10,000.
  static String significant(double value) {
    double size = Math.abs(value);
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(2)).stripTrailingZeros();
    return size == 0 || (size >= SMALLEST_PLAIN && size < LARGEST_PLAIN)
        ? rounded.toPlainString()
        : format("%.1e", value).replace(".0e", "e");
  }

  static String seconds(double seconds) {
    return Double.isFinite(seconds) ? format(seconds < 10 ? "%.2f" : "%.1f", seconds) : "-";
  }

  private double shown(double value) {
    return objective.share() ? PERCENT * value : value;
  }

  private static String unsignedZero(String number) {
    return number.matches("[+-]0(\\.0*)?") ? number.substring(1) : number;
  }

  private static String format(String pattern, double value) {
    return String.format(Locale.ROOT, pattern, value);
  }
}

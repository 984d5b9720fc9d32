package dev.gradus.technique;

import dev.gradus.study.Arm;
import dev.gradus.study.ComparisonResult;
import dev.gradus.study.Objective;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Sentences about what was measured.
final class Wording {

  private static final int DIGITS = 3;

  private Wording() {}

  /// With one arm its sentence; with more what each reached, in order, and their verdicts.
  static String of(ComparisonResult result) {
    return of(result, Arm.BASELINE);
  }

  /// The same, with other words for the baseline where several arms are listed.
  static String of(ComparisonResult result, String baseline) {
    if (result.arms().size() == 1) {
      return result.arms().getFirst().sentence();
    }
    Objective objective = result.comparison().objective();
    boolean higher = objective.direction() == Objective.Direction.HIGHER_IS_BETTER;
    List<String> reached =
        Curves.all(result).stream()
            .sorted(
                Comparator.comparingDouble(arm ->
                    Double.isNaN(arm.mean()) ? Double.MAX_VALUE : arm.mean() * (higher ? -1 : 1)))
            .map(arm ->
                "%s %s"
                    .formatted(
                        arm.name().equals(Arm.BASELINE) ? baseline : arm.name(),
                        shown(objective, arm.mean())))
            .toList();
    String summary = result.summary();
    return "%s after the last epoch, mean of %s: %s. %s"
        .formatted(capital(objective.words()), seeds(result), list(reached), summary);
  }

  /// How many seeds there were, as `5 seeds`.
  static String seeds(ComparisonResult result) {
    return seeds(result.comparison().seeds());
  }

  /// The same of so many.
  static String seeds(int seeds) {
    return seeds == 1 ? "1 seed" : seeds + " seeds";
  }

  /// A value of what a comparison is decided on.
  static String shown(Objective objective, double value) {
    return objective.share() ? percent(value) : number(value);
  }

  /// With a capital in front.
  static String capital(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /// The name of a measure of an arm: `loss` of `AdaGrad 0.01` is `lossAdaGrad001`.
  static String measure(String what, String arm) {
    StringBuilder name = new StringBuilder(what);
    for (String word : arm.split("[^\\p{L}\\p{N}]+", -1)) {
      if (!word.isEmpty()) {
        name.append(capital(word));
      }
    }
    return name.toString();
  }

  /// `a`, `a and b`, `a, b and c`.
  static String list(List<String> words) {
    if (words.size() < 2) {
      return String.join("", words);
    }
    return String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
  }

  /// A share as `97.3 %`.
  static String percent(double share) {
    return Double.isFinite(share) ? String.format(Locale.ROOT, "%.1f %%", 100 * share) : "unknown";
  }

  /// A difference of shares as `-1.2 pp`.
  static String points(double difference) {
    return Double.isFinite(difference)
        ? String.format(Locale.ROOT, "%+.1f pp", 100 * difference)
        : "unknown";
  }

  /// A number to three significant digits, without an exponent from 1e-4 to 1e6.
  static String number(double value) {
    if (!Double.isFinite(value)) {
      return "unknown";
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(DIGITS));
    double size = Math.abs(value);
    return size != 0 && (size < 1e-4 || size >= 1e6)
        ? String.format(Locale.ROOT, "%.2e", value)
        : rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}

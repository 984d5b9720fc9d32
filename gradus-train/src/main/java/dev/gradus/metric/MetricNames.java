package dev.gradus.metric;

import java.util.Locale;
import java.util.regex.Pattern;

/// What names of metrics say.
final class MetricNames {

  private static final Pattern HIGHER =
      Pattern.compile(
          ".*(accuracy|r2score|matthewscorrelation|cohenkappa"
              + "|(precision|recall|f1score|fbetascore|rocauc|prauc)(ofclass\\d+)?)");

  private MetricNames() {}

  static boolean isHigherBetter(String name) {
    return HIGHER.matcher(name.toLowerCase(Locale.ROOT)).matches();
  }
}

package dev.gradus.data.scale;

import dev.gradus.core.ConfigException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// The formulas by which [Scaler] scales: each is an offset and a divisor.
public enum ScalingMethod {

  /// Features as they are stored.
  NONE,

  /// By the largest absolute value.
  DIVIDE_BY_MAX,

  /// To [0, 1].
  MIN_MAX,

  /// Around the mean, by the range.
  MEAN,

  /// To mean 0 and standard deviation 1.
  STANDARDIZE;

  /// @param name as a spec writes it, for example `divide-by-max`
  /// @return the method of that name
  /// @throws ConfigException for another name
  public static ScalingMethod named(String name) {
    return Arrays.stream(values())
        .filter(method -> method.specName().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new ConfigException(
                "scale: there is no method `%s`. Choose one of %s."
                    .formatted(
                        name,
                        Arrays.stream(values())
                            .map(ScalingMethod::specName)
                            .collect(Collectors.joining(", ")))));
  }

  /// @return the name a spec uses, for example `divide-by-max`
  public String specName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  double offset(Statistics statistics) {
    return switch (this) {
      case NONE, DIVIDE_BY_MAX -> 0;
      case MIN_MAX -> statistics.minimum();
      case MEAN, STANDARDIZE -> statistics.mean();
    };
  }

  double divisor(Statistics statistics) {
    return switch (this) {
      case NONE -> 1;
      case DIVIDE_BY_MAX ->
          Math.max(Math.abs(statistics.minimum()), Math.abs(statistics.maximum()));
      case MIN_MAX, MEAN -> statistics.maximum() - statistics.minimum();
      case STANDARDIZE -> statistics.deviation();
    };
  }
}

package dev.gradus.data.scale;

import dev.gradus.core.ConfigException;
import dev.gradus.data.Dataset;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
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
  STANDARDIZE,

  /// Around the median, by the distance of the quartiles, which few wild values cannot move.
  ROBUST;

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

  /// Offset and divisor of each group of features.
  List<Line> fit(Dataset train, int groups) {
    return switch (this) {
      case NONE -> Collections.nCopies(groups, new Line(0, 1));
      case DIVIDE_BY_MAX ->
          lines(
              train,
              groups,
              one -> new Line(0, Math.max(Math.abs(one.minimum()), Math.abs(one.maximum()))));
      case MIN_MAX ->
          lines(train, groups, one -> new Line(one.minimum(), one.maximum() - one.minimum()));
      case MEAN -> lines(train, groups, one -> new Line(one.mean(), one.maximum() - one.minimum()));
      case STANDARDIZE -> lines(train, groups, one -> new Line(one.mean(), one.deviation()));
      case ROBUST ->
          Quartiles.of(train, groups).stream()
              .map(one -> new Line(one.median(), one.upper() - one.lower()))
              .toList();
    };
  }

  private static List<Line> lines(Dataset train, int groups, Function<Statistics, Line> line) {
    return Statistics.of(train, groups).stream().map(line).toList();
  }

  /// @param offset taken away
  /// @param divisor by which is divided
  record Line(double offset, double divisor) {}
}

package dev.gradus.report;

import dev.gradus.chart.Axis;
import dev.gradus.chart.Direction;
import dev.gradus.history.History;
import dev.gradus.metric.Metric;
import java.util.Locale;

/// A measured quantity as a reader meets it.
///
/// @param name its name in words, for example `validation accuracy`; not blank
/// @param percent whether values are fractions to be shown as percent, and differences as
///   percentage points
/// @param direction which way is better
public record MetricView(String name, boolean percent, Direction direction) {

  /// Checks the name.
  public MetricView {
    Check.words("MetricView", "name", name);
  }

  /// {@return a loss: a plain number, lower is better}
  ///
  /// @param name its name in words
  public static MetricView loss(String name) {
    return new MetricView(name, false, Direction.LOWER_IS_BETTER);
  }

  /// {@return an accuracy: a fraction shown as percent, higher is better}
  ///
  /// @param name its name in words
  public static MetricView accuracy(String name) {
    return new MetricView(name, true, Direction.HIGHER_IS_BETTER);
  }

  /// A quantity by its name in a history: accuracies are shares and better the higher; areas and
  /// scores are plain numbers and better the higher, losses and errors the lower; a learning rate
  /// is neither.
  ///
  /// @param name for example `validationAccuracy`
  /// @return the quantity
  public static MetricView named(String name) {
    String words = name.replaceAll("(\\p{Lu})", " $1").toLowerCase(Locale.ROOT);
    if (words.endsWith("accuracy")) {
      return accuracy(words);
    }
    if (name.equals(History.LEARNING_RATE)) {
      return new MetricView(words, false, Direction.NEUTRAL);
    }
    return Metric.isHigherBetter(name)
        ? new MetricView(words, false, Direction.HIGHER_IS_BETTER)
        : loss(words);
  }

  double shown(double value) {
    return percent ? 100 * value : value;
  }

  /// {@return the better of two values; one that is not a number is worse than any other}
  double better(double one, double other) {
    if (Double.isNaN(one) || Double.isNaN(other)) {
      return Double.isNaN(one) ? other : one;
    }
    return direction == Direction.HIGHER_IS_BETTER ? Math.max(one, other) : Math.min(one, other);
  }

  Axis axis() {
    return Axis.of(name).withUnit(percent ? "%" : "").withDirection(direction);
  }

  Axis differenceAxis() {
    return Axis.of("difference in " + name)
        .withUnit(percent ? "percentage points" : "")
        .withDirection(direction);
  }
}

package dev.gradus.metric;

import dev.gradus.core.Shape;

/// A number that says how good predictions are, computed on the host over a whole pass through the
/// data.
///
/// A metric is configuration; what it has seen so far lives in the [MetricState] that it starts for
/// each pass. The result is exact over all samples: batches of different sizes need no averaging of
/// averages.
///
/// Open for users.
public interface Metric {

  /// @return its name in histories and on the console, for example `accuracy`
  String name();

  /// @return whether a larger result is a better one, as for shares of right answers; false, as for
  ///   errors, unless the metric says so
  default boolean higherIsBetter() {
    return false;
  }

  /// As [#higherIsBetter()], for readers of histories, who have only the name of what was measured.
  ///
  /// @param name of a metric of Gradus, perhaps behind `validation` or an output's name
  /// @return whether a larger number is a better one; false for losses and unknown names
  static boolean isHigherBetter(String name) {
    return MetricNames.isHigherBetter(name);
  }

  /// Starts a pass.
  ///
  /// @param prediction shape of one sample's prediction, without the batch axis
  /// @param target shape of one sample's target, without the batch axis
  /// @return a state that has seen nothing
  /// @throws dev.gradus.core.ShapeException if the two cannot be compared
  MetricState start(Shape prediction, Shape target);
}

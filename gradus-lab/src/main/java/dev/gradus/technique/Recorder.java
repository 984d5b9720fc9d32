package dev.gradus.technique;

import dev.gradus.callback.Callback;
import dev.gradus.callback.TrainControl;
import dev.gradus.callback.TrainEvent;
import dev.gradus.callback.TrainListener;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// Writes down one run, step by step.
final class Recorder implements Callback {

  private static final double NANOS = 1e9;

  private final OptionalLong lastUpdate;
  private final List<Double> losses = new ArrayList<>();
  private final List<Point> points = new ArrayList<>();
  private double seconds;
  private long since;

  /// @param lastUpdate after which the run is stopped
  Recorder(OptionalLong lastUpdate) {
    this.lastUpdate = lastUpdate;
  }

  /// What was measured at one moment.
  ///
  /// @param updates made so far
  /// @param seconds spent on them, without the time that measuring took
  /// @param metrics by the names of a history
  record Point(long updates, double seconds, Map<String, Double> metrics) {

    double value(String metric) {
      return metrics.getOrDefault(metric, Double.NaN);
    }
  }

  @Override
  public TrainListener start(TrainControl control) {
    control.eachStep((step, _, loss) -> {
      long now = System.nanoTime();
      seconds += (now - since) / NANOS;
      since = now;
      losses.add(loss);
      if (lastUpdate.isPresent() && step >= lastUpdate.getAsLong()) {
        control.stop("%d updates done".formatted(step));
      }
    });
    return this::see;
  }

  private void see(TrainEvent event) {
    switch (event) {
      case TrainEvent.EpochStarted _ -> since = System.nanoTime();
      case TrainEvent.Validated validated -> {
        add(validated.metrics());
        since = System.nanoTime();
      }
      case TrainEvent.EpochFinished finished -> add(finished.metrics());
      default -> {}
    }
  }

  /// What is measured at the end of an epoch takes the place of what was within it.
  private void add(Map<String, Double> metrics) {
    if (!points.isEmpty() && points.getLast().updates() == losses.size()) {
      points.removeLast();
    }
    points.add(new Point(losses.size(), seconds, new LinkedHashMap<>(metrics)));
  }

  /// The loss of each update.
  List<Double> losses() {
    return List.copyOf(losses);
  }

  /// What was measured, in order.
  List<Point> points() {
    return List.copyOf(points);
  }
}

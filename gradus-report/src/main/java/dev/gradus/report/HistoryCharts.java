package dev.gradus.report;

import dev.gradus.chart.Axis;
import dev.gradus.chart.ColorRole;
import dev.gradus.chart.Dash;
import dev.gradus.chart.Line;
import dev.gradus.chart.LineChart;
import dev.gradus.core.ConfigException;
import dev.gradus.history.History;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The curves of one training run as charts: each quantity over the epochs, training dashed,
/// validation solid.
///
/// A curve called `validation X` shares its chart with the curve called `X`.
///
/// ```java
/// ChartImages.png(HistoryCharts.of(history, "accuracy"), Path.of("accuracy.png"), 1600, 1000);
/// ```
public final class HistoryCharts {

  private static final String VALIDATION = "validation ";

  private HistoryCharts() {}

  /// The chart of one quantity.
  ///
  /// @param history what a run measured
  /// @param metric its name in the history, for example `accuracy`; where `validationAccuracy` was
  ///   measured too, it is a second line
  /// @return the chart
  /// @throws ConfigException if nothing of that name was measured
  public static LineChart of(History history, String metric) {
    return chart(HistoryView.of(history), MetricView.named(metric).name())
        .orElseThrow(() ->
            new ConfigException(
                "HistoryCharts: nothing named %s was measured. Measured were: %s."
                    .formatted(metric, String.join(", ", history.series().keySet()))));
  }

  static List<LineChart> all(HistoryView history) {
    return history.curves().stream()
        .map(curve -> curve.metric().name())
        .map(name -> name.startsWith(VALIDATION) ? name.substring(VALIDATION.length()) : name)
        .distinct()
        .flatMap(name -> chart(history, name).stream())
        .toList();
  }

  private static Optional<LineChart> chart(HistoryView history, String name) {
    List<Line> lines = new ArrayList<>();
    List<MetricView> metrics = new ArrayList<>();
    for (String curve : List.of(name, VALIDATION + name)) {
      history
          .curve(curve)
          .filter(found -> !found.values().isEmpty())
          .ifPresent(found -> {
            boolean training = curve.equals(name);
            metrics.add(new MetricView(name, found.metric().percent(), found.metric().direction()));
            lines.add(
                SeedCurves.line(training ? "training" : "validation", curve, List.of(history), 1)
                    .withLook(
                        training ? ColorRole.BLUE : ColorRole.VERMILION,
                        training ? Dash.DASHED : Dash.SOLID));
          });
    }
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new LineChart(Words.capital(name), Axis.of("epoch"), metrics.getFirst().axis(), lines));
  }
}

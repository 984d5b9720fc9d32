package dev.gradus.report;

import dev.gradus.chart.ColorRole;
import dev.gradus.chart.Dash;
import dev.gradus.chart.Line;
import dev.gradus.chart.SeedLine;
import java.util.List;

/// Curves of the same quantity over several seeds of an arm, as one line: see [SeedLine].
final class SeedCurves {

  private SeedCurves() {}

  static Line line(String name, String metric, List<HistoryView> histories, int index) {
    List<Integer> epochs =
        histories.stream()
            .flatMap(history -> history.epochs().stream())
            .distinct()
            .sorted()
            .toList();
    List<List<Double>> traces =
        histories.stream().map(history -> trace(history, metric, epochs)).toList();
    return SeedLine.of(name, epochs.stream().map(Integer::doubleValue).toList(), traces)
        .withLook(
            index == 0 ? ColorRole.BASELINE : ColorRole.ofSeries(index - 1),
            index == 0 ? Dash.SOLID : Dash.ofSeries(index - 1));
  }

  private static List<Double> trace(HistoryView history, String metric, List<Integer> epochs) {
    var curve = history.curve(metric);
    return epochs.stream()
        .map(epoch -> {
          int at = history.epochs().indexOf(epoch);
          if (at < 0 || curve.isEmpty()) {
            return Double.NaN;
          }
          double value = curve.get().values().get(at);
          return Double.isFinite(value) ? curve.get().metric().shown(value) : Double.NaN;
        })
        .toList();
  }
}

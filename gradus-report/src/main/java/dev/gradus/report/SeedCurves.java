package dev.gradus.report;

import dev.gradus.chart.Band;
import dev.gradus.chart.ColorRole;
import dev.gradus.chart.Dash;
import dev.gradus.chart.Line;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;

/// Curves of the same quantity over several seeds, reduced to their mean and its 95 % confidence
/// band.
///
/// At each epoch, with values y₁ … yₙ of the n seeds, the mean is ȳ and the band is ȳ ± t₀.₉₇₅,ₙ₋₁
/// · s / √n with the sample standard deviation s. Where a seed has no finite value, because it
/// diverged or stopped early, there is no mean and no band: the mean of the survivors would
/// flatter. The raw traces are kept everywhere.
final class SeedCurves {

  private static final double UPPER = 0.975;

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
    List<Double> mean = new ArrayList<>();
    List<Double> low = new ArrayList<>();
    List<Double> high = new ArrayList<>();
    int seeds = traces.size();
    for (int i = 0; i < epochs.size(); i++) {
      int epoch = i;
      double[] values = traces.stream().mapToDouble(trace -> trace.get(epoch)).toArray();
      double center = mean(values);
      double reach = seeds < 2 ? Double.NaN : reach(values, center);
      mean.add(center);
      low.add(center - reach);
      high.add(center + reach);
    }
    Line line =
        Line.of(name, epochs.stream().map(Integer::doubleValue).toList(), mean)
            .withLook(
                index == 0 ? ColorRole.BASELINE : ColorRole.ofSeries(index - 1),
                index == 0 ? Dash.SOLID : Dash.ofSeries(index - 1));
    return seeds < 2 ? line : line.withBand(new Band(low, high)).withTraces(traces);
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

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static double reach(double[] values, double mean) {
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    double deviation = Math.sqrt(squares / (values.length - 1));
    double quantile = TDistribution.of(values.length - 1).inverseCumulativeProbability(UPPER);
    return quantile * deviation / Math.sqrt(values.length);
  }
}

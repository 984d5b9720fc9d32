package dev.gradus.cli;

import dev.gradus.history.History;
import dev.gradus.study.ArmTrials;
import dev.gradus.study.ComparisonResult;
import dev.gradus.study.Judgement;
import dev.gradus.study.Objective;
import dev.gradus.study.Trial;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// How the arms of a comparison learned, a line of characters each: the mean over the seeds of what
/// the comparison is decided on, epoch by epoch, all on one scale.
///
/// Where a seed has no value there is a gap, as in the curves of the report. Quantities that are no
/// shares and differ by more than a factor of 20 stand on a logarithmic scale, and the head says
/// so.
final class CurveTable {

  private static final int MOST = 40;
  private static final int LEAST = 3;
  private static final double WIDE = 20;

  private CurveTable() {}

  /// @param result whose curves are shown
  /// @param blocks what lines are made of
  /// @return a blank line, a head and a line for each arm; nothing where fewer than three epochs
  ///   were measured
  static List<String> lines(ComparisonResult result, Blocks blocks) {
    Objective objective = result.comparison().objective();
    List<ArmTrials> arms =
        Stream.concat(Stream.of(result.baseline()), result.arms().stream().map(Judgement::arm))
            .toList();
    List<List<Double>> curves = arms.stream().map(arm -> mean(arm, objective.metric())).toList();
    int epochs = curves.stream().mapToInt(List::size).max().orElse(0);
    DoubleSummaryStatistics known =
        curves.stream()
            .flatMap(List::stream)
            .mapToDouble(v -> v)
            .filter(Double::isFinite)
            .summaryStatistics();
    if (epochs < LEAST || known.getCount() == 0) {
      return List.of();
    }
    double low = known.getMin();
    double high = known.getMax();
    boolean log = !objective.share() && low > 0 && high > WIDE * low;
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < arms.size(); i++) {
      List<Double> heights =
          fitting(curves.get(i), epochs).stream()
              .map(value -> height(value, low, high, log))
              .toList();
      rows.add(
          List.of(
              arms.get(i).name(), blocks.trace(heights), ends(curves.get(i), objective.metric())));
    }
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(
        "%s by epoch, 1 to %d%s".formatted(objective.words(), epochs, log ? ", logarithmic" : ""));
    lines.addAll(Figures.table(rows, 3));
    return lines;
  }

  private static double height(double value, double low, double high, boolean log) {
    if (Double.isNaN(value)) {
      return value;
    }
    if (low == high) {
      return 0.5;
    }
    return log ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
  }

  private static String ends(List<Double> curve, String metric) {
    List<Double> known = curve.stream().filter(Double::isFinite).toList();
    return known.isEmpty()
        ? "-"
        : "%s to %s"
            .formatted(
                Figures.measured(metric, known.getFirst()),
                Figures.measured(metric, known.getLast()));
  }

  private static List<Double> mean(ArmTrials arm, String metric) {
    List<List<Double>> series =
        arm.trials().stream().map(Trial::history).map(history -> series(history, metric)).toList();
    int epochs = series.stream().mapToInt(List::size).max().orElse(0);
    return IntStream.range(0, epochs)
        .mapToObj(epoch ->
            series.stream()
                    .mapToDouble(one -> epoch < one.size() ? one.get(epoch) : Double.NaN)
                    .map(value -> Double.isFinite(value) ? value : Double.NaN)
                    .sum()
                / series.size())
        .toList();
  }

  private static List<Double> series(History history, String metric) {
    return history.series().getOrDefault(metric, List.of());
  }

  /// Neighboring epochs are put together until there are few enough.
  private static List<Double> fitting(List<Double> curve, int epochs) {
    int together = Math.ceilDiv(epochs, MOST);
    return IntStream.range(0, Math.ceilDiv(curve.size(), together))
        .mapToObj(i -> {
          int end = Math.min((i + 1) * together, curve.size());
          return curve.subList(i * together, end).stream()
              .mapToDouble(v -> v)
              .average()
              .orElse(Double.NaN);
        })
        .toList();
  }
}

package dev.gradus.report;

import dev.gradus.chart.Axis;
import dev.gradus.chart.BarChart;
import dev.gradus.chart.Chart;
import dev.gradus.chart.ColorRole;
import dev.gradus.chart.Histogram;
import dev.gradus.chart.HistogramPanels;
import dev.gradus.data.describe.DataSummary;
import dev.gradus.data.describe.TargetSummary;
import dev.gradus.data.describe.ValueSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/// The figures of a [DataSummary].
///
/// Where more than half of all values are the smallest, as in images with a black ground, that one
/// bar would hide all others; the histogram then leaves these values out, and says so.
public final class DataCharts {

  private static final int MOST_PANELS = 48;
  private static final int PERCENT = 100;

  private DataCharts() {}

  /// @param data what was summed up
  /// @return how often its features have which values
  public static Histogram values(DataSummary data) {
    return histogram("Values of " + data.name(), "how many", data.features());
  }

  /// @param data what was summed up
  /// @return a histogram for each column of a table, at most the first 48; none where features are
  ///   of one kind
  public static Optional<HistogramPanels> columns(DataSummary data) {
    if (data.each().isEmpty()) {
      return Optional.empty();
    }
    int all = data.each().size();
    String counted =
        switch (data.featureShape().rank()) {
          case 1 -> "samples";
          case 2 -> "how many";
          default -> "pixels";
        };
    String caption =
        String.format(Locale.ROOT, "%,d samples", data.samples())
            + (all > MOST_PANELS
                ? String.format(Locale.ROOT, ", the first %d of %,d columns", MOST_PANELS, all)
                : "");
    return Optional.of(
        HistogramPanels.of(
            (data.isTable() ? "Columns of " : "Colors of ") + data.name(),
            caption,
            data.each().stream()
                .limit(MOST_PANELS)
                .map(column -> histogram(words(column.name()), counted, column))
                .toList()));
  }

  private static String words(String name) {
    return name.isBlank() ? "(no name)" : name;
  }

  /// @param data what was summed up
  /// @return how many samples each class has, or how often which target values occur
  public static Chart target(DataSummary data) {
    return switch (data.target()) {
      case TargetSummary.Classes(List<String> labels, List<Long> counts) ->
          new BarChart(
              "Classes of " + data.name(),
              Axis.of("samples"),
              IntStream.range(0, labels.size())
                  .mapToObj(
                      i -> new BarChart.Bar(words(labels.get(i)), counts.get(i), ColorRole.BLUE))
                  .toList());
      case TargetSummary.Values(_, ValueSummary values) ->
          histogram("Target of " + data.name(), "how many", values);
    };
  }

  private static Histogram histogram(String title, String counted, ValueSummary values) {
    List<Long> counts = values.isMostlyLowest() ? values.countsAboveLowest() : values.counts();
    List<Double> heights = new ArrayList<>();
    counts.forEach(count -> heights.add((double) count));
    return new Histogram(
        title,
        Axis.of("value as stored"),
        Axis.of(counted + leftOut(values).map(", %s"::formatted).orElse("")),
        values.edges(),
        heights);
  }

  /// @param values what was counted
  /// @return what the histogram leaves out, for example `without 0: 80.9 % of all`; empty where it
  ///   shows everything
  public static Optional<String> leftOut(ValueSummary values) {
    if (!values.isMostlyLowest()) {
      return Optional.empty();
    }
    double share = (double) PERCENT * values.lowest() / values.count();
    String low =
        String.format(Locale.ROOT, "%.6f", values.moments().low())
            .replaceAll("0+$", "")
            .replaceAll("\\.$", "");
    return Optional.of(String.format(Locale.ROOT, "without %s: %.1f %% of all", low, share));
  }
}

package dev.gradus.report;

import dev.gradus.chart.Axis;
import dev.gradus.chart.ColorRole;
import dev.gradus.chart.Direction;
import dev.gradus.chart.ForestPlot;
import dev.gradus.chart.Line;
import dev.gradus.chart.LineChart;
import dev.gradus.chart.ScatterChart;
import dev.gradus.chart.SlopeChart;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The figures of a comparison.
final class ComparisonCharts {

  private final ComparisonView view;

  ComparisonCharts(ComparisonView view) {
    this.view = view;
  }

  ForestPlot effects() {
    MetricView metric = view.objective().metric();
    List<ForestPlot.Row> rows =
        view.arms().stream()
            .map(arm ->
                new ForestPlot.Row(
                    arm.name(),
                    shown(metric, arm.effect().delta()),
                    shown(metric, arm.effect().low()),
                    shown(metric, arm.effect().high()),
                    arm.effect().verdict(),
                    arm.effect().outcome(),
                    differences(arm)))
            .toList();
    return new ForestPlot(
        "Effect on " + metric.name() + " against " + view.baseline().name(),
        metric.differenceAxis(),
        "no difference",
        rows,
        metric.shown(view.objective().tolerance()));
  }

  /// {@return arm minus baseline for each seed that both finished}
  private List<Double> differences(ArmView arm) {
    MetricView metric = view.objective().metric();
    List<Double> differences = new ArrayList<>();
    for (int i = 0; i < view.seeds().size(); i++) {
      double difference =
          arm.results().perSeed().get(i) - view.baseline().results().perSeed().get(i);
      if (Double.isFinite(difference)) {
        differences.add(metric.shown(difference));
      }
    }
    return differences;
  }

  /// {@return for each arm the value of the objective at each seed, without and with the change;
  /// none with one seed, or where no seed has a value}
  List<SlopeChart> slopes() {
    if (view.seeds().size() < 2) {
      return List.of();
    }
    return view.arms().stream().map(this::slope).flatMap(Optional::stream).toList();
  }

  private Optional<SlopeChart> slope(ArmView arm) {
    MetricView metric = view.objective().metric();
    List<SlopeChart.Pair> pairs = new ArrayList<>();
    for (int i = 0; i < view.seeds().size(); i++) {
      double left = shown(metric, view.baseline().results().perSeed().get(i));
      double right = shown(metric, arm.results().perSeed().get(i));
      if (!Double.isNaN(left) || !Double.isNaN(right)) {
        pairs.add(new SlopeChart.Pair("seed " + view.seeds().get(i), left, right));
      }
    }
    return pairs.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new SlopeChart(arm.name(), metric.axis(), view.baseline().name(), arm.name(), pairs));
  }

  /// {@return what each arm costs and what it brings; empty where nothing was measured}
  Optional<ScatterChart> costs() {
    MetricView metric = view.objective().metric();
    double seconds = view.baseline().results().secondsPerRun();
    if (!isDuration(seconds)) {
      return Optional.empty();
    }
    List<ScatterChart.Series> series = new ArrayList<>();
    series.add(point(view.baseline().name(), seconds, 0, 0));
    for (int i = 0; i < view.arms().size(); i++) {
      ArmView arm = view.arms().get(i);
      double effect = shown(metric, arm.effect().delta());
      if (Double.isFinite(effect) && isDuration(arm.results().secondsPerRun())) {
        series.add(point(arm.name(), arm.results().secondsPerRun(), effect, i + 1));
      }
    }
    if (series.size() < 2) {
      return Optional.empty();
    }
    return Optional.of(
        ScatterChart.of(
            "Cost and effect",
            Axis.of("duration of a run").withUnit("s").withDirection(Direction.LOWER_IS_BETTER),
            metric.differenceAxis(),
            series));
  }

  private static boolean isDuration(double seconds) {
    return seconds > 0 && Double.isFinite(seconds);
  }

  private static ScatterChart.Series point(String name, double seconds, double effect, int index) {
    return new ScatterChart.Series(
        name,
        List.of(ScatterChart.Point.of(name, seconds, effect)),
        true,
        index == 0 ? ColorRole.BASELINE : ColorRole.ofSeries(index - 1));
  }

  /// {@return a chart for each measured quantity, that of the objective first}
  List<LineChart> curves() {
    Set<MetricView> metrics = new LinkedHashSet<>();
    histories()
        .flatMap(history -> history.curves().stream())
        .forEach(curve -> metrics.add(curve.metric()));
    List<MetricView> ordered = new ArrayList<>(metrics);
    if (ordered.remove(view.objective().metric())) {
      ordered.addFirst(view.objective().metric());
    }
    return ordered.stream().map(this::curves).toList();
  }

  private LineChart curves(MetricView metric) {
    List<Line> lines = new ArrayList<>();
    if (measured(view.baseline().results(), metric)) {
      lines.add(
          SeedCurves.line(
              view.baseline().name(), metric.name(), view.baseline().results().histories(), 0));
    }
    for (int i = 0; i < view.arms().size(); i++) {
      ArmView arm = view.arms().get(i);
      if (measured(arm.results(), metric)) {
        lines.add(SeedCurves.line(arm.name(), metric.name(), arm.results().histories(), i + 1));
      }
    }
    return new LineChart(Words.capital(metric.name()), Axis.of("epoch"), metric.axis(), lines);
  }

  private static boolean measured(ResultsView results, MetricView metric) {
    return results.histories().stream()
        .flatMap(history -> history.curve(metric.name()).stream())
        .anyMatch(curve -> !curve.values().isEmpty());
  }

  private Stream<HistoryView> histories() {
    return Stream.concat(
        view.baseline().results().histories().stream(),
        view.arms().stream().flatMap(arm -> arm.results().histories().stream()));
  }

  private static double shown(MetricView metric, double value) {
    return Double.isFinite(value) ? metric.shown(value) : Double.NaN;
  }
}

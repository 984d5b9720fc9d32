package dev.gradus.technique;

import dev.gradus.chart.Axis;
import dev.gradus.chart.Band;
import dev.gradus.chart.ColorRole;
import dev.gradus.chart.Dash;
import dev.gradus.chart.Direction;
import dev.gradus.chart.Line;
import dev.gradus.chart.LineChart;
import dev.gradus.chart.SeedLine;
import dev.gradus.history.History;
import dev.gradus.study.ArmTrials;
import dev.gradus.study.ComparisonResult;
import dev.gradus.study.Judgement;
import dev.gradus.study.Objective;
import dev.gradus.study.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Curves from the histories of a comparison's runs.
final class Curves {

  private Curves() {}

  /// The baseline's runs, then those of each arm.
  static List<ArmTrials> all(ComparisonResult result) {
    return Stream.concat(Stream.of(result.baseline()), result.arms().stream().map(Judgement::arm))
        .toList();
  }

  /// Training (dashed) and validation (solid) of one metric, in one color an arm.
  ///
  /// @param metric for example `accuracy`
  static LineChart trainAndValidation(
      String title, ComparisonResult result, String metric, Axis yAxis) {
    List<Line> lines = new ArrayList<>();
    List<ArmTrials> arms = all(result);
    for (int i = 0; i < arms.size(); i++) {
      if (!started(arms.get(i))) {
        continue;
      }
      ColorRole color = color(i);
      String name = arms.get(i).name();
      lines.add(line(name + ", training", arms.get(i), metric).withLook(color, Dash.DASHED));
      lines.add(
          line(name + ", validation", arms.get(i), History.validation(metric))
              .withLook(color, Dash.SOLID));
    }
    return new LineChart(
        title,
        Axis.of("epoch"),
        yAxis,
        yAxis.log() ? lines.stream().map(Curves::positive).toList() : lines);
  }

  /// A line for a logarithmic axis: what is not above 0 is left out, of the band both edges.
  static Line positive(Line line) {
    List<Double> low = new ArrayList<>();
    List<Double> high = new ArrayList<>();
    for (int i = 0; i < line.band().low().size(); i++) {
      boolean above = line.band().low().get(i) > 0;
      low.add(above ? line.band().low().get(i) : Double.NaN);
      high.add(above ? line.band().high().get(i) : Double.NaN);
    }
    return new Line(
        line.name(),
        line.x(),
        positive(line.mean()),
        new Band(low, high),
        line.traces().stream().map(Curves::positive).toList(),
        line.dash(),
        line.color());
  }

  private static List<Double> positive(List<Double> values) {
    return values.stream().map(value -> value > 0 ? value : Double.NaN).toList();
  }

  /// What a comparison is decided on, as an axis.
  static Axis axis(Objective objective) {
    return axis(objective.words(), objective);
  }

  /// The same under another name, for figures that show training too.
  static Axis axis(String label, Objective objective) {
    return Axis.of(label)
        .withDirection(
            objective.direction() == Objective.Direction.HIGHER_IS_BETTER
                ? Direction.HIGHER_IS_BETTER
                : Direction.LOWER_IS_BETTER);
  }

  /// What a comparison is decided on, as it is called in training.
  static String inTraining(Objective objective) {
    String name = objective.metric();
    String prefix = History.validation("x").replace("X", "");
    return name.startsWith(prefix) && name.length() > prefix.length()
        ? Character.toLowerCase(name.charAt(prefix.length())) + name.substring(prefix.length() + 1)
        : name;
  }

  /// The color of the baseline (number 0) or of an arm.
  static ColorRole color(int number) {
    return number == 0 ? ColorRole.BASELINE : ColorRole.ofSeries(number - 1);
  }

  /// The dash of the baseline (number 0) or of an arm.
  static Dash dash(int number) {
    return number == 0 ? Dash.SOLID : Dash.ofSeries(number - 1);
  }

  /// One metric against the epoch, a line for the baseline and each arm that finished an epoch.
  static List<Line> lines(ComparisonResult result, String metric) {
    List<Line> lines = new ArrayList<>();
    List<ArmTrials> arms = all(result);
    for (int i = 0; i < arms.size(); i++) {
      if (started(arms.get(i))) {
        lines.add(line(arms.get(i).name(), arms.get(i), metric).withLook(color(i), dash(i)));
      }
    }
    return lines;
  }

  /// One metric of an arm against the epoch, over its seeds.
  static Line line(String name, ArmTrials arm, String metric) {
    int epochs = arm.trials().stream().mapToInt(trial -> trial.history().epochs()).max().orElse(0);
    List<Double> x = IntStream.rangeClosed(1, epochs).mapToObj(Double::valueOf).toList();
    return SeedLine.of(
        name, x, arm.trials().stream().map(trial -> trace(trial, metric, epochs)).toList());
  }

  private static List<Double> trace(Trial trial, String metric, int epochs) {
    List<Double> values = trial.history().series().getOrDefault(metric, List.of());
    return IntStream.range(0, epochs)
        .mapToObj(epoch -> epoch < values.size() ? values.get(epoch) : Double.NaN)
        .toList();
  }

  /// The mean over the seeds of one metric, an epoch after the other; empty if none was finished.
  static List<Double> mean(ArmTrials arm, String metric) {
    return started(arm) ? line(arm.name(), arm, metric).mean() : List.of();
  }

  /// The first of these; NaN if there is none.
  static double first(ArmTrials arm, String metric) {
    return started(arm) ? mean(arm, metric).getFirst() : Double.NaN;
  }

  /// Whether a run of the arm came to the end of an epoch. One that diverges at once does not.
  static boolean started(ArmTrials arm) {
    return arm.trials().stream().anyMatch(trial -> trial.history().epochs() > 0);
  }

  /// Mean over the seeds that have it of a metric after the last epoch; NaN if none has.
  static double last(ArmTrials arm, String metric) {
    return arm.trials().stream()
        .filter(trial -> !trial.failed() && trial.history().series().containsKey(metric))
        .mapToDouble(trial -> trial.history().last(metric))
        .average()
        .orElse(Double.NaN);
  }

  /// Where each arm ended: one metric in training and in validation.
  ///
  /// @param metric for example `accuracy`
  static FindingTable ends(ComparisonResult result, String metric) {
    FindingTable table =
        FindingTable.of(
            "%s after the last epoch, mean over the seeds"
                .formatted(Character.toUpperCase(metric.charAt(0)) + metric.substring(1)),
            "arm",
            "training",
            "validation");
    for (ArmTrials arm : all(result)) {
      table = table.plus(arm.name(), last(arm, metric), last(arm, History.validation(metric)));
    }
    return table;
  }
}

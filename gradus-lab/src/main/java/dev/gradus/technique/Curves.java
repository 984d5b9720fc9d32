package dev.gradus.technique;

import dev.gradus.chart.Axis;
import dev.gradus.chart.ColorRole;
import dev.gradus.chart.Dash;
import dev.gradus.chart.Line;
import dev.gradus.chart.LineChart;
import dev.gradus.chart.SeedLine;
import dev.gradus.history.History;
import dev.gradus.study.ArmTrials;
import dev.gradus.study.ComparisonResult;
import dev.gradus.study.Judgement;
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
      ColorRole color = i == 0 ? ColorRole.BASELINE : ColorRole.ofSeries(i - 1);
      String name = arms.get(i).name();
      lines.add(line(name + ", training", arms.get(i), metric).withLook(color, Dash.DASHED));
      lines.add(
          line(name + ", validation", arms.get(i), History.validation(metric))
              .withLook(color, Dash.SOLID));
    }
    return new LineChart(title, Axis.of("epoch"), yAxis, lines);
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

  /// Mean over the seeds that have it of a metric after the last epoch; NaN if none has.
  static double last(ArmTrials arm, String metric) {
    return arm.trials().stream()
        .filter(trial -> !trial.failed() && trial.history().series().containsKey(metric))
        .mapToDouble(trial -> trial.history().last(metric))
        .average()
        .orElse(Double.NaN);
  }
}

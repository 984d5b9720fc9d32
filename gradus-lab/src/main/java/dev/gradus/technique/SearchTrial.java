package dev.gradus.technique;

import dev.gradus.chart.Axis;
import dev.gradus.chart.ColorRole;
import dev.gradus.chart.Dash;
import dev.gradus.chart.Line;
import dev.gradus.chart.LineChart;
import dev.gradus.chart.LinePanels;
import dev.gradus.chart.ScatterChart;
import dev.gradus.core.NumericException;
import dev.gradus.history.History;
import dev.gradus.run.RunResult;
import dev.gradus.spec.Patch;
import dev.gradus.spec.TrainSpec;
import dev.gradus.study.Objective;
import dev.gradus.study.TrainingRunner;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// One trial of a search.
///
/// @param learningRate that was drawn
/// @param weightDecay that was drawn: λ of λ / 2 · Σ w² over all kernels
/// @param value the objective after the last epoch; NaN if the run failed
/// @param rank smaller is better
/// @param history of its epochs
record SearchTrial(
    double learningRate, double weightDecay, double value, double rank, History history) {

  private static final int SHOWN = 20;
  private static final int COLUMNS = 5;

  static SearchTrial run(TrainSpec spec, double rate, double decay, Workbench bench) {
    Objective objective = Objective.of(spec);
    Patch patch =
        Patch.of(LearningRate.ratePath(RandomSearch.NAME, spec, bench) + "=" + rate)
            .then(KernelPenalty.of(RandomSearch.NAME, spec, decay / 2, bench));
    TrainSpec drawn = patch.apply(spec, bench.kinds());
    try {
      RunResult run = new TrainingRunner(bench.backend(), bench.data()).run(drawn, _ -> {});
      double value = run.history().last(objective.metric());
      boolean higher = objective.direction() == Objective.Direction.HIGHER_IS_BETTER;
      return new SearchTrial(rate, decay, value, higher ? -value : value, run.history());
    } catch (NumericException _) { // a rate that is too large: that is what a search finds out
      return new SearchTrial(rate, decay, Double.NaN, Double.POSITIVE_INFINITY, History.empty());
    }
  }

  ScatterChart.Point point() {
    return new ScatterChart.Point(
        "rate %s, decay %s".formatted(Wording.number(learningRate), Wording.number(weightDecay)),
        learningRate,
        weightDecay,
        value);
  }

  /// Training (dashed) and validation (solid) of the first twenty trials.
  ///
  /// @param trials at least one, all finished
  static LinePanels panels(List<SearchTrial> trials, Objective objective) {
    String validation = objective.metric();
    String training = Curves.inTraining(objective);
    List<LineChart> panels = new ArrayList<>();
    for (SearchTrial trial : trials.subList(0, Math.min(SHOWN, trials.size()))) {
      List<Double> epochs =
          IntStream.rangeClosed(1, trial.history.epochs()).mapToObj(Double::valueOf).toList();
      panels.add(
          new LineChart(
              "%d: rate %s".formatted(panels.size() + 1, Wording.number(trial.learningRate)),
              Axis.of("epoch"),
              Axis.of(training),
              List.of(
                  Line.of("training", epochs, trial.history.of(training))
                      .withLook(ColorRole.BLUE, Dash.DASHED),
                  Line.of("validation", epochs, trial.history.of(validation)))));
    }
    return new LinePanels(
        "The best trials, in order", "", Math.min(COLUMNS, panels.size()), panels);
  }
}

package dev.gradus.technique;

import dev.gradus.chart.Axis;
import dev.gradus.chart.ColorRole;
import dev.gradus.chart.Dash;
import dev.gradus.chart.Line;
import dev.gradus.chart.LineChart;
import dev.gradus.data.series.SeriesWindows;
import dev.gradus.spec.Patch;
import dev.gradus.spec.TrainSpec;
import dev.gradus.study.Arm;
import dev.gradus.study.ArmTrials;
import dev.gradus.study.ComparisonResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Recurrent networks on a time series: dropout between the layers, another optimizer with it, and
/// other kinds of cells.
final class SequenceDropout implements Technique {

  private static final String NAME = "sequence-dropout";
  private static final double RATE = 0.2;

  private static final String SPEC =
      """
      data: {series: {file: sunspots, window: 60}}
      model:
        - lstm: {units: 50, returnSequences: true}
        - lstm: {units: 50, returnSequences: true}
        - lstm: {units: 50, returnSequences: true}
        - lstm: {units: 50}
        - dense: 1
      loss: mean-squared-error
      optimizer: rmsprop
      fit: {epochs: 50, batchSize: 32, seed: 1, validation: test}
      """;

  private static final Baseline BASELINE =
      new Baseline(SPEC, Effort.whole(50, 5), new Effort(0, 0, 6, 2));

  /// In a quick run every sixth window is enough.
  private static final String FEWER_WINDOWS = "data.series.stride=6";

  @Override
  public About about() {
    return new About(
        NAME,
        "Dropout in recurrent networks",
        "What do dropout, Adam and other cells change in a forecast?");
  }

  @Override
  public Findings run(Assignment assignment, Workbench bench) {
    TrainSpec base = BASELINE.of(assignment, bench);
    if (assignment.quick() && assignment.spec().isEmpty() && assignment.data().isEmpty()) {
      base = Patch.of(FEWER_WINDOWS).apply(base, bench.kinds());
    }
    PredictingRunner runner = new PredictingRunner(bench, base.fit().seed());
    ComparisonResult result =
        bench.compare(about().title(), base, arms(base, bench), BASELINE.seeds(assignment), runner);
    Findings findings = Findings.of(result).with(Curves.ends(result, "loss"));
    return bench.data().of(base.data()).test() instanceof SeriesWindows test
        ? findings.with(forecast(result, runner, test))
        : findings;
  }

  private static List<Arm> arms(TrainSpec base, Workbench bench) {
    RecurrentLayers layers = RecurrentLayers.of(NAME, base, bench);
    String[] dropout = layers.withDropout(RATE);
    List<Arm> arms = new ArrayList<>();
    arms.add(Arm.of("dropout 0.2", dropout));
    arms.add(
        Arm.of(
            "dropout 0.2, Adam 1e-4",
            Stream.concat(
                    Arrays.stream(dropout), Stream.of("optimizer={adam: {learningRate: 0.0001}}"))
                .toArray(String[]::new)));
    for (String kind : List.of("lstm", "gru", "simple-rnn")) {
      if (!layers.areAll(kind)) {
        arms.add(Arm.of(cell(kind), layers.as(kind)));
      }
    }
    return arms;
  }

  private static String cell(String kind) {
    return switch (kind) {
      case "lstm" -> "LSTM";
      case "gru" -> "GRU";
      default -> "SimpleRNN";
    };
  }

  /// The baseline and the arm with the lowest mean loss beside the truth.
  private static Figure forecast(
      ComparisonResult result, PredictingRunner runner, SeriesWindows test) {
    List<Double> steps = new ArrayList<>();
    List<Double> truth = new ArrayList<>();
    for (int sample = 0; sample < test.size(); sample++) {
      steps.add((double) test.firstTargetStep(sample));
      truth.add((double) test.targetValue(sample, 0));
    }
    List<Line> lines = new ArrayList<>();
    lines.add(Line.of("measured", steps, truth).withLook(ColorRole.BASELINE, Dash.SOLID));
    ArmTrials lowest =
        Curves.all(result).stream()
            .filter(arm -> !arm.name().equals(Arm.BASELINE) && arm.failures() == 0)
            .min(Comparator.comparingDouble(ArmTrials::mean))
            .orElse(result.baseline());
    for (ArmTrials arm : Stream.of(result.baseline(), lowest).distinct().toList()) {
      float[][] predicted = runner.of(arm.spec());
      if (predicted.length == steps.size()) {
        lines.add(
            Line.of(
                    arm.name(),
                    steps,
                    Arrays.stream(predicted).map(values -> (double) values[0]).toList())
                .withLook(ColorRole.ofSeries(lines.size() - 1), Dash.ofSeries(lines.size() - 1)));
      }
    }
    return new Figure(
        "forecast",
        new LineChart(
            "Measured and predicted, the test part",
            Axis.of("step of the series"),
            Axis.of("value, one step ahead"),
            lines),
        "Forecasts of the runs from the first seed; beside the baseline the arm with the lowest mean loss.");
  }
}

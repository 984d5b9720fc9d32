package dev.gradus.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.callback.TrainEvent;
import dev.gradus.chart.Direction;
import dev.gradus.chart.ForestPlot;
import dev.gradus.chart.LineChart;
import dev.gradus.chart.Outcome;
import dev.gradus.chart.ScatterChart;
import dev.gradus.chart.SlopeChart;
import dev.gradus.core.NumericException;
import dev.gradus.core.RandomStream;
import dev.gradus.history.History;
import dev.gradus.history.Machine;
import dev.gradus.report.html.Block;
import dev.gradus.run.RunResult;
import dev.gradus.spec.Kinds;
import dev.gradus.spec.TrainSpec;
import dev.gradus.study.Arm;
import dev.gradus.study.BuiltInComparison;
import dev.gradus.study.Comparison;
import dev.gradus.study.ComparisonResult;
import dev.gradus.study.Study;
import dev.gradus.study.TrialRunner;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class MeasuredComparisonTest {

  private static final Kinds KINDS = Kinds.standard();
  private static final int EPOCHS = 3;

  @Test
  void view_study_showsItsNumbersUnchanged() {
    ComparisonResult result = study(7);
    ComparisonView view = view(result);
    assertEquals(result.summary(), view.summary());
    assertEquals(
        new MetricView("validation accuracy", true, Direction.HIGHER_IS_BETTER),
        view.objective().metric());
    assertEquals(result.delta(), view.objective().tolerance());
    assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L), view.seeds());
    ArmView large = view.arms().getFirst();
    assertEquals("fit.batchSize=1024", large.patch());
    assertEquals(result.arms().getFirst().delta(), large.effect().delta());
    assertEquals(
        result.arms().getFirst().evidence().orElseThrow().interval().low(), large.effect().low());
    assertEquals("hurts", large.effect().verdict());
    assertEquals(Outcome.WORSE, large.effect().outcome());
    assertEquals(result.arms().getFirst().sentence(), large.effect().sentence());
    assertEquals(result.notes(), view.provenance().notes());
  }

  @Test
  void view_oneRunFailed_isUnreliableAndSaysSoInItsCell() {
    ArmView failing = view(study(7)).arms().get(1);
    assertEquals(Outcome.UNRELIABLE, failing.effect().outcome());
    Block.Table table = new ComparisonTables(view(study(7))).verdicts();
    assertEquals("6 of 7 runs", table.rows().get(2).get(1).note());
  }

  @Test
  void view_oneSeed_hasNoIntervalAndStillAPage() {
    ComparisonView view = view(study(1));
    assertTrue(Double.isNaN(view.arms().getFirst().effect().low()));
    ForestPlot.Row row = new ComparisonCharts(view).effects().rows().getFirst();
    assertTrue(Double.isNaN(row.low()) && Double.isFinite(row.mean()));
    assertTrue(new ComparisonReport(view).page().toHtml().contains("One run each."));
  }

  @Test
  void curves_study_beginWithTheObjective() {
    List<LineChart> curves = new ComparisonCharts(view(study(2))).curves();
    assertEquals(
        List.of("Validation accuracy", "Loss", "Validation loss"),
        curves.stream().map(LineChart::title).toList());
    assertEquals(3, curves.getFirst().lines().size());
  }

  @Test
  void slopes_study_pairSeedsAndLeaveOutTheRunThatFailed() {
    List<SlopeChart> slopes = new ComparisonCharts(view(study(3))).slopes();
    assertEquals(List.of("large batches", "wild"), slopes.stream().map(SlopeChart::title).toList());
    SlopeChart wild = slopes.getLast();
    assertEquals(
        List.of("seed 1", "seed 2", "seed 3"),
        wild.pairs().stream().map(SlopeChart.Pair::name).toList());
    assertEquals(
        List.of(true, false, true), wild.pairs().stream().map(SlopeChart.Pair::isWhole).toList());
    assertEquals(List.of(), new ComparisonCharts(view(study(1))).slopes());
  }

  @Test
  void costs_study_standBesideTheBaselineAtNoEffect() {
    ScatterChart costs = new ComparisonCharts(view(study(3))).costs().orElseThrow();
    ScatterChart.Point baseline = costs.series().getFirst().points().getFirst();
    assertEquals(ScatterChart.Point.of("baseline", 3, 0), baseline);
    ScatterChart.Point large = costs.series().get(1).points().getFirst();
    assertEquals("large batches", large.name());
    assertEquals(100 * view(study(3)).arms().getFirst().effect().delta(), large.y(), 1e-12);
  }

  private static ComparisonView view(ComparisonResult result) {
    return ComparisonView.of(
        result,
        "Which?",
        "./gradus compare",
        BuiltInComparison.yaml(),
        ProvenanceView.words(
            new Machine("0.1.0", "25", "Linux", "a processor", 2), result.setting().backend(), 2));
  }

  private static ComparisonResult study(int seeds) {
    Comparison comparison =
        Comparison.of(
                TrainSpec.parse(BuiltInComparison.yaml(), "built-in.yaml", KINDS),
                List.of(
                    Arm.of("large batches", "fit.batchSize=1024"),
                    Arm.of("wild", "optimizer.adam.learningRate=0.5")))
            .withSeeds(seeds);
    return new Study(comparison, KINDS, new MadeUpRunner()).run(_ -> {});
  }

  /// Gives numbers without training: large batches are a point worse, the wild rate fails on seed
  /// 2.
  private static final class MadeUpRunner implements TrialRunner {

    @Override
    public void check(TrainSpec spec) {}

    @Override
    public RunResult run(TrainSpec spec, Consumer<TrainEvent> listener) {
      long seed = spec.fit().seed();
      if (spec.toYaml(KINDS).contains("0.5") && seed == 2) {
        throw new NumericException("epoch 1: loss is NaN.");
      }
      boolean large = spec.fit().batchSize() == 1024;
      RandomStream noise = RandomStream.of(seed).named(large ? "large" : "small");
      History history = History.empty();
      for (int epoch = 1; epoch <= EPOCHS; epoch++) {
        SequencedMap<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("loss", 1.0 / epoch);
        metrics.put("validationLoss", 1.5 / epoch);
        metrics.put(
            "validationAccuracy",
            0.9 + 0.01 * epoch - (large ? 0.01 : 0) + 0.001 * noise.gaussian(epoch, 0));
        metrics.put(History.SECONDS, 1.0);
        history = history.plus(metrics);
      }
      return new RunResult(Optional.empty(), history, history.epochs(), 100, EPOCHS, 1000, seed, 2);
    }
  }
}

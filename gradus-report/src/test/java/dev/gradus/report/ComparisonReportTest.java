package dev.gradus.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.chart.ForestPlot;
import dev.gradus.chart.Line;
import dev.gradus.chart.LineChart;
import dev.gradus.core.ConfigException;
import dev.gradus.report.html.Block;
import dev.gradus.report.html.DataTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ComparisonReportTest {

  private static final ComparisonView VIEW = Fixtures.comparison();

  @Test
  void write_comparison_leavesOnePageAndTwoPicturesPerFigure(@TempDir Path folder)
      throws Exception {
    new ComparisonReport(VIEW).write(folder);
    try (var files = Files.walk(folder)) {
      List<String> figures =
          List.of(
              "accuracy",
              "cost-and-effect",
              "effects",
              "loss",
              "seeds-batch-normalization",
              "seeds-batch-size-4096",
              "seeds-dropout-0-3",
              "seeds-he-initialization",
              "seeds-label-smoothing-0-1",
              "seeds-learning-rate-0-1",
              "seeds-sgd",
              "seeds-weight-decay-1e-4",
              "validation-accuracy",
              "validation-loss");
      assertEquals(
          Stream.concat(
                  figures.stream()
                      .flatMap(name ->
                          Stream.of("figures/" + name + ".png", "figures/" + name + ".svg")),
                  Stream.of("report.html"))
              .toList(),
          files
              .filter(Files::isRegularFile)
              .map(f -> folder.relativize(f).toString())
              .sorted()
              .toList());
    }
    assertTrue(Files.size(folder.resolve("report.html")) < 1_200_000);
  }

  @Test
  void verdicts_percentMetric_areShownInPointsWithTwoDigitsOfUncertainty() {
    Block.Table table = new ComparisonTables(VIEW).verdicts();
    assertEquals(
        List.of(
            "Arm",
            "Validation accuracy (%)",
            "Difference (points)",
            "95 % interval",
            "p",
            "Seconds per run",
            "Verdict"),
        table.columns().stream().map(Block.Column::name).toList());
    assertEquals(
        List.of("+0.410", "+0.320 to +0.500", "0.012", "3.00", "improves"),
        table.rows().get(1).subList(2, 7).stream().map(Block.Cell::text).toList());
    assertEquals(
        List.of("−3.380", "−3.640 to −3.120", "< 0.001", "4.00", "hurts"),
        table.rows().get(6).subList(2, 7).stream().map(Block.Cell::text).toList());
    assertEquals(
        List.of("–", "–", "–", "–", "3.00", "unreliable"),
        table.rows().get(8).subList(1, 7).stream().map(Block.Cell::text).toList());
  }

  @Test
  void effects_arms_becomeRowsInPoints() {
    ForestPlot forest = new ComparisonCharts(VIEW).effects();
    assertEquals(
        VIEW.arms().stream().map(ArmView::name).toList(),
        forest.rows().stream().map(ForestPlot.Row::name).toList());
    assertEquals(0.41, forest.rows().getFirst().mean(), 1e-12);
    assertEquals(Fixtures.SEEDS.size(), forest.rows().getFirst().points().size());
    assertEquals(
        100
            * (VIEW.arms().getFirst().results().perSeed().getFirst()
                - VIEW.baseline().results().perSeed().getFirst()),
        forest.rows().getFirst().points().getFirst(),
        1e-12);
    assertEquals(Fixtures.SEEDS.size() - 1, forest.rows().getLast().points().size());
    assertEquals(0.05, forest.zone(), 1e-12);
    assertTrue(Double.isNaN(forest.rows().getLast().mean()));
  }

  @Test
  void curves_objective_comesFirst() {
    assertEquals(
        List.of("Validation accuracy", "Loss", "Accuracy", "Validation loss"),
        new ComparisonCharts(VIEW).curves().stream().map(LineChart::title).toList());
  }

  @Test
  void seedCurves_threeSeeds_giveMeanAndStudentBand() {
    // Mean 2, s = 1, t(0.975, 2) = 4.302653: the band is 2 ± 4.302653 / √3.
    Line line = SeedCurves.line("a", "loss", List.of(history(1), history(2), history(3)), 0);
    assertEquals(List.of(1.0, 2.0), line.x());
    assertEquals(List.of(2.0, 2.0), line.mean());
    assertEquals(2 - 4.302653 / Math.sqrt(3), line.band().low().getFirst(), 1e-6);
    assertEquals(2 + 4.302653 / Math.sqrt(3), line.band().high().getFirst(), 1e-6);
    assertEquals(3, line.traces().size());
  }

  @Test
  void seedCurves_oneSeedDiverged_haveNoMeanOfTheSurvivors() {
    Line line =
        SeedCurves.line("a", "loss", List.of(history(1), history(Double.POSITIVE_INFINITY)), 0);
    assertEquals(List.of(Double.NaN, Double.NaN), line.mean());
    assertEquals(List.of(1.0, 1.0), line.traces().getFirst());
  }

  @Test
  void seedCurves_oneSeed_isALineWithoutABand() {
    Line line = SeedCurves.line("a", "loss", List.of(history(1)), 0);
    assertTrue(line.band().isEmpty());
    assertTrue(line.traces().isEmpty());
  }

  @Test
  void data_tables_holdEachNumberUnrounded() {
    List<DataTable> tables = new ComparisonTables(VIEW).data();
    assertEquals(
        List.of("effects", "runs", "curves"), tables.stream().map(DataTable::name).toList());
    assertEquals(9 * Fixtures.SEEDS.size(), tables.get(1).rows().size());
    assertEquals(9 * Fixtures.SEEDS.size() * Fixtures.EPOCHS, tables.get(2).rows().size());
    assertEquals(
        List.of(
            "arm", "seed", "epoch", "loss", "accuracy", "validation loss", "validation accuracy"),
        tables.get(2).columns());
    assertEquals(
        List.of("baseline", 1L, VIEW.baseline().results().perSeed().getFirst()),
        tables.get(1).rows().getFirst());
  }

  @Test
  void view_armWithoutAllSeeds_isRefused() {
    ConfigException refused =
        assertThrows(
            ConfigException.class,
            () ->
                new ComparisonView(
                    "t",
                    "",
                    VIEW.objective(),
                    List.of(1L),
                    VIEW.baseline(),
                    VIEW.arms(),
                    VIEW.provenance()));
    assertEquals(
        "ComparisonView: arm 'baseline' has 5 values, seeds has 1. Give one value for each.",
        refused.getMessage());
  }

  @Test
  void view_noArms_isRefused() {
    ConfigException refused =
        assertThrows(
            ConfigException.class,
            () ->
                new ComparisonView(
                    "t",
                    "",
                    VIEW.objective(),
                    VIEW.seeds(),
                    VIEW.baseline(),
                    List.of(),
                    VIEW.provenance()));
    assertEquals("ComparisonView: arms is empty, expected at least one.", refused.getMessage());
  }

  @Test
  void runReport_run_pairsTrainingWithValidation() {
    RunReport report = new RunReport(Fixtures.run());
    assertEquals(List.of("loss", "accuracy"), List.copyOf(report.figures().keySet()));
    LineChart loss = (LineChart) report.figures().get("loss");
    assertEquals(List.of("training", "validation"), loss.lines().stream().map(Line::name).toList());
    assertTrue(report.page().toHtml().contains("<dt>validation accuracy</dt><dd>98.21 %</dd>"));
  }

  private static HistoryView history(double value) {
    return new HistoryView(
        List.of(1, 2),
        List.of(new HistoryView.Curve(MetricView.loss("loss"), List.of(value, value))));
  }
}

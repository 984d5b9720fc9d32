package dev.gradus.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradus.core.ConfigException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

final class ChartTest {

  private static final Axis AXIS = Axis.of("epoch");

  @Test
  void axis_blankLabel_isRefused() {
    refused(
        "Axis: label is blank. Give it a few words, they are shown to the reader.",
        () -> Axis.of(" "));
  }

  @Test
  void caption_unitAndDirection_saysBoth() {
    Axis axis = Axis.of("accuracy").withUnit("%").withDirection(Direction.HIGHER_IS_BETTER);
    assertEquals("accuracy (%), higher is better", axis.caption());
    assertEquals("epoch", AXIS.caption());
  }

  @Test
  void line_fewerValuesThanPositions_isRefused() {
    refused(
        "Line a: mean has 1 values, x has 2. Give one value for each.",
        () -> Line.of("a", List.of(1.0, 2.0), List.of(1.0)));
  }

  @Test
  void line_positionsNotIncreasing_isRefused() {
    refused(
        "Line a: x[1] = 1.0 does not lie above x[0] = 1.0. Sort the points and drop duplicates.",
        () -> Line.of("a", List.of(1.0, 1.0), List.of(1.0, 2.0)));
  }

  @Test
  void line_infiniteValue_isRefused() {
    refused(
        "Line a: mean[0] is Infinity. Give a finite value, or NaN for a missing one.",
        () -> Line.of("a", List.of(1.0), List.of(Double.POSITIVE_INFINITY)));
  }

  @Test
  void line_noPoints_isRefused() {
    refused("Line a: x is empty, expected at least one.", () -> Line.of("a", List.of(), List.of()));
  }

  @Test
  void line_shortTrace_isRefused() {
    Line line = Line.of("a", List.of(1.0, 2.0), List.of(1.0, 2.0));
    refused(
        "Line a: traces[0] has 1 values, x has 2. Give one value for each.",
        () -> line.withTraces(List.of(List.of(1.0))));
  }

  @Test
  void line_listChangedAfterwards_isUntouched() {
    List<Double> values = new ArrayList<>(List.of(1.0, 2.0));
    Line line = Line.of("a", List.of(1.0, 2.0), values);
    values.set(0, 9.0);
    assertEquals(List.of(1.0, 2.0), line.mean());
  }

  @Test
  void band_edgesCrossed_isRefused() {
    refused(
        "Band: low[1] = 3.0 lies above high[1] = 2.0. Swap the two.",
        () -> new Band(List.of(0.0, 3.0), List.of(1.0, 2.0)));
  }

  @Test
  void lineChart_twoLinesOfOneName_isRefused() {
    Line line = Line.of("a", List.of(1.0), List.of(1.0));
    refused(
        "LineChart loss: two lines are called 'a'. Give each its own name.",
        () -> new LineChart("loss", AXIS, AXIS, List.of(line, line)));
  }

  @Test
  void lineChart_zeroOnLogarithmicAxis_isRefused() {
    Line line = Line.of("a", List.of(1.0), List.of(0.0));
    refused(
        "Line a: mean[0] = 0.0 cannot stand on a logarithmic axis. Give values above 0 or a linear axis.",
        () -> new LineChart("loss", AXIS, AXIS.withLog(true), List.of(line)));
  }

  @Test
  void forestRow_meanOutsideInterval_isRefused() {
    refused(
        "ForestPlot.Row sgd: expected low <= mean <= high, got 1.0, 0.5, 2.0.",
        () -> new ForestPlot.Row("sgd", 0.5, 1.0, 2.0, "hurts", Outcome.WORSE, List.of()));
  }

  @Test
  void forestPlot_negativeZone_isRefused() {
    ForestPlot.Row row = new ForestPlot.Row("sgd", 1, 0, 2, "helps", Outcome.BETTER, List.of());
    refused(
        "ForestPlot effects: zone must be finite and at least 0, got -1.0.",
        () -> new ForestPlot("effects", AXIS, "none", List.of(row), -1));
  }

  @Test
  void forestPlot_logarithmicAxis_isRefused() {
    ForestPlot.Row row = new ForestPlot.Row("sgd", 1, 0, 2, "helps", Outcome.BETTER, List.of());
    refused(
        "ForestPlot effects: the axis is logarithmic, but 0 means no effect here. Use a linear axis.",
        () -> new ForestPlot("effects", AXIS.withLog(true), "none", List.of(row), 0));
  }

  @Test
  void barChart_noBars_isRefused() {
    refused(
        "BarChart times: bars is empty, expected at least one.",
        () -> new BarChart("times", AXIS, List.of()));
  }

  @Test
  void bar_missingValue_isRefused() {
    refused(
        "BarChart.Bar a: value must be finite, got NaN.",
        () -> new BarChart.Bar("a", Double.NaN, ColorRole.BLUE));
  }

  @Test
  void histogram_oneEdgeTooFew_isRefused() {
    refused(
        "Histogram weights: 2 counts need 3 edges, got 2.",
        () -> new Histogram("weights", AXIS, AXIS, List.of(0.0, 1.0), List.of(1.0, 2.0)));
  }

  @Test
  void histogram_negativeCount_isRefused() {
    refused(
        "Histogram weights: counts[0] must be at least 0, got -1.0.",
        () -> new Histogram("weights", AXIS, AXIS, List.of(0.0, 1.0), List.of(-1.0)));
  }

  @Test
  void looks_ofEighteenSeries_areAllDifferent() {
    long looks =
        java.util.stream.IntStream.range(0, 18)
            .mapToObj(i -> ColorRole.ofSeries(i) + " " + Dash.ofSeries(i))
            .distinct()
            .count();
    assertEquals(18, looks);
  }

  private static void refused(String message, Executable construction) {
    assertEquals(message, assertThrows(ConfigException.class, construction).getMessage());
  }
}

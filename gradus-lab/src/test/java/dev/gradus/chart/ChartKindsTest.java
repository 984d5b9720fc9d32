package dev.gradus.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradus.core.ConfigException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

final class ChartKindsTest {

  private static final Axis AXIS = Axis.of("epoch");
  private static final Line LINE = Line.of("a", List.of(1.0, 2.0), List.of(1.0, 2.0));
  private static final LineChart LINES = new LineChart("p", AXIS, AXIS, List.of(LINE));
  private static final Axis BETTER_UP =
      Axis.of("accuracy").withDirection(Direction.HIGHER_IS_BETTER);

  @Test
  void linePanels_otherAxis_isRefused() {
    LineChart other = new LineChart("q", AXIS.withLog(true), AXIS, List.of(LINE));
    refused(
        "LinePanels t: 'q' has the axis 'epoch' (logarithmic), another has 'epoch', but they stand on one. Give both the same.",
        () -> new LinePanels("t", "", 2, List.of(LINES, other)));
  }

  @Test
  void linePanels_oneNameWithTwoLooks_isRefused() {
    Line red = LINE.withLook(ColorRole.VERMILION, Dash.SOLID);
    refused(
        "LinePanels t: 'a' is VERMILION SOLID in panel 'q' and BLUE SOLID before, but all panels share one legend. Give lines of one name one look.",
        () ->
            new LinePanels(
                "t", "", 1, List.of(LINES, new LineChart("q", AXIS, AXIS, List.of(red)))));
  }

  @Test
  void linePanels_moreColumnsThanPanels_areRefused() {
    refused(
        "LinePanels t: columns must be at least 1 and at most the 1 panels, got 2.",
        () -> new LinePanels("t", "", 2, List.of(LINES)));
  }

  @Test
  void linePanels_legend_namesEachLineOnce() {
    Line other = Line.of("b", List.of(1.0), List.of(1.0));
    LinePanels panels =
        new LinePanels(
            "t", "", 2, List.of(LINES, new LineChart("q", AXIS, AXIS, List.of(other, LINE))));
    assertEquals(List.of(LINE, other), panels.legend());
    assertEquals(List.of(LINE, other, LINE), panels.allLines());
  }

  @Test
  void stackedLines_otherAcross_isRefused() {
    refused(
        "StackedLines t: 'p' has the axis 'epoch', another has 'step', but they stand on one. Give both the same.",
        () ->
            new StackedLines(
                "t", new LineChart("rate", Axis.of("step"), AXIS, List.of(LINE)), LINES));
  }

  @Test
  void lineChart_markAtZeroOnLogarithmicAxis_isRefused() {
    refused(
        "LineChart p: marks[0] = 0.0 cannot stand on a logarithmic axis. Give values above 0 or a linear axis.",
        () ->
            new LineChart(
                "p", AXIS.withLog(true), AXIS, List.of(LINE), List.of(new Mark(0, "here"))));
  }

  @Test
  void heatStrip_shortRow_isRefused() {
    refused(
        "HeatStrip t: values[1] has 1 values, x has 2. Give one value for each.",
        () -> heat(AXIS, List.of(List.of(1.0, 2.0), List.of(1.0))));
  }

  @Test
  void heatStrip_negativeOnLogarithmicScale_isRefused() {
    refused(
        "HeatStrip t: values[0][1] = -2.0 cannot stand on a logarithmic scale. Give values of at least 0 or a linear scale.",
        () -> heat(AXIS.withLog(true), List.of(List.of(1.0, -2.0), List.of(1.0, 1.0))));
  }

  @Test
  void heatStrip_zeroOnLogarithmicScale_hasNoColorOfTheScale() {
    HeatStrip strip =
        heat(AXIS.withLog(true), List.of(List.of(0.0, Double.NaN), List.of(1.0, 2.0)));
    assertEquals(false, strip.isOnScale(0));
    assertEquals(false, strip.isOnScale(Double.NaN));
    assertEquals(true, strip.isOnScale(1e-30));
    assertEquals(true, heat(AXIS, strip.values()).isOnScale(0));
  }

  @Test
  void slopeChart_outcome_followsTheDirection() {
    SlopeChart.Pair up = new SlopeChart.Pair("seed 1", 1, 2);
    SlopeChart.Pair level = new SlopeChart.Pair("seed 2", 2, 2);
    assertEquals(Outcome.BETTER, slopes(BETTER_UP, up).outcome(up));
    assertEquals(
        Outcome.WORSE, slopes(BETTER_UP.withDirection(Direction.LOWER_IS_BETTER), up).outcome(up));
    assertEquals(Outcome.SAME, slopes(AXIS, up).outcome(up));
    assertEquals(Outcome.SAME, slopes(BETTER_UP, level).outcome(level));
  }

  @Test
  void slopeChart_noPairs_isRefused() {
    refused("SlopeChart t: pairs is empty, expected at least one.", () -> slopes(AXIS));
  }

  @Test
  void slopeChart_zeroOnLogarithmicAxis_isRefused() {
    refused(
        "SlopeChart t: seed 1[1] = 0.0 cannot stand on a logarithmic axis. Give values above 0 or a linear axis.",
        () -> slopes(AXIS.withLog(true), new SlopeChart.Pair("seed 1", 1, 0)));
  }

  @Test
  void scatterChart_valueWithoutColors_isRefused() {
    ScatterChart.Point point = new ScatterChart.Point("trial 1", 1, 2, 3);
    refused(
        "ScatterChart t: point 'trial 1' has the value 3.0, but no axis says what its color means. Give the colors an axis, or the point no value.",
        () -> ScatterChart.of("t", AXIS, AXIS, List.of(series(point))));
  }

  @Test
  void scatterChart_zeroOnLogarithmicAxis_isRefused() {
    ScatterChart.Point point = ScatterChart.Point.of("trial 1", 1, 0);
    refused(
        "ScatterChart.Series trials: y[0] = 0.0 cannot stand on a logarithmic axis. Give values above 0 or a linear axis.",
        () ->
            new ScatterChart(
                "t", AXIS, AXIS.withLog(true), List.of(series(point)), Optional.empty()));
  }

  @Test
  void scatterPoint_missingPlace_isRefused() {
    refused(
        "ScatterChart.Point trial 1: x must be finite, got NaN.",
        () -> ScatterChart.Point.of("trial 1", Double.NaN, 1));
  }

  @Test
  void bar_valueOutsideInterval_isRefused() {
    refused(
        "BarChart.Bar a: expected low <= value <= high, got 2.0, 1.0, 3.0.",
        () -> new BarChart.Bar("a", 1, 2, 3, ColorRole.BLUE));
  }

  @Test
  void histogramPanels_emptyRow_isRefused() {
    refused(
        "HistogramPanels t: panels is empty, expected at least one.",
        () -> HistogramPanels.of("t", "", List.of()));
  }

  @Test
  void wrongPictures_grid_hasTheSurestFirst() {
    Picture picture = Picture.of(1, 1, 1, new byte[1]);
    PictureGrid grid =
        WrongPicture.grid(
            "t",
            "",
            2,
            List.of(
                new WrongPicture(picture, "3", "8", 0.5),
                new WrongPicture(picture, "4", "9", 0.984),
                new WrongPicture(picture, "1", "7", 0.7)));
    assertEquals(
        List.of(List.of("4 as 9: 98 %", "1 as 7: 70 %"), List.of("3 as 8: 50 %")),
        grid.rows().stream()
            .map(row -> row.cells().stream().map(PictureGrid.Cell::label).toList())
            .toList());
  }

  @Test
  void wrongPicture_probabilityAboveOne_isRefused() {
    refused(
        "WrongPicture: probability must be in [0, 1], got 98.0.",
        () -> new WrongPicture(Picture.of(1, 1, 1, new byte[1]), "4", "9", 98));
  }

  private static HeatStrip heat(Axis colors, List<List<Double>> values) {
    return new HeatStrip("t", AXIS, List.of(1.0, 2.0), List.of("r", "s"), values, colors);
  }

  private static SlopeChart slopes(Axis axis, SlopeChart.Pair... pairs) {
    return new SlopeChart("t", axis, "before", "after", List.of(pairs));
  }

  private static ScatterChart.Series series(ScatterChart.Point point) {
    return new ScatterChart.Series("trials", List.of(point), false, ColorRole.BLUE);
  }

  private static void refused(String message, Executable construction) {
    assertEquals(message, assertThrows(ConfigException.class, construction).getMessage());
  }
}

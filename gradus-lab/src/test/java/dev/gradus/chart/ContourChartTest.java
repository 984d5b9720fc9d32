package dev.gradus.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.chart.ContourChart.Contour;
import dev.gradus.chart.ContourChart.Grid;
import dev.gradus.core.ConfigException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

final class ContourChartTest {

  private static final List<Double> UNIT = List.of(0.0, 1.0);
  private static final Axis AXIS = Axis.of("x");

  @Test
  void contours_slope_isOneLineWhereTheLevelIs() {
    Grid slope = Grid.of(range(0, 3, 4), range(0, 2, 3), (x, _) -> 10 * x);
    List<Contour> contours = chart(slope, 15.0).contours();
    assertEquals(
        List.of(new Contour(15, List.of(1.5, 1.5, 1.5), List.of(0.0, 1.0, 2.0))), contours);
  }

  @Test
  void contours_bowl_isAClosedRingOfTheRightRadius() {
    List<Double> at = range(-2, 2, 81);
    List<Contour> contours = chart(Grid.of(at, at, (x, y) -> x * x + y * y), 1.0).contours();
    assertEquals(1, contours.size());
    Contour ring = contours.getFirst();
    assertEquals(ring.x().getFirst(), ring.x().getLast());
    assertEquals(ring.y().getFirst(), ring.y().getLast());
    for (int i = 0; i < ring.x().size(); i++) {
      // A chord of a parabola over h = 0.05 is off by at most h²/8 in value, half of that in
      // radius.
      assertEquals(1, Math.hypot(ring.x().get(i), ring.y().get(i)), 0.05 * 0.05 / 8);
    }
    // The ring is crossed at least four times in each row and column it passes.
    assertTrue(ring.x().size() > 4 * 20, ring.x().size() + " points");
  }

  @Test
  void contours_saddle_joinsAsTheMeanOfTheCornersSays() {
    Grid saddle = new Grid(UNIT, UNIT, List.of(List.of(1.0, 0.0), List.of(0.0, 1.0)));
    // At 0.4 the middle, 0.5, is above: the two low corners are cut off.
    List<Contour> low = chart(saddle, 0.4).contours();
    assertEquals(2, low.size());
    for (Contour cut : low) {
      double side = cut.x().getFirst() + cut.x().getLast() - cut.y().getFirst() - cut.y().getLast();
      assertEquals(1.2, Math.abs(side), 1e-12, "not around a low corner: " + cut);
    }
    // At 0.6 it is below: the two high corners are.
    for (Contour cut : chart(saddle, 0.6).contours()) {
      double side = cut.x().getFirst() + cut.x().getLast() - cut.y().getFirst() - cut.y().getLast();
      assertEquals(0, side, 1e-12, "not around a high corner: " + cut);
    }
  }

  @Test
  void contours_levelNotReached_areNone() {
    assertEquals(List.of(), chart(Grid.of(UNIT, UNIT, (_, _) -> 1), 2.0).contours());
  }

  @Test
  void contours_levelAtGridPoints_areStillLines() {
    Grid steps = Grid.of(range(0, 4, 5), range(0, 2, 3), (x, _) -> x);
    List<Contour> contours = chart(steps, 2.0).contours();
    assertEquals(1, contours.size());
    assertEquals(List.of(2.0, 2.0, 2.0), contours.getFirst().x());
  }

  @Test
  void grid_missingRow_isRefused() {
    refused(
        "ContourChart.Grid: values has 1 values, y has 2. Give one value for each.",
        () -> new Grid(UNIT, UNIT, List.of(List.of(1.0, 2.0))));
  }

  @Test
  void grid_onePoint_isRefused() {
    refused(
        "ContourChart.Grid: expected at least 2 x 2 points, got 1 x 2.",
        () -> Grid.of(List.of(1.0), UNIT, Math::max));
  }

  @Test
  void grid_infiniteValue_isRefused() {
    refused(
        "ContourChart.Grid: values[0][0] must be finite, got Infinity.",
        () -> Grid.of(UNIT, UNIT, (x, _) -> 1 / x));
  }

  @Test
  void chart_twoPathsOfOneName_areRefused() {
    ContourChart.Path path = new ContourChart.Path("SGD", UNIT, UNIT, ColorRole.BLUE);
    refused(
        "ContourChart f: two paths are called 'SGD'. Give each its own name.",
        () ->
            new ContourChart(
                "f", AXIS, AXIS, Grid.of(UNIT, UNIT, Math::max), UNIT, List.of(path, path)));
  }

  @Test
  void path_thatDiverged_isRefused() {
    refused(
        "ContourChart.Path SGD: x[1] must be finite, got NaN.",
        () -> new ContourChart.Path("SGD", List.of(0.0, Double.NaN), UNIT, ColorRole.BLUE));
  }

  private static ContourChart chart(Grid grid, double level) {
    return new ContourChart("f", AXIS, AXIS, grid, List.of(level), List.of());
  }

  private static List<Double> range(double from, double to, int count) {
    return IntStream.range(0, count).mapToObj(i -> from + (to - from) * i / (count - 1)).toList();
  }

  private static void refused(String message, Executable construction) {
    assertEquals(message, assertThrows(ConfigException.class, construction).getMessage());
  }
}

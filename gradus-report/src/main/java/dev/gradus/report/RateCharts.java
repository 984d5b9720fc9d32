package dev.gradus.report;

import dev.gradus.chart.Axis;
import dev.gradus.chart.Band;
import dev.gradus.chart.ColorRole;
import dev.gradus.chart.Dash;
import dev.gradus.chart.Direction;
import dev.gradus.chart.Line;
import dev.gradus.chart.LineChart;
import dev.gradus.rate.RateCurve;
import dev.gradus.rate.RateTestResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The figure of a learning-rate range test: the smoothed loss of each seed over the rate, the raw
/// losses faint behind, the interval that follows shaded.
public final class RateCharts {

  /// How much of the raw losses above the smoothed ones is shown: what has broken out hides all
  /// else.
  private static final double HEADROOM = 1.1;

  private RateCharts() {}

  /// @param result of a range test
  /// @return the figure
  public static LineChart of(RateTestResult result) {
    double top =
        HEADROOM
            * result.curves().stream()
                .mapToDouble(curve -> highest(curve.smoothed()))
                .max()
                .orElse(1);
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < result.curves().size(); i++) {
      RateCurve curve = result.curves().get(i);
      lines.add(
          Line.of("seed " + curve.seed(), curve.rates(), below(curve.smoothed(), top))
              .withTraces(List.of(below(curve.losses(), top)))
              .withLook(ColorRole.ofSeries(i), Dash.ofSeries(i)));
    }
    if (result.refusal().isEmpty() && result.low() < result.high()) {
      lines.add(suggestion(result, top));
    }
    return new LineChart(
        "Loss over the learning rate",
        Axis.of("learning rate").withLog(true),
        Axis.of("training loss").withDirection(Direction.LOWER_IS_BETTER),
        lines);
  }

  /// Writes `learning-rate.png` and `learning-rate.svg`.
  ///
  /// @param result of a range test
  /// @param folder where they go; made if missing
  /// @throws dev.gradus.core.DataException if a file cannot be written
  public static void write(RateTestResult result, Path folder) {
    FigureFiles.write(Map.of("learning-rate", of(result)), folder);
  }

  private static Line suggestion(RateTestResult result, double top) {
    double bottom =
        result.curves().stream()
            .flatMap(curve -> curve.losses().stream())
            .mapToDouble(Double::doubleValue)
            .filter(Double::isFinite)
            .min()
            .orElse(0);
    return Line.of(
            String.format(Locale.ROOT, "try %.1e to %.1e", result.low(), result.high()),
            List.of(result.low(), result.high()),
            List.of(Double.NaN, Double.NaN))
        .withBand(new Band(List.of(bottom, bottom), List.of(top, top)))
        .withLook(ColorRole.MUTED, Dash.SOLID);
  }

  /// The smoothed loss at its beginning, or where it was higher before it broke out.
  private static double highest(List<Double> smooth) {
    return smooth.subList(0, Math.max(1, smooth.size() * 2 / 3)).stream()
        .mapToDouble(Double::doubleValue)
        .max()
        .orElse(1);
  }

  private static List<Double> below(List<Double> values, double top) {
    return values.stream()
        .map(value -> Double.isFinite(value) && value <= top ? value : Double.NaN)
        .toList();
  }
}

package dev.gradus.examples;

import module dev.gradus.report;
import module java.base;

/// Where plain gradient descent goes in a narrow valley, as a figure and as a page of one's own.
public final class OwnFigures {

  private OwnFigures() {}

  /// @param arguments the folder for the page and the picture
  public static void main(String[] arguments) {
    draw(Path.of(arguments[0]));
  }

  // @start region="own-figures"
  static ContourChart draw(Path folder) {
    List<Double> x = new ArrayList<>(List.of(-7.0));
    List<Double> y = new ArrayList<>(List.of(2.0));
    for (int step = 0; step < 30; step++) { // the slope of x²/20 + y² is (x/10, 2y)
      x.add(x.getLast() - 0.95 * x.getLast() / 10);
      y.add(y.getLast() - 0.95 * 2 * y.getLast());
    }
    ContourChart.Grid valley =
        ContourChart.Grid.of(steps(-8, 8), steps(-3, 3), (a, b) -> a * a / 20 + b * b);
    ContourChart chart =
        new ContourChart(
            "A narrow valley",
            Axis.of("x"),
            Axis.of("y"),
            valley,
            List.of(0.1, 0.5, 1.0, 2.0, 4.0, 8.0),
            List.of(new ContourChart.Path("SGD 0.95", x, y, ColorRole.BLUE)));
    ChartImages.png(chart, folder.resolve("valley.png"), 1600, 1000);
    Block figure = new Block.Figure(List.of(chart), "Each step crosses the valley.");
    HtmlReport.of("SGD in a narrow valley", "It zigzags.", List.of(Section.of("Path", figure)))
        .write(folder.resolve("report.html"));
    return chart;
  }

  // @end

  private static List<Double> steps(double from, double to) {
    return IntStream.rangeClosed(0, 80).mapToObj(i -> from + (to - from) * i / 80).toList();
  }
}

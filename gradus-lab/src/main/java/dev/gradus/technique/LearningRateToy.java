package dev.gradus.technique;

import dev.gradus.chart.Axis;
import dev.gradus.chart.ColorRole;
import dev.gradus.chart.Dash;
import dev.gradus.chart.Line;
import dev.gradus.chart.LineChart;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// The learning rate on the smallest network there is: y = w · x + b on four points of y = 2 · x,
/// with the mean squared error, from w = 1.477 and b = 0.
///
/// The gradient is taken by forward differences, (L(w + h) − L(w)) / h with h = 1e-4, as one would
/// before knowing calculus; its error of the order of h moves the place where learning ends by
/// about h / 2. Plain descent converges below 2 / λ, where λ is the largest eigenvalue of the
/// loss's second derivative: the table gives both.
final class LearningRateToy implements Technique {

  private static final double[] X = {1, 2, 3, 4};
  private static final double SLOPE = 2;
  private static final double FIRST_WEIGHT = 1.477;
  private static final double STEP = 1e-4;
  private static final int EPOCHS = 1000;
  private static final List<Double> RATES = List.of(0.01, 0.1, 0.5);

  /// Beyond this the weight is lost for good, and would only spoil the figure.
  private static final double LOST = 1e6;

  private static final int SHOWN_EPOCHS = 60;
  private static final double CLOSE = 0.01;

  @Override
  public About about() {
    return new About(
        "learning-rate-toy",
        "Learning rate, the smallest case",
        "Which learning rates find the slope of a line, and which never do?");
  }

  @Override
  public Findings run(Assignment assignment, Workbench bench) {
    if (assignment.spec().isPresent() || assignment.data().isPresent()) {
      return new LearningRate().run(assignment, bench);
    }
    int epochs = assignment.epochs().orElse(EPOCHS);
    FindingTable table =
        FindingTable.of(
            "After %d epochs".formatted(epochs), "learning rate", "weight w", "bias b", "found 2");
    List<Line> lines = new ArrayList<>();
    List<String> found = new ArrayList<>();
    List<String> lost = new ArrayList<>();
    Findings measured = Findings.of("to be said");
    for (double rate : RATES) {
      List<double[]> path = descend(rate, epochs);
      double[] end = path.getLast();
      boolean close = Math.abs(end[0] - SLOPE) < CLOSE;
      (close ? found : lost).add(Wording.number(rate));
      table = table.plus(rate, end[0], end[1], close ? "yes" : "no");
      lines.add(line(rate, path, lines.size()));
      measured = measured.withMeasure("weight@" + Wording.number(rate), end[0]);
    }
    double limit = 2 / largestCurvature();
    return measured
        .withSentence(sentence(found, lost, limit, epochs))
        .withMeasure("limit", limit)
        .with(table)
        .with(
            new Figure(
                "weight",
                new LineChart(
                    "The weight on its way to 2", Axis.of("epoch"), Axis.of("weight w"), lines),
                "The first %d epochs. A rate above %s overshoots further each time."
                    .formatted(SHOWN_EPOCHS, Wording.number(limit))));
  }

  private static String sentence(List<String> found, List<String> lost, double limit, int epochs) {
    String reached =
        found.isEmpty()
            ? "No learning rate found the slope 2 within %d epochs".formatted(epochs)
            : "%s found the slope 2 within %d epochs".formatted(Wording.list(found), epochs);
    String missed = lost.isEmpty() ? "" : ", %s did not".formatted(Wording.list(lost));
    return "%s%s; plain descent converges below 2 / λ = %s here."
        .formatted(reached, missed, Wording.number(limit));
  }

  /// Weight and bias before each epoch and after the last, until the weight is lost.
  static List<double[]> descend(double rate, int epochs) {
    List<double[]> path = new ArrayList<>();
    double w = FIRST_WEIGHT;
    double b = 0;
    path.add(new double[] {w, b});
    for (int epoch = 0; epoch < epochs && Math.abs(w) < LOST; epoch++) {
      double here = loss(w, b);
      double dw = (loss(w + STEP, b) - here) / STEP;
      double db = (loss(w, b + STEP) - here) / STEP;
      w -= rate * dw;
      b -= rate * db;
      path.add(new double[] {w, b});
    }
    return path;
  }

  private static double loss(double w, double b) {
    double sum = 0;
    for (double x : X) {
      double error = w * x + b - SLOPE * x;
      sum += error * error;
    }
    return sum / X.length;
  }

  /// Of the matrix of second derivatives, 2 · [[mean x², mean x], [mean x, 1]].
  static double largestCurvature() {
    double squares = 0;
    double mean = 0;
    for (double x : X) {
      squares += x * x / X.length;
      mean += x / X.length;
    }
    double half = (squares - 1) / 2;
    return squares + 1 + 2 * Math.sqrt(half * half + mean * mean);
  }

  private static Line line(double rate, List<double[]> path, int index) {
    List<double[]> shown =
        path.stream()
            .limit(SHOWN_EPOCHS + 1L)
            .takeWhile(point -> Math.abs(point[0] - SLOPE) < 2 * SLOPE)
            .toList();
    return Line.of(
            "rate " + Wording.number(rate),
            IntStream.range(0, shown.size()).mapToObj(Double::valueOf).toList(),
            shown.stream().map(point -> point[0]).toList())
        .withLook(ColorRole.ofSeries(index), Dash.ofSeries(index));
  }
}

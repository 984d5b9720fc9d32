package dev.gradus.report;

import dev.gradus.chart.Axis;
import dev.gradus.chart.Band;
import dev.gradus.chart.BarChart;
import dev.gradus.chart.Chart;
import dev.gradus.chart.ColorRole;
import dev.gradus.chart.ConfusionTable;
import dev.gradus.chart.ContourChart;
import dev.gradus.chart.Dash;
import dev.gradus.chart.Direction;
import dev.gradus.chart.ForestPlot;
import dev.gradus.chart.HeatStrip;
import dev.gradus.chart.Histogram;
import dev.gradus.chart.HistogramPanels;
import dev.gradus.chart.Line;
import dev.gradus.chart.LineChart;
import dev.gradus.chart.LinePanels;
import dev.gradus.chart.Mark;
import dev.gradus.chart.Outcome;
import dev.gradus.chart.Picture;
import dev.gradus.chart.ScatterChart;
import dev.gradus.chart.SlopeChart;
import dev.gradus.chart.StackedLines;
import dev.gradus.chart.WrongPicture;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// One chart of each kind, with numbers like those of the experiments they are for.
public final class EveryChart {

  private static final Axis EPOCH = Axis.of("epoch");
  private static final Axis STEP = Axis.of("step");
  private static final Axis LOSS =
      Axis.of("training loss").withDirection(Direction.LOWER_IS_BETTER);
  private static final Axis ACCURACY =
      Axis.of("accuracy").withUnit("%").withDirection(Direction.HIGHER_IS_BETTER);

  private EveryChart() {}

  /// {@return the charts by a short name of their kind}
  public static Map<String, Chart> all() {
    Map<String, Chart> charts = new LinkedHashMap<>();
    charts.put("lines", lines());
    charts.put("line-panels", panels());
    charts.put("stacked", stacked());
    charts.put("forest", forest());
    charts.put("bars", bars());
    charts.put("histogram", histogram("Weights of dense", 1, 30));
    charts.put("histogram-panels", histograms());
    charts.put("heat", heat());
    charts.put("contour", contour());
    charts.put("scatter", scatter());
    charts.put("cost", cost());
    charts.put("slopes", slopes());
    charts.put("pictures", pictures());
    charts.put("confusion", confusion());
    return charts;
  }

  private static List<Double> range(double from, double to, int count) {
    return IntStream.range(0, count).mapToObj(i -> from + (to - from) * i / (count - 1)).toList();
  }

  private static List<Double> of(List<Double> x, DoubleUnaryOperator function) {
    return x.stream().map(function::applyAsDouble).toList();
  }

  /// The same noise on every machine.
  private static double noise(double at) {
    return Math.sin(12.9898 * at + 78.233 * Math.floor(at)) * Math.cos(4.1414 * at);
  }

  private static LineChart lines() {
    List<Double> x = range(1, 30, 30);
    List<Double> mean = of(x, at -> 2.3 * Math.exp(-at / 6) + 0.1);
    Line adam =
        Line.of("Adam", x, mean)
            .withBand(new Band(of(mean, y -> y * 0.9), of(mean, y -> y * 1.1)))
            .withTraces(
                List.of(
                    of(x, at -> 2.3 * Math.exp(-at / 6) + 0.1 + 0.08 * noise(at)),
                    of(x, at -> 2.3 * Math.exp(-at / 6) + 0.1 + 0.08 * noise(at + 40))));
    Line sgd =
        Line.of("SGD", x, of(x, at -> 2.3 * Math.exp(-at / 14) + 0.15))
            .withLook(ColorRole.VERMILION, Dash.DASHED);
    Line points =
        Line.of("measured", x, of(x, at -> 1.2 + 0.4 * noise(at)))
            .withLook(ColorRole.BASELINE, Dash.DOTS);
    return new LineChart("Loss with two optimizers", EPOCH, LOSS, List.of(adam, sgd, points))
        .withMarks(List.of(new Mark(17, "best epoch")));
  }

  private static LinePanels panels() {
    List<Double> x = range(1, 20, 20);
    List<LineChart> panels = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      double scale = Math.pow(10, -4.0 * i / 15);
      double height = 85 * Math.exp(-Math.pow(Math.log10(scale) + 1.2, 2));
      Line with =
          Line.of("with batch normalization", x, of(x, at -> 95 * (1 - Math.exp(-at / 4))))
              .withLook(ColorRole.BLUE, Dash.SOLID);
      Line without =
          Line.of("without", x, of(x, at -> 10 + height * (1 - Math.exp(-at / 9))))
              .withLook(ColorRole.VERMILION, Dash.DASHED);
      panels.add(
          new LineChart(
              String.format(Locale.ROOT, "scale %.2g", scale),
              EPOCH,
              ACCURACY,
              List.of(with, without)));
    }
    return new LinePanels(
        "Training accuracy at 16 weight scales", "1,000 images, SGD 0.01", 4, panels);
  }

  private static StackedLines stacked() {
    List<Double> x = range(0, 400, 201);
    Line rate =
        Line.of("cosine", x, of(x, at -> 0.05 * (1 + Math.cos(Math.PI * at / 400))))
            .withLook(ColorRole.BLUE, Dash.SOLID);
    Line loss =
        Line.of("cosine", x, of(x, at -> 2.2 * Math.exp(-at / 90) + 0.1 + 0.05 * noise(at)))
            .withLook(ColorRole.BLUE, Dash.SOLID);
    Line constant =
        Line.of("constant", x, of(x, _ -> 0.05)).withLook(ColorRole.VERMILION, Dash.DASHED);
    Line other =
        Line.of("constant", x, of(x, at -> 2.2 * Math.exp(-at / 120) + 0.2 + 0.05 * noise(at + 7)))
            .withLook(ColorRole.VERMILION, Dash.DASHED);
    return new StackedLines(
        "The learning rate and the loss it leads to",
        new LineChart("rate", STEP, Axis.of("learning rate"), List.of(rate, constant)),
        new LineChart("loss", STEP, LOSS, List.of(loss, other)));
  }

  private static ForestPlot forest() {
    return new ForestPlot(
        "Effect on validation accuracy",
        Axis.of("difference").withUnit("pp").withDirection(Direction.HIGHER_IS_BETTER),
        "no difference",
        List.of(
            new ForestPlot.Row(
                "batch norm", 1.8, 1.1, 2.5, "IMPROVES", Outcome.BETTER, List.of(1.2, 1.9, 2.3)),
            new ForestPlot.Row("SGD", -6, -6.2, -5.8, "HURTS", Outcome.WORSE, List.of(-6.1, -5.9)),
            new ForestPlot.Row(
                "dropout 0.2", 0.1, -0.4, 0.6, "NO EVIDENCE", Outcome.UNCLEAR, List.of())),
        0.2);
  }

  private static BarChart bars() {
    return new BarChart(
        "Error of the ensemble and of each alone",
        Axis.of("error").withUnit("%").withDirection(Direction.LOWER_IS_BETTER),
        List.of(
            new BarChart.Bar("mean of 5 networks", 1.62, 1.5, 1.74, ColorRole.BLUE),
            new BarChart.Bar("dropout 0.5", 1.85, 1.7, 2.0, ColorRole.GREEN),
            new BarChart.Bar("one network", 2.1, ColorRole.MUTED)));
  }

  private static Histogram histogram(String title, double width, int bins) {
    List<Double> edges = range(-1, 1, bins + 1);
    List<Double> counts =
        IntStream.range(0, bins)
            .mapToObj(i -> {
              double middle = (edges.get(i) + edges.get(i + 1)) / 2;
              return (double) Math.round(3000 * Math.exp(-Math.pow(middle / (0.4 * width), 2)));
            })
            .toList();
    return new Histogram(title, Axis.of("value"), Axis.of("how many"), edges, counts);
  }

  private static HistogramPanels histograms() {
    List<HistogramPanels.Row> rows = new ArrayList<>();
    for (String setting : List.of("sigmoid, N(0, 1)", "tanh, Xavier", "relu, He")) {
      rows.add(
          new HistogramPanels.Row(
              setting,
              IntStream.rangeClosed(1, 5)
                  .mapToObj(layer -> histogram("layer " + layer, 2.0 / (layer + rows.size()), 30))
                  .toList()));
    }
    return new HistogramPanels("Activations of five layers", "1,000 Gaussian inputs", rows);
  }

  private static HeatStrip heat() {
    List<Double> steps = range(0, 490, 50);
    List<String> layers = IntStream.rangeClosed(1, 8).mapToObj(i -> "dense" + i).toList();
    List<List<Double>> values = new ArrayList<>();
    for (int layer = 0; layer < 8; layer++) {
      double depth = 8 - layer;
      values.add(
          of(
              steps,
              at ->
                  depth == 8 && at < 60 ? 0 : Math.pow(10, -0.7 * depth) * (1 + 0.5 * noise(at))));
    }
    return new HeatStrip(
        "Gradient norm by layer",
        STEP,
        steps,
        layers,
        values,
        Axis.of("gradient norm").withLog(true));
  }

  private static ContourChart contour() {
    ContourChart.Grid grid =
        ContourChart.Grid.of(range(-8, 8, 81), range(-3, 3, 61), (x, y) -> x * x / 20 + y * y);
    List<Double> step = range(0, 30, 31);
    return new ContourChart(
        "Where four optimizers go",
        Axis.of("x"),
        Axis.of("y"),
        grid,
        List.of(0.1, 0.5, 1.0, 2.0, 4.0, 8.0),
        List.of(
            path("SGD", step, 12, -0.9, ColorRole.BLUE),
            path("Momentum", step, 7, 0.75, ColorRole.VERMILION),
            path("AdaGrad", step, 5, 0.4, ColorRole.GREEN),
            path("Adam", step, 4, 0.2, ColorRole.PURPLE)));
  }

  private static ContourChart.Path path(
      String name, List<Double> step, double slow, double factor, ColorRole color) {
    return new ContourChart.Path(
        name,
        of(step, at -> -7 * Math.exp(-at / slow)),
        of(step, at -> 2 * Math.pow(Math.abs(factor), at) * (factor < 0 && at % 2 == 1 ? -1 : 1)),
        color);
  }

  private static ScatterChart scatter() {
    List<ScatterChart.Point> first = new ArrayList<>();
    List<ScatterChart.Point> second = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      double rate = Math.pow(10, -6 + 4 * (0.5 + 0.5 * noise(i)));
      double decay = Math.pow(10, -8 + 4 * (0.5 + 0.5 * noise(3 * i + 100)));
      double accuracy = 80 * Math.exp(-Math.pow(Math.log10(rate) + 2.6, 2) / 2);
      (i < 40 ? first : second)
          .add(new ScatterChart.Point("trial " + (i + 1), rate, decay, accuracy));
    }
    return new ScatterChart(
        "Trials of the search",
        Axis.of("learning rate").withLog(true),
        Axis.of("weight decay").withLog(true),
        List.of(
            new ScatterChart.Series("first search", first, false, ColorRole.BLUE),
            new ScatterChart.Series("narrowed", second, false, ColorRole.VERMILION)),
        Optional.of(ACCURACY));
  }

  private static ScatterChart cost() {
    List<ScatterChart.Series> arms = new ArrayList<>();
    String[] names = {"baseline", "batch 1024", "SGD", "dropout 0.2"};
    double[] seconds = {16, 12.6, 13.1, 15.2};
    double[] gains = {0, -2.3, -6.1, -0.1};
    for (int i = 0; i < names.length; i++) {
      arms.add(
          new ScatterChart.Series(
              names[i],
              List.of(ScatterChart.Point.of(names[i], seconds[i], gains[i])),
              true,
              i == 0 ? ColorRole.BASELINE : ColorRole.ofSeries(i - 1)));
    }
    return ScatterChart.of(
        "What it costs and what it brings", Axis.of("duration").withUnit("s"), ACCURACY, arms);
  }

  private static SlopeChart slopes() {
    return new SlopeChart(
        "Each seed without and with batch normalization",
        ACCURACY,
        "baseline",
        "batch normalization",
        List.of(
            new SlopeChart.Pair("seed 1", 95.9, 96.4),
            new SlopeChart.Pair("seed 2", 96.1, 96.0),
            new SlopeChart.Pair("seed 3", 95.7, 96.3),
            new SlopeChart.Pair("seed 4", 96.0, Double.NaN),
            new SlopeChart.Pair("seed 5", 95.8, 96.6)));
  }

  private static Chart pictures() {
    List<WrongPicture> wrong = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      byte[] pixels = new byte[28 * 28];
      for (int p = 0; p < pixels.length; p++) {
        double x = p % 28 - 14;
        double y = Math.floorDiv(p, 28) - 14.0;
        double ring = Math.hypot(x, y) - 5 - i * 0.4;
        pixels[p] = (byte) Math.round(255 * Math.exp(-ring * ring / 3));
      }
      wrong.add(
          new WrongPicture(
              Picture.of(28, 28, 1, pixels),
              Integer.toString(i % 10),
              Integer.toString((i + 3) % 10),
              0.99 - 0.02 * i));
    }
    return WrongPicture.grid("Most surely mistaken", "12 of 214 mistakes", 6, wrong);
  }

  private static ConfusionTable confusion() {
    List<List<Long>> counts = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      int right = i;
      counts.add(
          LongStream.range(0, 10)
              .mapToObj(j -> j == right ? 980L - 7L * right : (right * 7L + j * 3) % 11)
              .toList());
    }
    List<String> labels =
        DoubleStream.iterate(0, i -> i + 1)
            .limit(10)
            .mapToObj(i -> Integer.toString((int) i))
            .toList();
    return new ConfusionTable("Which digit was taken for which", "10,000 images", labels, counts);
  }
}

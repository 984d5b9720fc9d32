package dev.gradus.technique;

import dev.gradus.chart.Axis;
import dev.gradus.chart.ColorRole;
import dev.gradus.chart.ContourChart;
import dev.gradus.chart.ContourChart.Grid;
import dev.gradus.chart.ContourChart.Path;
import dev.gradus.core.Shape;
import dev.gradus.data.InMemoryDataset;
import dev.gradus.data.ValueTarget;
import dev.gradus.layer.Dense;
import dev.gradus.layer.Input;
import dev.gradus.loss.MeanSquaredError;
import dev.gradus.model.Sequential;
import dev.gradus.op.Variable;
import dev.gradus.optimizer.Adagrad;
import dev.gradus.optimizer.Adam;
import dev.gradus.optimizer.Optimizer;
import dev.gradus.optimizer.Sgd;
import dev.gradus.train.CompiledModel;
import dev.gradus.train.Fit;
import dev.gradus.train.Trainer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The paths of optimizers down a valley: f(x, y) = x² / 20 + y² from (−7, 2), 30 steps.
///
/// The valley is twenty times as steep across as along, so plain descent goes from side to side
/// while it should go down. The optimizers are those that train networks, at work on a network: one
/// unit without bias whose weights are x and y, two samples (√0.1, 0) and (0, √2) with the target
/// 0; their mean squared error is f.
final class OptimizerPath implements Technique {

  private static final float FIRST_X = -7;
  private static final float FIRST_Y = 2;
  private static final int STEPS = 30;
  private static final int GRID = 81;

  private static final InMemoryDataset VALLEY =
      InMemoryDataset.ofFloats(
          "valley",
          Shape.of(2),
          new float[] {(float) Math.sqrt(0.1), 0, 0, (float) Math.sqrt(2)},
          ValueTarget.single(),
          new float[] {0, 0});

  private static final Map<String, Optimizer> OPTIMIZERS = optimizers();

  private static Map<String, Optimizer> optimizers() {
    Map<String, Optimizer> all = new LinkedHashMap<>();
    all.put("SGD", new Sgd(0.95));
    all.put("momentum", new Sgd(0.1).withMomentum(0.9));
    all.put("AdaGrad", new Adagrad(1.5).withInitialAccumulatorValue(0));
    all.put("Adam", new Adam(0.3));
    return all;
  }

  @Override
  public About about() {
    return new About(
        "optimizer-path",
        "Paths of optimizers",
        "Which way do optimizers take through a valley that is steep on one side only?");
  }

  @Override
  public Findings run(Assignment assignment, Workbench bench) {
    if (assignment.spec().isPresent() || assignment.data().isPresent()) {
      return new OptimizerRace().run(assignment, bench);
    }
    int steps = assignment.epochs().orElse(STEPS);
    FindingTable table =
        FindingTable.of(
            "After %d steps from (−7, 2)".formatted(steps),
            "optimizer",
            "x",
            "y",
            "f(x, y)",
            "turns of y",
            "length of the path");
    Findings findings = Findings.of("to be said");
    List<Path> paths = new ArrayList<>();
    List<String> turned = new ArrayList<>();
    for (Map.Entry<String, Optimizer> each : OPTIMIZERS.entrySet()) {
      String name = each.getKey();
      List<float[]> walked = walk(each.getValue(), steps, bench);
      float[] end = walked.getLast();
      int turns = turns(walked);
      table =
          table.plus(
              name, rounded(end[0]), rounded(end[1]), f(end[0], end[1]), turns, length(walked));
      findings =
          findings
              .withMeasure(Wording.measure("end", name), f(end[0], end[1]))
              .withMeasure(Wording.measure("turns", name), turns);
      turned.add("%s %d".formatted(name, turns));
      paths.add(
          new Path(
              name,
              walked.stream().map(point -> (double) point[0]).toList(),
              walked.stream().map(point -> (double) point[1]).toList(),
              ColorRole.ofSeries(paths.size())));
    }
    return findings
        .withSentence(
            "How often the steps across the valley changed their direction in %d steps: %s; f(x, y) at the end: %s."
                .formatted(steps, Wording.list(turned), ends(table)))
        .with(table)
        .with(
            new Figure(
                "paths",
                new ContourChart(
                    "Paths on f(x, y) = x² / 20 + y²",
                    Axis.of("x"),
                    Axis.of("y"),
                    Grid.of(range(-8, 8), range(-3, 3), OptimizerPath::f),
                    List.of(0.05, 0.2, 0.5, 1.0, 2.0, 3.5, 5.5, 8.0),
                    paths),
                "Each symbol is a step; all begin at (−7, 2) and look for (0, 0). Lines join points of one height."));
  }

  private static String ends(FindingTable table) {
    return Wording.list(
        table.rows().stream()
            .map(row -> "%s %s".formatted(row.getFirst(), Wording.number((Double) row.get(3))))
            .toList());
  }

  /// The weights before the first step and after each.
  static List<float[]> walk(Optimizer optimizer, int steps, Workbench bench) {
    Sequential plane = Sequential.of(Input.of(2), Dense.of(1).withUseBias(false));
    Trainer trainer = Trainer.of(plane, optimizer, new MeanSquaredError());
    List<float[]> path = new ArrayList<>();
    try (CompiledModel net = trainer.compile(bench.backend())) {
      Variable weights = net.variables().getFirst();
      net.write(weights, new float[] {FIRST_X, FIRST_Y});
      path.add(net.read(weights));
      for (int step = 0; step < steps; step++) {
        net.fit(VALLEY, Fit.epochs(1).batchSize(2));
        path.add(net.read(weights));
      }
    }
    return path;
  }

  /// What is smaller than any symbol of the figure is 0.
  private static double rounded(float value) {
    return Math.abs(value) < 1e-6 ? 0 : value;
  }

  static double f(double x, double y) {
    return x * x / 20 + y * y;
  }

  private static int turns(List<float[]> path) {
    int turns = 0;
    for (int i = 2; i < path.size(); i++) {
      double before = path.get(i - 1)[1] - path.get(i - 2)[1];
      double now = path.get(i)[1] - path.get(i - 1)[1];
      turns += before * now < 0 ? 1 : 0;
    }
    return turns;
  }

  private static double length(List<float[]> path) {
    double length = 0;
    for (int i = 1; i < path.size(); i++) {
      length +=
          Math.hypot(path.get(i)[0] - path.get(i - 1)[0], path.get(i)[1] - path.get(i - 1)[1]);
    }
    return length;
  }

  private static List<Double> range(double from, double to) {
    return IntStream.range(0, GRID).mapToObj(i -> from + (to - from) * i / (GRID - 1)).toList();
  }
}

package dev.gradus.technique;

import dev.gradus.activation.Softplus;
import dev.gradus.chart.Axis;
import dev.gradus.chart.ColorRole;
import dev.gradus.chart.Dash;
import dev.gradus.chart.Line;
import dev.gradus.chart.LineChart;
import dev.gradus.chart.LinePanels;
import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;
import dev.gradus.data.Dataset;
import dev.gradus.data.InMemoryDataset;
import dev.gradus.data.ValueTarget;
import dev.gradus.data.scale.Scaler;
import dev.gradus.data.scale.ScalingMethod;
import dev.gradus.layer.Dense;
import dev.gradus.layer.Input;
import dev.gradus.loss.MeanSquaredError;
import dev.gradus.model.Sequential;
import dev.gradus.optimizer.Adam;
import dev.gradus.schedule.Schedule;
import dev.gradus.train.CompiledModel;
import dev.gradus.train.Fit;
import dev.gradus.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// A small network fits a curve through noisy points: y = (x − 1) (x − 5) (x − 9) / 20 for x from 0
/// to 10, with noise of deviation 0.5, by 1 - 5 - 5 - 1 softplus units. Few points or many,
/// features as they are or standardized.
///
/// A spec of the user's goes to [InputScaling], which asks the half of this that can be asked of
/// it.
final class PolynomialOverfit implements Technique {

  private static final int EPOCHS = 5000;
  private static final int SEEDS = 5;
  private static final int QUICK_EPOCHS = 3000;
  private static final int QUICK_SEEDS = 3;
  private static final int FEW = 12;
  private static final int MANY = 200;
  private static final int HIDDEN = 5;
  private static final int GRID = 101;
  private static final double RANGE = 10;
  private static final double NOISE = 0.5;

  /// A panel of the figure.
  private record Case(String name, int points, ScalingMethod scaling) {}

  private static final List<Case> CASES =
      List.of(
          new Case("few points", FEW, ScalingMethod.NONE),
          new Case("few points, standardized", FEW, ScalingMethod.STANDARDIZE),
          new Case("many points", MANY, ScalingMethod.NONE),
          new Case("many points, standardized", MANY, ScalingMethod.STANDARDIZE));

  @Override
  public About about() {
    return new About(
        "polynomial-overfit",
        "Overfitting a polynomial",
        "When does a network fit the noise of its points instead of the curve behind them?");
  }

  @Override
  public Findings run(Assignment assignment, Workbench bench) {
    if (assignment.spec().isPresent() || assignment.data().isPresent()) {
      return new InputScaling().run(assignment, bench);
    }
    int epochs = assignment.epochs().orElse(assignment.quick() ? QUICK_EPOCHS : EPOCHS);
    int seeds = assignment.seeds().orElse(assignment.quick() ? QUICK_SEEDS : SEEDS);
    FindingTable table =
        FindingTable.of(
            "Root mean squared error after %d epochs, mean over %s"
                .formatted(epochs, Wording.seeds(seeds)),
            "points and features",
            "to the noisy points learned from",
            "to the curve itself");
    List<LineChart> panels = new ArrayList<>();
    List<String> words = new ArrayList<>();
    Findings findings = Findings.of("to be said");
    for (Case each : CASES) {
      double points = 0;
      double curve = 0;
      for (int seed = 1; seed <= seeds; seed++) {
        Fitted fitted = fit(each, epochs, seed, bench);
        points += fitted.toPoints() / seeds;
        curve += fitted.toCurve() / seeds;
        if (seed == 1) {
          panels.add(panel(each, fitted));
        }
        bench.observer().stage(about().name(), panels.size() * seeds - seeds + seed, 4 * seeds);
      }
      table = table.plus(each.name(), points, curve);
      words.add(
          "%s %s to the points and %s to the curve"
              .formatted(each.name(), Wording.number(points), Wording.number(curve)));
      String key = each.name().replaceAll("\\W", "");
      findings = findings.withMeasure(key + "Points", points).withMeasure(key + "Curve", curve);
    }
    return findings
        .withSentence(
            "Root mean squared error after %d epochs, mean of %s, with noise of deviation %s: %s."
                .formatted(
                    epochs, Wording.seeds(seeds), Wording.number(NOISE), String.join("; ", words)))
        .with(table)
        .with(
            new Figure(
                "fits",
                new LinePanels(
                    "Points, the curve behind them, and the fit", "first seed", 2, panels),
                "Where the fit leaves the true curve to come closer to single points it has learned their noise; where it is stiffer than the curve it has not learned enough."));
  }

  /// @param x of the points, increasing
  /// @param y noisy
  /// @param fit over the grid
  private record Fitted(
      double toPoints, double toCurve, List<Double> x, List<Double> y, List<Double> fit) {}

  private static Fitted fit(Case each, int epochs, long seed, Workbench bench) {
    RandomStream stream = RandomStream.of(seed).named("points");
    float[] x = new float[each.points()];
    float[] y = new float[each.points()];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) (RANGE * (i + stream.uniformDouble(0, i)) / x.length);
      y[i] = (float) (curve(x[i]) + NOISE * stream.gaussian(1, i));
    }
    Dataset points = dataset("points", x, y);
    Dense hidden = Dense.of(HIDDEN).withActivation(new Softplus());
    Trainer trainer =
        Trainer.of(
                Sequential.of(Input.of(1), hidden, hidden, Dense.of(1)),
                Adam.defaults().withLearningRate(Schedule.constant(0.01)),
                new MeanSquaredError())
            .scaler(Scaler.of(each.scaling()).fit(points))
            .seed(seed);
    try (CompiledModel net = trainer.compile(bench.backend())) {
      net.fit(points, Fit.epochs(epochs).batchSize(x.length));
      float[] grid = new float[GRID];
      float[] truth = new float[GRID];
      for (int i = 0; i < GRID; i++) {
        grid[i] = (float) (RANGE * i / (GRID - 1));
        truth[i] = (float) curve(grid[i]);
      }
      float[][] fit = net.predict(dataset("curve", grid, truth));
      return new Fitted(
          distance(net.predict(points), y),
          distance(fit, truth),
          IntStream.range(0, x.length).mapToObj(i -> (double) x[i]).toList(),
          IntStream.range(0, x.length).mapToObj(i -> (double) y[i]).toList(),
          IntStream.range(0, GRID).mapToObj(i -> (double) fit[i][0]).toList());
    }
  }

  private static LineChart panel(Case each, Fitted fitted) {
    List<Double> grid = IntStream.range(0, GRID).mapToObj(i -> RANGE * i / (GRID - 1)).toList();
    return new LineChart(
        each.name(),
        Axis.of("x"),
        Axis.of("y"),
        List.of(
            Line.of("points", fitted.x(), fitted.y()).withLook(ColorRole.MUTED, Dash.DOTS),
            Line.of("true curve", grid, grid.stream().map(PolynomialOverfit::curve).toList())
                .withLook(ColorRole.BASELINE, Dash.DASHED),
            Line.of("fit", grid, fitted.fit()).withLook(ColorRole.BLUE, Dash.SOLID)));
  }

  private static double curve(double x) {
    return (x - 1) * (x - 5) * (x - 9) / 20;
  }

  private static Dataset dataset(String name, float[] x, float[] y) {
    return InMemoryDataset.ofFloats(name, Shape.of(1), x, ValueTarget.single(), y);
  }

  private static double distance(float[][] fit, float[] wanted) {
    double sum = 0;
    for (int i = 0; i < wanted.length; i++) {
      sum += (fit[i][0] - wanted[i]) * (fit[i][0] - wanted[i]) / wanted.length;
    }
    return Math.sqrt(sum);
  }
}

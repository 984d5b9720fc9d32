package dev.gradus.technique;

import dev.gradus.chart.Axis;
import dev.gradus.chart.ColorRole;
import dev.gradus.chart.Dash;
import dev.gradus.chart.Line;
import dev.gradus.chart.LineChart;
import dev.gradus.data.scale.ScalingMethod;
import dev.gradus.spec.TrainSpec;
import dev.gradus.study.Arm;
import dev.gradus.study.ComparisonResult;
import java.util.ArrayList;
import java.util.List;

/// Input scaling: raw numbers against four ways to bring them to one size, each fitted on the
/// training part only.
///
/// The table shows why large inputs are a trouble: σ(w · x) of a pixel of 255 is 1 to two decimals
/// for every weight above 0.1, so nothing can be learned from it, where that of a pixel of 1 tells
/// the weights apart.
final class InputScaling implements Technique {

  private static final Baseline BASELINE =
      new Baseline(Networks.A, Effort.whole(50, 5), new Effort(3000, 2000, 4, 5));

  private static final List<Arm> ARMS =
      List.of(
          Arm.of("divide by maximum", "scale=divide-by-max"),
          Arm.of("min-max", "scale=min-max"),
          Arm.of("mean normalization", "scale=mean"),
          Arm.of("standardize", "scale=standardize"));

  private static final List<Double> WEIGHTS = List.of(.01, .1, .2, .4, .8, 1.6, 3.2, 6.4);

  @Override
  public About about() {
    return new About(
        "input-scaling",
        "Input scaling",
        "Does it help to bring the inputs to one size, and which way does?");
  }

  @Override
  public Findings run(Assignment assignment, Workbench bench) {
    TrainSpec raw = BASELINE.of(assignment, bench).withScale(ScalingMethod.NONE);
    ComparisonResult result = bench.compare(about().title(), raw, ARMS, BASELINE.seeds(assignment));
    return Findings.of(result).with(sigmoids()).with(sigmoidFigure());
  }

  private static FindingTable sigmoids() {
    FindingTable table =
        FindingTable.of(
            "What a sigmoid unit sees of one input x", "weight w", "σ(w · 255)", "σ(w · 1)");
    for (double weight : WEIGHTS) {
      table = table.plus(weight, sigmoid(255 * weight), sigmoid(weight));
    }
    return table;
  }

  private static Figure sigmoidFigure() {
    List<Double> raw = new ArrayList<>();
    List<Double> scaled = new ArrayList<>();
    for (double weight : WEIGHTS) {
      raw.add(sigmoid(255 * weight));
      scaled.add(sigmoid(weight));
    }
    return new Figure(
        "sigmoid",
        new LineChart(
            "What a sigmoid unit sees of one input",
            Axis.of("weight").withLog(true),
            Axis.of("σ(w · x)"),
            List.of(
                Line.of("x = 255", WEIGHTS, raw).withLook(ColorRole.VERMILION, Dash.DASHED),
                Line.of("x = 1", WEIGHTS, scaled))),
        "Where a line is flat the unit says the same whatever the weight is: its slope is 0, and nothing is learned through it.");
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}

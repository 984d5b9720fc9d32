package dev.gradus.technique;

import dev.gradus.activation.ElementwiseActivation;
import dev.gradus.activation.Relu;
import dev.gradus.activation.Sigmoid;
import dev.gradus.activation.Softplus;
import dev.gradus.activation.Tanh;
import dev.gradus.chart.Axis;
import dev.gradus.chart.Line;
import dev.gradus.chart.LineChart;
import dev.gradus.core.ConfigException;
import dev.gradus.expr.Derivative;
import dev.gradus.expr.Evaluator;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Input;
import dev.gradus.spec.TrainSpec;
import dev.gradus.study.Arm;
import dev.gradus.study.ArmTrials;
import dev.gradus.study.ComparisonResult;
import dev.gradus.study.Objective;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The activation of the hidden layers: sigmoid, relu, softplus or tanh; and softmax or sigmoid at
/// the output.
///
/// The functions and slopes that are drawn are those that networks compute: the formulas of the
/// activations, and their symbolic derivatives.
final class ActivationFunction implements Technique {

  private static final Baseline BASELINE =
      new Baseline(Networks.SQUARE, Effort.whole(20, 3), new Effort(4000, 2000, 5, 3));

  private static final List<ElementwiseActivation> FUNCTIONS =
      List.of(new Sigmoid(), new Relu(), new Softplus(), new Tanh());

  private static final String ACTIVATION = "activation";
  private static final String SOFTMAX = "softmax";
  private static final int POINTS = 501;
  private static final double REACH = 5;

  @Override
  public About about() {
    return new About(
        "activation-function",
        "Activation function",
        "Which activation lets the hidden layers learn soonest?");
  }

  @Override
  public Findings run(Assignment assignment, Workbench bench) {
    TrainSpec base = BASELINE.of(assignment, bench);
    LayerChain chain = LayerChain.of(about().name(), base, bench);
    List<Integer> hidden = hidden(chain);
    List<Arm> arms = new ArrayList<>();
    FUNCTIONS.forEach(function ->
        arms.add(new Arm(function.kind(), chain.setting(hidden, ACTIVATION, function.kind()))));
    int output = chain.having(ACTIVATION).getLast();
    Object last = chain.layers().get(output).settings().get(ACTIVATION);
    if (last instanceof Map<?, ?> kind ? kind.containsKey(SOFTMAX) : SOFTMAX.equals(last)) {
      arms.add(new Arm("sigmoid output", chain.setting(List.of(output), ACTIVATION, "sigmoid")));
    }
    ComparisonResult result =
        bench.compare(
            about().title(), base, Arms.changing(base, arms, bench), BASELINE.seeds(assignment));
    String baseline =
        assignment.spec().isPresent() ? Arm.BASELINE : "baseline (sigmoid, softmax output)";
    Findings findings = Findings.of(result).withSentence(Wording.of(result, baseline));
    for (ArmTrials arm : Curves.all(result)) {
      findings = findings.withMeasure(Wording.measure("reached", arm.name()), arm.mean());
    }
    Objective objective = result.comparison().objective();
    return findings
        .with(slopes())
        .with(drawn("functions", "Activations", "y", false))
        .with(drawn("slopes", "Slopes of activations", "dy / dx", true))
        .with(
            new Figure(
                "curves",
                new LineChart(
                    "%s by activation".formatted(Wording.capital(objective.words())),
                    Axis.of("epoch"),
                    Curves.axis(objective),
                    Curves.lines(result, objective.metric())),
                "A line that is flat at the left belongs to a network whose first layers get hardly any gradient."));
  }

  /// Where the layers stand whose activation is not that of the output.
  private static List<Integer> hidden(LayerChain chain) {
    List<Integer> all = chain.having(ACTIVATION);
    if (all.size() < 2) {
      throw new ConfigException(
          "activation-function: the spec's model has no hidden layer with an activation. Give it one, such as {dense: {units: 64, activation: relu}}.");
    }
    return all.subList(0, all.size() - 1);
  }

  private static FindingTable slopes() {
    FindingTable table = FindingTable.of("Slopes", "activation", "at -4", "at 0", "at 1", "at 4");
    for (ElementwiseActivation function : FUNCTIONS) {
      table =
          table.plus(
              function.kind(),
              value(function, -4, true),
              value(function, 0, true),
              value(function, 1, true),
              value(function, 4, true));
    }
    return table;
  }

  private static Figure drawn(String name, String title, String axis, boolean slope) {
    List<Double> x =
        IntStream.range(0, POINTS).mapToObj(i -> -REACH + 2 * REACH * i / (POINTS - 1)).toList();
    List<Line> lines = new ArrayList<>();
    for (ElementwiseActivation function : FUNCTIONS) {
      List<Double> y = x.stream().map(at -> value(function, at, slope)).toList();
      lines.add(
          Line.of(function.kind(), x, y)
              .withLook(Curves.color(lines.size() + 1), Curves.dash(lines.size() + 1)));
    }
    return new Figure(
        name,
        new LineChart(title, Axis.of("x"), Axis.of(axis), lines),
        slope
            ? "A gradient is multiplied by this slope at every layer that it passes on its way back."
            : "What a unit makes of the weighted sum x of its inputs.");
  }

  private static double value(ElementwiseActivation function, double x, boolean slope) {
    Input input = new Input(0);
    Expr expression = function.formula().applied(input);
    return Evaluator.evaluate(
        slope ? Derivative.of(expression, input) : expression,
        new double[] {x},
        new double[0],
        new double[0]);
  }
}

package dev.gradus.technique;

import dev.gradus.chart.Axis;
import dev.gradus.chart.LineChart;
import dev.gradus.core.ConfigException;
import dev.gradus.data.ClassTarget;
import dev.gradus.run.TrainRun;
import dev.gradus.spec.TrainSpec;
import dev.gradus.study.Arm;
import dev.gradus.study.ArmTrials;
import dev.gradus.study.ComparisonResult;
import dev.gradus.study.Objective;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// The loss of a network that names classes: mean squared error, cross-entropy or the
/// Kullback-Leibler divergence.
///
/// The tables work one case by hand: p = softmax(1, 2, 5, 3), each class taken for the true one in
/// turn. The gradient by the numbers before softmax is p − t for cross-entropy, so it is longest
/// where the network is most wrong; that of the squared error has a factor p in it and fades there.
final class LossFunction implements Technique {

  private static final Baseline BASELINE =
      new Baseline(
          Networks.SQUARE
              .replace("sigmoid", "relu")
              .replace("loss: categorical-crossentropy", "loss: mean-squared-error"),
          Effort.whole(20, 3),
          new Effort(4000, 2000, 5, 3));

  private static final List<Arm> ARMS =
      List.of(
          Arm.of("mean squared error", "loss=mean-squared-error"),
          Arm.of("cross-entropy", "loss=categorical-crossentropy"),
          Arm.of("KL divergence", "loss=kl-divergence"));

  private static final double[] LOGITS = {1, 2, 5, 3};

  @Override
  public About about() {
    return new About(
        "loss-function",
        "Loss function",
        "By which loss does a network that names classes learn soonest?");
  }

  @Override
  public Findings run(Assignment assignment, Workbench bench) {
    TrainSpec base = BASELINE.of(assignment, bench);
    if (!(TrainRun.of(base, bench.data()).trainingData().target() instanceof ClassTarget)) {
      throw new ConfigException(
          "loss-function: the spec's data have values for targets, but these are losses for classes. Choose a spec whose data have classes.");
    }
    ComparisonResult result =
        bench.compare(
            about().title(), base, Arms.changing(base, ARMS, bench), BASELINE.seeds(assignment));
    String baseline =
        assignment.spec().isPresent() ? Arm.BASELINE : "baseline (mean squared error)";
    Findings findings = Findings.of(result).withSentence(Wording.of(result, baseline));
    Objective objective = result.comparison().objective();
    FindingTable table =
        FindingTable.of(
            "%s, mean over the seeds".formatted(Wording.capital(objective.words())),
            "arm",
            "after the first epoch",
            "after the last");
    for (ArmTrials arm : Curves.all(result)) {
      table = table.plus(arm.name(), Curves.first(arm, objective.metric()), arm.mean());
      findings = findings.withMeasure(Wording.measure("reached", arm.name()), arm.mean());
    }
    return findings
        .with(table)
        .with(softmaxes())
        .with(losses())
        .with(
            new Figure(
                "curves",
                new LineChart(
                    "%s by loss".formatted(Wording.capital(objective.words())),
                    Axis.of("epoch"),
                    Curves.axis(objective),
                    Curves.lines(result, objective.metric())),
                "All arms are measured by the same number, whatever they were trained on. A late rise is a slow start."));
  }

  static double[] softmax() {
    double sum = DoubleStream.of(LOGITS).map(Math::exp).sum();
    return DoubleStream.of(LOGITS).map(z -> Math.exp(z) / sum).toArray();
  }

  private static FindingTable softmaxes() {
    FindingTable table =
        FindingTable.of("softmax(1, 2, 5, 3)", "number", "e to that", "probability");
    double[] p = softmax();
    for (int i = 0; i < p.length; i++) {
      table = table.plus(LOGITS[i], Math.exp(LOGITS[i]), p[i]);
    }
    return table;
  }

  private static FindingTable losses() {
    FindingTable table =
        FindingTable.of(
            "Losses of these probabilities, and how long their gradients are",
            "true class",
            "probability",
            "cross-entropy",
            "KL divergence",
            "squared error",
            "gradient of cross-entropy",
            "of squared error");
    double[] p = softmax();
    for (int i = 0; i < p.length; i++) {
      int truth = i;
      double[] away =
          IntStream.range(0, p.length).mapToDouble(k -> p[k] - (k == truth ? 1 : 0)).toArray();
      double mean = IntStream.range(0, p.length).mapToDouble(k -> p[k] * away[k]).sum();
      double[] squares =
          IntStream.range(0, p.length)
              .mapToDouble(k -> 2.0 / p.length * p[k] * (away[k] - mean))
              .toArray();
      table =
          table.plus(
              "the one with " + Wording.number(LOGITS[i]),
              p[i],
              -Math.log(p[i]),
              -Math.log(p[i]),
              DoubleStream.of(away).map(d -> d * d).sum() / p.length,
              length(away),
              length(squares));
    }
    return table;
  }

  private static double length(double[] values) {
    return Math.sqrt(DoubleStream.of(values).map(value -> value * value).sum());
  }
}

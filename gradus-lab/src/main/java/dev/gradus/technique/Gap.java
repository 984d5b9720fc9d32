package dev.gradus.technique;

import dev.gradus.chart.Axis;
import dev.gradus.chart.ColorRole;
import dev.gradus.chart.Dash;
import dev.gradus.chart.Direction;
import dev.gradus.chart.Line;
import dev.gradus.chart.LineChart;
import dev.gradus.history.History;
import dev.gradus.spec.TrainSpec;
import dev.gradus.study.Arm;
import dev.gradus.study.ArmTrials;
import dev.gradus.study.ComparisonResult;
import dev.gradus.study.Judgement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Overfitting as a number: how much better a network is on the data that it learned from than on
/// others.
///
/// Both are measured in the same way, after the epoch and with nothing switched off: what a run
/// notes while it trains comes from the batches as they pass, which dropout and augmentation make
/// harder and which earlier weights still answered, and so shows a gap that is too small.
///
/// @param metric `accuracy` where arms are judged by it, else `loss`
record Gap(String metric) {

  private static final String ACCURACY = "accuracy";

  /// Gaps that differ by no more than this part of the first are called about the same.
  private static final double SAME = 0.1;

  /// Before the name of a metric: measured on the training data as validation is measured.
  private static final String AFTERWARDS = "afterwards/";

  /// Compares an arm with the baseline, with the gap of each in the sentence, a table and a figure.
  static Findings findings(String name, TrainSpec base, Arm arm, int seeds, Workbench bench) {
    ComparisonResult result =
        bench.compare(
            name,
            base,
            List.of(arm),
            seeds,
            new WatchingRunner(
                bench,
                (run, net) -> {
                  Map<String, Double> measured = new LinkedHashMap<>();
                  net.evaluate(run.trainingData())
                      .forEach((metric, value) -> measured.put(AFTERWARDS + metric, value));
                  return measured;
                }));
    return new Gap(result.comparison().objective().share() ? ACCURACY : History.LOSS)
        .findings(result);
  }

  private Findings findings(ComparisonResult result) {
    FindingTable table =
        FindingTable.of(
            "%s after the last epoch, mean over the seeds".formatted(Wording.capital(metric)),
            "arm",
            "training",
            "validation",
            "gap");
    Findings findings = Findings.of(result);
    for (ArmTrials arm : Curves.all(result)) {
      table = table.plus(arm.name(), training(arm), validation(arm), of(arm));
    }
    Judgement judgement = result.arms().getFirst();
    double without = of(result.baseline());
    double with = of(judgement.arm());
    return findings
        .withSentence(sentence(judgement, without, with))
        .withMeasure("gapBaseline", without)
        .withMeasure("gapArm", with)
        .withMeasure(metric + "Baseline", validation(result.baseline()))
        .withMeasure(metric + "Arm", validation(judgement.arm()))
        .with(table)
        .with(
            new Figure(
                "gap",
                figure(result),
                "The distance between the dashed and the solid line of one color is the gap. Training data are measured like validation data, after each epoch and with nothing switched off."));
  }

  private String sentence(Judgement judgement, double without, double with) {
    return "The gap between training and validation %s %s, from %s to %s, with %s. %s"
        .formatted(
            metric,
            change(without, with),
            shown(without),
            shown(with),
            judgement.arm().name(),
            judgement.sentence());
  }

  /// What became of a gap, which may also lie below 0: then training went worse than validation.
  static String change(double without, double with) {
    double change = with - without;
    if (Double.isNaN(change)) {
      return "is not known";
    }
    return Math.abs(change) <= SAME * Math.abs(without)
        ? "stays about the same"
        : change < 0 ? "shrinks" : "grows";
  }

  private String shown(double gap) {
    return metric.equals(ACCURACY) ? Wording.points(gap) : Wording.number(gap);
  }

  private LineChart figure(ComparisonResult result) {
    List<Line> lines = new ArrayList<>();
    List<ArmTrials> arms = Curves.all(result);
    for (int i = 0; i < arms.size(); i++) {
      ArmTrials arm = arms.get(i);
      if (!Curves.started(arm)) {
        continue;
      }
      ColorRole color = Curves.color(i);
      lines.add(
          Curves.line(arm.name() + ", training", arm, AFTERWARDS + metric)
              .withLook(color, Dash.DASHED));
      lines.add(
          Curves.line(arm.name() + ", validation", arm, History.validation(metric))
              .withLook(color, Dash.SOLID));
    }
    Direction direction =
        metric.equals(ACCURACY) ? Direction.HIGHER_IS_BETTER : Direction.LOWER_IS_BETTER;
    return new LineChart(
        "%s in training and validation".formatted(Wording.capital(metric)),
        Axis.of("epoch"),
        Axis.of(metric).withDirection(direction),
        lines);
  }

  /// The gap in accuracy of runs that may not have been measured afterwards.
  static double accuracy(ArmTrials arm) {
    return new Gap(ACCURACY).of(arm);
  }

  private double training(ArmTrials arm) {
    double afterwards = Curves.last(arm, AFTERWARDS + metric);
    return Double.isNaN(afterwards) ? Curves.last(arm, metric) : afterwards;
  }

  private double validation(ArmTrials arm) {
    return Curves.last(arm, History.validation(metric));
  }

  /// How much better training is than validation.
  private double of(ArmTrials arm) {
    double difference = training(arm) - validation(arm);
    return metric.equals(ACCURACY) ? difference : -difference;
  }
}

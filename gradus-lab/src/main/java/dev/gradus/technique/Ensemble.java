package dev.gradus.technique;

import dev.gradus.chart.Axis;
import dev.gradus.chart.BarChart;
import dev.gradus.chart.ColorRole;
import dev.gradus.chart.Direction;
import dev.gradus.spec.TrainSpec;
import dev.gradus.stats.Interval;
import dev.gradus.stats.PairedDifferences;
import dev.gradus.stats.PairedT;
import dev.gradus.study.Arm;
import dev.gradus.study.ComparisonResult;
import java.util.ArrayList;
import java.util.List;

/// The mean of five networks' outputs, against each of them alone and against dropout, which is
/// said to do the same with one network. The five differ by their seed only.
final class Ensemble implements Technique {

  private static final String SPEC =
      """
      data: mnist
      scale: divide-by-max
      model:
        - dense: {units: 100, activation: relu, kernelInitializer: he-normal}
        - dense: {units: 100, activation: relu, kernelInitializer: he-normal}
        - dense: {units: 10, activation: softmax}
      loss: categorical-crossentropy
      optimizer: {adam: {learningRate: 0.001}}
      metrics: [accuracy]
      fit: {epochs: 30, batchSize: 32, seed: 1, validation: test}
      """;

  private static final Baseline BASELINE =
      new Baseline(SPEC, new Effort(1000, 0, 30, 5), new Effort(500, 1000, 12, 5));

  private static final double RATE = 0.2;
  private static final double CONFIDENCE = 0.95;

  @Override
  public About about() {
    return new About(
        "ensemble",
        "Ensemble",
        "Is the mean of five networks' outputs better than one network, and than dropout?");
  }

  @Override
  public Findings run(Assignment assignment, Workbench bench) {
    TrainSpec base = BASELINE.of(assignment, bench);
    String dropout = "dropout " + RATE;
    String[] edits =
        LayerChain.of(about().name(), base, bench)
            .afterHidden("dropout: {rate: %s}".formatted(RATE));
    MemberRunner members = new MemberRunner(bench, base);
    ComparisonResult result =
        bench.compare(
            about().title(),
            base,
            List.of(Arm.of(dropout, edits)),
            BASELINE.seeds(assignment),
            members);
    List<MemberRunner.Group> groups = members.groups();
    double mean = average(groups.stream().map(MemberRunner.Group::together).toList());
    double alone = average(groups.stream().map(MemberRunner.Group::mean).toList());
    FindingTable table =
        FindingTable.of(
            "Of the test part, mean over the seeds", "what answers", members.score(), "runs");
    List<BarChart.Bar> bars = new ArrayList<>();
    for (int i = 0; i < MemberRunner.MEMBERS; i++) {
      int member = i;
      double value = average(groups.stream().map(group -> group.alone().get(member)).toList());
      table = table.plus("network %d alone".formatted(i + 1), value, groups.size());
      bars.add(new BarChart.Bar("network %d alone".formatted(i + 1), value, ColorRole.BASELINE));
    }
    double dropped = average(members.others());
    table =
        table
            .plus(dropout + ", one network", dropped, members.others().size())
            .plus("mean of the five", mean, groups.size());
    bars.add(new BarChart.Bar(dropout + ", one network", dropped, ColorRole.VERMILION));
    bars.add(new BarChart.Bar("mean of the five", mean, ColorRole.BLUE));
    return Findings.of(result)
        .withSentence(sentence(members, mean, alone, dropped, dropout))
        .withMeasure("mean", mean)
        .withMeasure("alone", alone)
        .withMeasure("dropout", dropped)
        .with(table)
        .with(
            new Figure(
                "bars",
                new BarChart(
                    "One network, five together, and dropout",
                    Axis.of("%s on the test part".formatted(members.score()))
                        .withDirection(
                            members.higherIsBetter()
                                ? Direction.HIGHER_IS_BETTER
                                : Direction.LOWER_IS_BETTER),
                    bars),
                "Each bar is a mean over the seeds. The networks differ by their first weights and the order of samples only."));
  }

  private static String sentence(
      MemberRunner members, double mean, double alone, double dropped, String dropout) {
    List<MemberRunner.Group> groups = members.groups();
    String reached =
        "The mean of %d networks' outputs has %s %s on the test part, one of them alone %s and one with %s %s (means over %s)"
            .formatted(
                MemberRunner.MEMBERS,
                members.score(),
                members.shown(mean),
                members.shown(alone),
                dropout,
                members.shown(dropped),
                Wording.seeds(groups.size()));
    if (groups.size() < 2) {
      return reached + "; from one seed nothing can be said about chance.";
    }
    PairedDifferences gain =
        PairedDifferences.of(
            groups.stream().map(MemberRunner.Group::together).toList(),
            groups.stream().map(MemberRunner.Group::mean).toList());
    Interval range = PairedT.interval(gain, CONFIDENCE);
    long ahead =
        groups.stream().filter(group -> members.isBetter(group.together(), group.best())).count();
    return "%s: a difference of %s to its members (95 %% interval %s to %s). It is ahead of the best of its members in %d of %d seeds."
        .formatted(
            reached,
            members.difference(gain.mean()),
            members.difference(range.low()),
            members.difference(range.high()),
            ahead,
            groups.size());
  }

  private static double average(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }
}

package dev.gradus.technique;

import dev.gradus.chart.Axis;
import dev.gradus.chart.Band;
import dev.gradus.chart.LineChart;
import dev.gradus.spec.TrainSpec;
import dev.gradus.study.Arm;
import dev.gradus.study.ArmTrials;
import dev.gradus.study.ComparisonResult;
import dev.gradus.study.Objective;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The optimizer: plain descent against eleven others, each with its default settings.
///
/// Defaults are Keras's. They suit some methods and not others: Adagrad and Adadelta begin with a
/// rate of 0.001, which is little for them. What is compared is what one gets without tuning.
///
/// L-BFGS moves once an epoch, with all data, and computes them several times for it.
final class Optimizers implements Technique {

  private static final String SPEC =
      Networks.A.replace("adam: {learningRate: 0.001}", "sgd: {learningRate: 0.01}");

  private static final Baseline BASELINE =
      new Baseline(SPEC, Effort.whole(50, 3), new Effort(2000, 1000, 4, 3));

  private static final List<Arm> ARMS =
      List.of(
          Arm.of("SGD", "optimizer={sgd: {learningRate: 0.01}}"),
          Arm.of("momentum", "optimizer={sgd: {learningRate: 0.01, momentum: 0.9}}"),
          Arm.of(
              "Nesterov", "optimizer={sgd: {learningRate: 0.01, momentum: 0.9, nesterov: true}}"),
          Arm.of("RMSprop", "optimizer=rmsprop"),
          Arm.of("RMSprop with momentum", "optimizer={rmsprop: {momentum: 0.9}}"),
          Arm.of("centered RMSprop", "optimizer={rmsprop: {centered: true}}"),
          Arm.of("Adagrad", "optimizer=adagrad"),
          Arm.of("Adadelta", "optimizer=adadelta"),
          Arm.of("Adam", "optimizer=adam"),
          Arm.of("AdamW", "optimizer=adamw"),
          Arm.of("Adamax", "optimizer=adamax"),
          Arm.of("Nadam", "optimizer=nadam"),
          Arm.of("L-BFGS", "optimizer=lbfgs"));

  private static final List<Double> TARGETS = List.of(.8, .9, .95, .97, .98);

  @Override
  public About about() {
    return new About(
        "optimizer", "Optimizer", "Which optimizer learns soonest with its default settings?");
  }

  @Override
  public Findings run(Assignment assignment, Workbench bench) {
    TrainSpec base = BASELINE.of(assignment, bench);
    List<Arm> arms = Arms.changing(base, ARMS, bench);
    ComparisonResult result =
        bench.compare(about().title(), base, arms, BASELINE.seeds(assignment));
    Findings findings = Findings.of(result).withSentence(Wording.of(result, named(base, bench)));
    for (ArmTrials arm : Curves.all(result)) {
      findings = findings.withMeasure(Wording.measure("reached", arm.name()), arm.mean());
    }
    Objective objective = result.comparison().objective();
    if (objective.share()) {
      findings = findings.with(epochsTo(result));
    }
    return findings.with(
        new Figure(
            "optimizers",
            new LineChart(
                "%s by optimizer".formatted(Wording.capital(objective.words())),
                Axis.of("epoch"),
                Curves.axis(objective),
                Curves.lines(result, objective.metric()).stream()
                    .map(line -> line.withBand(Band.none()).withTraces(List.of()))
                    .toList()),
            "The further left a line rises, the sooner that optimizer learns. Each line is the mean over the seeds."));
  }

  /// Words for the baseline, for example `baseline (sgd)`.
  static String named(TrainSpec base, Workbench bench) {
    return base.toMap(bench.kinds()).get("optimizer") instanceof Map<?, ?> optimizer
        ? "%s (%s)".formatted(Arm.BASELINE, optimizer.keySet().iterator().next())
        : Arm.BASELINE;
  }

  private static FindingTable epochsTo(ComparisonResult result) {
    Objective objective = result.comparison().objective();
    List<String> columns = new ArrayList<>(List.of("arm"));
    TARGETS.forEach(target -> columns.add("to %.0f %%".formatted(100 * target)));
    FindingTable table =
        new FindingTable(
            "Epochs until the mean over the seeds reaches", List.copyOf(columns), List.of());
    for (ArmTrials arm : Curves.all(result)) {
      List<Double> mean = Curves.mean(arm, objective.metric());
      List<Object> cells = new ArrayList<>(List.of(arm.name()));
      for (double target : TARGETS) {
        int epoch = 0;
        while (epoch < mean.size() && !(mean.get(epoch) >= target)) {
          epoch++;
        }
        cells.add(epoch < mean.size() ? String.valueOf(epoch + 1) : "-");
      }
      table = table.plus(cells.toArray());
    }
    return table;
  }
}

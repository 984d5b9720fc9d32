package dev.gradus.technique;

import dev.gradus.chart.Axis;
import dev.gradus.chart.Band;
import dev.gradus.chart.Direction;
import dev.gradus.chart.Line;
import dev.gradus.chart.LineChart;
import dev.gradus.chart.SeedLine;
import dev.gradus.spec.TrainSpec;
import dev.gradus.study.Arm;
import dev.gradus.study.ArmTrials;
import dev.gradus.study.ComparisonResult;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Four optimizers in the same race: the loss of every update, smoothed.
///
/// AdaGrad begins with an empty sum, as its paper has it; Keras begins with 0.1.
final class OptimizerRace implements Technique {

  private static final Baseline BASELINE =
      new Baseline(Networks.B, Effort.whole(5, 3), new Effort(12_800, 2000, 4, 3));

  /// Updates of a run of the technique's own experiment at full size.
  private static final long UPDATES = 2000;

  private static final int PIECES = 50;
  private static final int LEAST_PIECE = 10;

  private static final List<Arm> ARMS =
      List.of(
          Arm.of("SGD", "optimizer={sgd: {learningRate: 0.01}}"),
          Arm.of("momentum", "optimizer={sgd: {learningRate: 0.01, momentum: 0.9}}"),
          Arm.of(
              "AdaGrad", "optimizer={adagrad: {learningRate: 0.01, initialAccumulatorValue: 0.0}}"),
          Arm.of("Adam", "optimizer={adam: {learningRate: 0.001}}"));

  @Override
  public About about() {
    return new About(
        "optimizer-race", "A race of optimizers", "Whose loss is lowest after the same updates?");
  }

  @Override
  public Findings run(Assignment assignment, Workbench bench) {
    TrainSpec base = BASELINE.of(assignment, bench);
    boolean own = assignment.spec().isEmpty() && assignment.epochs().isEmpty();
    RecordingRunner runner = own ? RecordingRunner.on(bench, UPDATES) : RecordingRunner.on(bench);
    ComparisonResult result =
        bench.compare(
            about().title(),
            base,
            Arms.changing(base, ARMS, bench),
            BASELINE.seeds(assignment),
            runner);
    return told(result, runner, Optimizers.named(base, bench));
  }

  private static Findings told(ComparisonResult result, RecordingRunner runner, String baseline) {
    List<ArmTrials> arms = Curves.all(result);
    long updates =
        arms.stream()
            .flatMap(arm -> arm.trials().stream().map(trial -> runner.losses(arm, trial)))
            .mapToLong(List::size)
            .max()
            .orElse(0);
    int piece = Math.toIntExact(Math.max(Math.min(LEAST_PIECE, updates), updates / PIECES));
    FindingTable table =
        FindingTable.of(
            "After %d updates, mean over the seeds".formatted(updates),
            "arm",
            "loss of the last %d updates".formatted(piece),
            result.comparison().objective().words());
    Findings findings = Findings.of(result);
    List<Line> lines = new ArrayList<>();
    List<String> losses = new ArrayList<>();
    for (ArmTrials arm : arms) {
      List<List<Double>> seeds =
          arm.trials().stream()
              .map(trial -> smoothed(runner.losses(arm, trial), piece, updates))
              .toList();
      List<Double> x =
          IntStream.rangeClosed(1, (int) (updates / piece))
              .mapToObj(i -> (double) i * piece)
              .toList();
      int number = lines.size();
      Line line = SeedLine.of(arm.name(), x, seeds);
      lines.add(
          Curves.positive(
              line.withBand(Band.none()).withLook(Curves.color(number), Curves.dash(number))));
      double last = line.mean().getLast();
      table = table.plus(arm.name(), last, arm.mean());
      findings =
          findings
              .withMeasure(Wording.measure("loss", arm.name()), last)
              .withMeasure(Wording.measure("reached", arm.name()), arm.mean());
      losses.add("%s %s".formatted(number == 0 ? baseline : arm.name(), Wording.number(last)));
    }
    return findings
        .withSentence(
            "Training loss after %d updates, mean of %s and of the last %d updates: %s. %s"
                .formatted(
                    updates,
                    Wording.seeds(result),
                    piece,
                    Wording.list(losses),
                    Wording.of(result, baseline)))
        .with(table)
        .with(
            new Figure(
                "race",
                new LineChart(
                    "Loss by update",
                    Axis.of("update"),
                    Axis.of("loss").withLog(true).withDirection(Direction.LOWER_IS_BETTER),
                    lines),
                "Each point is the mean loss of %d updates, measured on each batch before it is learned from; thin lines are the seeds."
                    .formatted(piece)));
  }

  /// Means of pieces of so many losses; NaN from where a run ended.
  private static List<Double> smoothed(List<Double> losses, int piece, long updates) {
    List<Double> means = new ArrayList<>();
    for (int i = 0; i + piece <= updates; i += piece) {
      means.add(
          i + piece <= losses.size()
              ? losses.subList(i, i + piece).stream()
                  .mapToDouble(Double::doubleValue)
                  .average()
                  .orElse(Double.NaN)
              : Double.NaN);
    }
    return means;
  }
}

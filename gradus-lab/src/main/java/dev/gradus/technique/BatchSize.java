package dev.gradus.technique;

import dev.gradus.core.ConfigException;
import dev.gradus.run.TrainRun;
import dev.gradus.spec.TrainSpec;
import dev.gradus.study.Arm;
import dev.gradus.study.ArmTrials;
import dev.gradus.study.ComparisonResult;
import java.util.List;

/// The batch size: the baseline's and 64 times as much, seen at equal epochs, equal updates and
/// equal time, because the winner differs.
///
/// So that there is something to see at equal updates, runs are also validated within epochs; the
/// time for that is not counted.
final class BatchSize implements Technique {

  private static final Baseline BASELINE =
      new Baseline(Networks.A, Effort.whole(50, 3), new Effort(8192, 1000, 5, 3));

  private static final int FACTOR = 64;
  private static final int POINTS_WITHIN_EPOCH = 16;
  private static final int POINTS_BEFORE_END = 3;

  @Override
  public About about() {
    return new About(
        "batch-size",
        "Batch size",
        "Does a batch of 64 times as many samples learn as well, by epochs, by updates and by time?");
  }

  @Override
  public Findings run(Assignment assignment, Workbench bench) {
    TrainSpec base = BASELINE.of(assignment, bench);
    int samples = TrainRun.of(base, bench.data()).trainingData().size();
    int small = base.fit().batchSize();
    int large = Math.toIntExact(Math.min((long) FACTOR * small, samples));
    if (large <= small) {
      throw new ConfigException(
          "batch-size: the spec's batch of %d already holds all %d samples. Set fit.batchSize to less."
              .formatted(small, samples));
    }
    long few = base.fit().epochs() * ceilDiv(samples, large);
    long every =
        Math.max(
            ceilDiv(few, POINTS_BEFORE_END), ceilDiv(ceilDiv(samples, small), POINTS_WITHIN_EPOCH));
    RecordingRunner runner = RecordingRunner.on(bench);
    ComparisonResult result =
        bench.compare(
            about().title(),
            base.withFit(base.fit().withValidationEverySteps(every)),
            List.of(Arm.of("batch " + large, "fit.batchSize=" + large)),
            BASELINE.seeds(assignment),
            runner);
    return new EqualViews(result, runner, samples)
        .addTo(Findings.of(result))
        .with(updates(result, samples));
  }

  private static FindingTable updates(ComparisonResult result, int samples) {
    FindingTable table =
        FindingTable.of("Updates", "arm", "batch size", "an epoch", "in all", "seconds");
    for (ArmTrials arm : Curves.all(result)) {
      int batch = arm.spec().fit().batchSize();
      long perEpoch = ceilDiv(samples, batch);
      table =
          table.plus(
              arm.name(),
              batch,
              perEpoch,
              perEpoch * arm.spec().fit().epochs(),
              arm.secondsPerRun());
    }
    return table;
  }

  private static long ceilDiv(long dividend, long divisor) {
    return Math.ceilDiv(dividend, divisor);
  }
}

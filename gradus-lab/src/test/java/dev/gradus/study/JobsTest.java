package dev.gradus.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.callback.TrainEvent;
import dev.gradus.run.RunResult;
import dev.gradus.spec.TrainSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// Trials that run at once.
final class JobsTest {

  private static final Comparison COMPARISON =
      Comparison.of(Planted.spec(), Arm.vary("fit.batchSize=16,32,8")).withSeeds(3);

  private static double accuracy(TrainSpec spec) {
    return 0.5 + 1.0 / (3L * spec.fit().batchSize() + spec.fit().seed());
  }

  private static ComparisonResult run(
      List<? extends TrialRunner> runners, Consumer<StudyEvent> told) {
    return new Study(COMPARISON, Planted.KINDS, runners).run(told);
  }

  private static List<List<Double>> values(ComparisonResult result) {
    List<List<Double>> values = new ArrayList<>(List.of(result.baseline().perSeed()));
    result.arms().forEach(arm -> values.add(arm.arm().perSeed()));
    return values;
  }

  /// A runner of its own for each job, as each has a backend of its own.
  private static TrialRunner runner(TrialRunner inner, AtomicBoolean busy) {
    return new TrialRunner() {
      @Override
      public void check(TrainSpec spec) {
        inner.check(spec);
      }

      @Override
      public RunResult run(TrainSpec spec, Consumer<TrainEvent> listener) {
        assertTrue(busy.compareAndSet(false, true), "a runner runs one trial at a time");
        try {
          return inner.run(spec, listener);
        } finally {
          busy.set(false);
        }
      }
    };
  }

  @Test
  void run_threeJobs_givesWhatOneGives() {
    List<TrialRunner> runners = new ArrayList<>();
    for (int job = 0; job < 3; job++) {
      runners.add(runner(new PlantedRunner(JobsTest::accuracy), new AtomicBoolean()));
    }

    assertEquals(
        values(run(List.of(new PlantedRunner(JobsTest::accuracy)), _ -> {})),
        values(run(runners, _ -> {})));
  }

  @Test
  void run_twoJobs_goOnAtOnceAndTellOneAfterTheOther() {
    // Two trials meet in the middle of each pair, which needs both at once.
    CyclicBarrier meeting = new CyclicBarrier(2);
    List<PlantedRunner> runners = new ArrayList<>();
    for (int job = 0; job < 2; job++) {
      runners.add(
          new PlantedRunner(spec -> {
            try {
              meeting.await(20, TimeUnit.SECONDS);
            } catch (Exception e) {
              throw new AssertionError(e);
            }
            return accuracy(spec);
          }));
    }
    AtomicInteger inside = new AtomicInteger();
    Set<Integer> finished = ConcurrentHashMap.newKeySet();
    run(
        runners,
        event -> {
          assertEquals(1, inside.incrementAndGet(), "events come one at a time");
          if (event instanceof StudyEvent.TrialFinished trial) {
            finished.add(trial.number());
          }
          inside.decrementAndGet();
        });

    assertEquals(12, finished.size());
    assertEquals(12, runners.get(0).runs().size() + runners.get(1).runs().size());
  }

  @Test
  void run_memoryRunsOutWhileAnotherRuns_isTriedAgainAlone() {
    AtomicInteger calls = new AtomicInteger();
    AtomicBoolean ranOut = new AtomicBoolean();
    CyclicBarrier meeting = new CyclicBarrier(2);
    CountDownLatch third = new CountDownLatch(1);
    List<PlantedRunner> runners = new ArrayList<>();
    for (int job = 0; job < 2; job++) {
      runners.add(
          new PlantedRunner(spec -> {
            try {
              int call = calls.incrementAndGet();
              if (call == 3) {
                third.countDown();
              }
              if (call <= 2) {
                meeting.await(20, TimeUnit.SECONDS);
              }
              if (spec.fit().batchSize() == 16 && ranOut.compareAndSet(false, true)) {
                throw new OutOfMemoryError("Java heap space");
              }
              if (call <= 2) { // goes on until what became of the other is settled
                third.await(20, TimeUnit.SECONDS);
              }
            } catch (Exception e) {
              throw new AssertionError(e);
            }
            return accuracy(spec);
          }));
    }
    ComparisonResult result = run(runners, _ -> {});

    assertTrue(ranOut.get());
    assertEquals(0, result.arms().getFirst().arm().failures());
    assertEquals(
        values(run(List.of(new PlantedRunner(JobsTest::accuracy)), _ -> {})), values(result));
  }

  @Test
  void run_memoryRunsOutAlone_isAFailureOfThatArmOnly() {
    ComparisonResult result =
        run(
            List.of(
                new PlantedRunner(spec -> {
                  if (spec.fit().batchSize() == 16) {
                    throw new OutOfMemoryError("Java heap space");
                  }
                  return accuracy(spec);
                })),
            _ -> {});

    ArmTrials arm = result.arms().getFirst().arm();
    assertEquals(3, arm.failures());
    assertEquals(
        "memory ran out: Java heap space. Take smaller batches or a smaller network, or give Java more: GRADUS_JAVA_OPTIONS=-Xmx4g.",
        arm.trials().getFirst().failure().orElseThrow());
    assertEquals(0, result.arms().getLast().arm().failures());
    assertEquals(0, result.baseline().failures());
  }

  @Test
  void run_bugInOneJob_endsAll() {
    List<PlantedRunner> runners = new ArrayList<>();
    for (int job = 0; job < 2; job++) {
      runners.add(
          new PlantedRunner(spec -> {
            if (spec.fit().batchSize() == 8) {
              throw new IllegalStateException("a bug");
            }
            return accuracy(spec);
          }));
    }

    assertEquals(
        "a bug",
        assertThrows(IllegalStateException.class, () -> run(runners, _ -> {})).getMessage());
  }
}

package dev.gradus.study;

import dev.gradus.callback.TrainEvent;
import dev.gradus.core.ConfigException;
import dev.gradus.core.DataException;
import dev.gradus.core.GradusException;
import dev.gradus.history.History;
import dev.gradus.run.RunResult;
import dev.gradus.spec.Kinds;
import dev.gradus.spec.TrainSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Runs a comparison, one trial after the other, seed by seed: the baseline and every arm from the
/// first seed, then all from the second. So a study that is cut short is balanced, and a machine
/// that grows warm or busy slows all arms alike.
///
/// A request that is wrong is refused before anything runs. A run that fails later, because its
/// loss stops being finite, is recorded and the study goes on.
public final class Study {

  private static final double NANOS = 1e9;

  private final Comparison comparison;
  private final TrialRunner runner;
  private final List<PlannedArm> plan = new ArrayList<>();
  private String backend = "";

  /// Builds every arm, without training.
  ///
  /// @param comparison what is compared
  /// @param kinds the words of its patches
  /// @param runner runs the trials
  /// @throws ConfigException if the baseline or an arm cannot be built, or does not measure the
  ///   objective, naming the arm
  /// @throws DataException if data cannot be read
  public Study(Comparison comparison, Kinds kinds, TrialRunner runner) {
    this.comparison = comparison;
    this.runner = runner;
    plan.add(new PlannedArm(Arm.BASELINE, "", checked(comparison.base(), "the baseline")));
    for (Arm arm : comparison.arms()) {
      plan.add(planned(arm, kinds));
    }
  }

  private PlannedArm planned(Arm arm, Kinds kinds) {
    String patch = arm.patch().toString();
    String where =
        arm.name().equals(patch)
            ? "arm %s".formatted(patch)
            : "arm \"%s\" (%s)".formatted(arm.name(), patch);
    TrainSpec base = comparison.base();
    TrainSpec spec = named(where, () -> arm.patch().apply(base, kinds));
    if (spec.fit().seed() != base.fit().seed()
        || !spec.fit().validation().equals(base.fit().validation())) {
      throw new ConfigException(
          "%s: it changes fit.seed or fit.validation, which must be the same in all arms. Change them in the baseline."
              .formatted(where));
    }
    if (comparison.objective().equals(Objective.LOSS) && !spec.loss().equals(base.loss())) {
      throw new ConfigException(
          "%s: it changes the loss, which is what arms are compared by. Give the spec a metric and compare by that."
              .formatted(where));
    }
    return new PlannedArm(arm.name(), patch, checked(spec, where));
  }

  private TrainSpec checked(TrainSpec spec, String where) {
    return named(
        where,
        () -> {
          comparison.objective().requireMeasured(spec);
          runner.check(spec);
          return spec;
        });
  }

  private static TrainSpec named(String where, Supplier<TrainSpec> action) {
    try {
      return action.get();
    } catch (DataException e) {
      throw e;
    } catch (GradusException e) {
      throw new ConfigException("%s: %s".formatted(where, e.getMessage()), e);
    }
  }

  /// Runs all trials.
  ///
  /// @param listener is told what happens, on this thread
  /// @return what came out
  public ComparisonResult run(Consumer<StudyEvent> listener) {
    long start = System.nanoTime();
    List<Long> seeds = comparison.seedValues();
    listener.accept(new StudyEvent.Started(comparison.trials(), plan.size(), seeds.size()));
    TimeLeft left = new TimeLeft(plan.size(), seeds.size());
    List<List<Trial>> trials = plan.stream().<List<Trial>>map(_ -> new ArrayList<>()).toList();
    int number = 0;
    for (long seed : seeds) {
      for (int arm = 0; arm < plan.size(); arm++) {
        number++;
        String name = plan.get(arm).name();
        listener.accept(new StudyEvent.TrialStarted(number, comparison.trials(), name, seed));
        long before = System.nanoTime();
        Trial trial = trial(plan.get(arm).spec(), seed, number, listener);
        left.add(arm, secondsSince(before));
        trials.get(arm).add(trial);
        listener.accept(
            new StudyEvent.TrialFinished(
                number, comparison.trials(), name, trial, left.estimate()));
      }
    }
    Duration total = Duration.ofNanos(System.nanoTime() - start);
    listener.accept(new StudyEvent.Finished(total));
    return result(trials, total);
  }

  private Trial trial(TrainSpec spec, long seed, int number, Consumer<StudyEvent> listener) {
    Progress progress = new Progress(number, listener);
    long start = System.nanoTime();
    try {
      RunResult run = runner.run(spec.withFit(spec.fit().withSeed(seed)), progress::see);
      double value = run.history().last(comparison.objective().metric());
      Optional<String> failure =
          Double.isFinite(value)
              ? Optional.empty()
              : Optional.of(
                  "%s after the last epoch is %s."
                      .formatted(comparison.objective().metric(), value));
      return new Trial(
          seed,
          failure.isPresent() ? Double.NaN : value,
          run.history(),
          run.seconds(),
          run.parameters(),
          failure);
    } catch (GradusException e) {
      return new Trial(
          seed,
          Double.NaN,
          progress.history,
          secondsSince(start),
          0,
          Optional.of(String.valueOf(e.getMessage())));
    }
  }

  private ComparisonResult result(List<List<Trial>> trials, Duration total) {
    List<ArmTrials> done = new ArrayList<>();
    for (int arm = 0; arm < plan.size(); arm++) {
      PlannedArm planned = plan.get(arm);
      done.add(new ArmTrials(planned.name(), planned.patch(), planned.spec(), trials.get(arm)));
    }
    return new Judge(comparison, done).judge(new Setting(backend, total));
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) / NANOS;
  }

  /// An arm with the spec that it gives.
  private record PlannedArm(String name, String patch, TrainSpec spec) {}

  /// Passes on the events of one trial, and keeps what they say in case the trial fails.
  private final class Progress {

    private final int number;
    private final Consumer<StudyEvent> listener;
    private History history = History.empty();

    Progress(int number, Consumer<StudyEvent> listener) {
      this.number = number;
      this.listener = listener;
    }

    void see(TrainEvent event) {
      switch (event) {
        case TrainEvent.TrainingStarted started -> backend = started.backend();
        case TrainEvent.EpochFinished finished -> history = history.plus(finished.metrics());
        default -> {}
      }
      listener.accept(new StudyEvent.TrialProgress(number, event));
    }
  }
}

package dev.gradus.study;

import dev.gradus.core.ConfigException;
import dev.gradus.core.DataException;
import dev.gradus.core.GradusException;
import dev.gradus.history.RunLock;
import dev.gradus.spec.Kinds;
import dev.gradus.spec.TrainSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Runs a comparison, seed by seed: the baseline and every arm from the first seed, then all from
/// the second. So a study that is cut short is balanced, and a machine that grows warm or busy
/// slows all arms alike.
///
/// A request that is wrong is refused before anything runs. A run that fails later, because its
/// loss stops being finite or memory runs out, is recorded and the study goes on.
public final class Study {

  private final Comparison comparison;
  private final Kinds kinds;
  private final List<TrialRunner> runners;
  private final StudyPlan plan;
  private @Nullable StudyRun running;
  private boolean stopped;

  /// Builds every arm, without training.
  ///
  /// @param comparison what is compared
  /// @param kinds the words of its patches
  /// @param runner runs the trials
  /// @throws ConfigException if the baseline or an arm cannot be built, or does not measure the
  ///   objective, naming the arm
  /// @throws DataException if data cannot be read
  public Study(Comparison comparison, Kinds kinds, TrialRunner runner) {
    this(comparison, kinds, List.of(runner));
  }

  /// Builds every arm, without training. Trials will run at once, one in each runner. They share
  /// nothing but data, which never change: the numbers are those of one runner after the other, to
  /// the bit, if all runners compute with the same number of threads.
  ///
  /// @param comparison what is compared
  /// @param kinds the words of its patches
  /// @param runners each runs one trial at a time, in a thread of its own; at least one
  /// @throws ConfigException if there is no runner, if the baseline or an arm cannot be built, or
  ///   does not measure the objective, naming the arm
  /// @throws DataException if data cannot be read
  public Study(Comparison comparison, Kinds kinds, List<? extends TrialRunner> runners) {
    this.comparison = comparison;
    this.kinds = kinds;
    this.runners = List.copyOf(runners);
    if (runners.isEmpty()) {
      throw new ConfigException("Study: got no runner, expected at least one.");
    }
    List<PlannedArm> arms = new ArrayList<>();
    arms.add(arm(Arm.BASELINE, "", checked(comparison.base(), "the baseline")));
    for (Arm arm : comparison.arms()) {
      arms.add(planned(arm));
    }
    this.plan = StudyPlan.of(comparison, arms);
  }

  private PlannedArm arm(String name, String patch, TrainSpec spec) {
    return PlannedArm.of(name, patch, spec, comparison.tuning());
  }

  private PlannedArm planned(Arm arm) {
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
    return arm(arm.name(), patch, checked(spec, where));
  }

  private TrainSpec checked(TrainSpec spec, String where) {
    return named(
        where,
        () -> {
          comparison.objective().requireMeasured(spec);
          runners.getFirst().check(spec);
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

  /// @return how many runs the study takes, with those of the search for learning rates
  public int trials() {
    return plan.trials();
  }

  /// Runs all trials.
  ///
  /// @param listener is told what happens
  /// @return what came out
  /// @throws ConfigException if the study was [stopped][#stop]
  public ComparisonResult run(Consumer<StudyEvent> listener) {
    return go(Optional.empty(), listener)
        .orElseThrow(() ->
            new ConfigException(
                "Study: was stopped before its end and kept nothing. Run it in a StudyFolder to go on later."));
  }

  /// Runs the trials that the folder does not have yet, and keeps each as soon as it is done. Run
  /// again until there is a result, this gives the numbers of a study that was never interrupted,
  /// durations excepted.
  ///
  /// @param folder empty, or of this very study
  /// @param listener is told what happens
  /// @return what came out; empty if the study was [stopped][#stop]
  /// @throws ConfigException if the folder holds another study, naming what differs, or other files
  /// @throws DataException if another process is writing to the folder, or a file in it is damaged
  public Optional<ComparisonResult> run(StudyFolder folder, Consumer<StudyEvent> listener) {
    try (RunLock _ = folder.begin(comparison, kinds)) {
      return go(Optional.of(folder.log()), listener);
    }
  }

  private Optional<ComparisonResult> go(Optional<TrialLog> log, Consumer<StudyEvent> listener) {
    StudyRun run = new StudyRun(comparison, plan, runners, log, listener);
    synchronized (this) {
      running = run;
      if (stopped) {
        run.stop();
      }
    }
    return run.run();
  }

  /// Asks to end, from any thread and for good: trials that run are given up at their next event,
  /// what is done is kept.
  public synchronized void stop() {
    stopped = true;
    StudyRun run = running;
    if (run != null) {
      run.stop();
    }
  }
}

package dev.gradus.technique;

import dev.gradus.core.NumericException;
import dev.gradus.kernels.Backend;
import dev.gradus.run.SharedData;
import dev.gradus.spec.DataSource;
import dev.gradus.spec.Kinds;
import dev.gradus.spec.TrainSpec;
import dev.gradus.study.Arm;
import dev.gradus.study.Comparison;
import dev.gradus.study.ComparisonResult;
import dev.gradus.study.Study;
import dev.gradus.study.TrainingRunner;
import dev.gradus.study.Trial;
import dev.gradus.study.TrialRunner;
import java.util.List;

/// Where techniques run their trials: what computes, data loaded once, and who is told how far the
/// work is.
///
/// @param backend what computes; stays open as long as this
/// @param data shared by all trials
/// @param kinds the words of specs and patches
/// @param observer is told how far the work is, on the thread that runs the technique
public record Workbench(Backend backend, SharedData data, Kinds kinds, Observer observer) {

  /// @param backend what computes
  /// @return a bench with the standard words, nothing loaded, and nobody told
  public static Workbench of(Backend backend) {
    return new Workbench(backend, new SharedData(), Kinds.standard(), Observer.SILENT);
  }

  /// Compares arms with a baseline.
  ///
  /// @param name of the comparison, for people
  /// @param base the baseline
  /// @param arms what is tried
  /// @param seeds how many
  /// @return what came out
  /// @throws NumericException if no run of any arm came to the end of an epoch
  public ComparisonResult compare(String name, TrainSpec base, List<Arm> arms, int seeds) {
    return compare(name, base, arms, seeds, new TrainingRunner(backend, data));
  }

  /// Compares arms with a baseline, with trials run in a way of their own.
  ComparisonResult compare(
      String name, TrainSpec base, List<Arm> arms, int seeds, TrialRunner runner) {
    Comparison comparison = Comparison.of(base, arms).withName(name).withSeeds(seeds);
    ComparisonResult result =
        new Study(comparison, kinds, runner).run(event -> observer.study(comparison, event));
    requireAnEpoch(result);
    return result;
  }

  /// Arms that fail are part of the result; where nothing was measured at all there is none.
  private static void requireAnEpoch(ComparisonResult result) {
    List<Trial> trials = Curves.all(result).stream().flatMap(arm -> arm.trials().stream()).toList();
    if (trials.stream().allMatch(trial -> trial.history().epochs() == 0)) {
      throw new NumericException(
          "%s: no run came to the end of an epoch. The first ended with: %s"
              .formatted(
                  result.comparison().name(), trials.getFirst().failure().orElse("no reason")));
    }
  }

  /// The same spec on other data.
  TrainSpec withData(TrainSpec spec, DataSource source) {
    return new TrainSpec(
        source,
        spec.scale(),
        spec.augment(),
        spec.model(),
        spec.loss(),
        spec.optimizer(),
        spec.update(),
        spec.metrics(),
        spec.callbacks(),
        spec.fit());
  }
}

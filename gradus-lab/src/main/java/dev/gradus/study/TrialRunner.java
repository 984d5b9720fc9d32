package dev.gradus.study;

import dev.gradus.callback.TrainEvent;
import dev.gradus.run.RunResult;
import dev.gradus.spec.TrainSpec;
import java.util.function.Consumer;

/// Runs one spec once. A study knows no more of training than this.
public interface TrialRunner {

  /// Finds what is wrong with a spec without training it.
  ///
  /// @param spec what would be run
  /// @throws dev.gradus.core.GradusException if it cannot be built
  void check(TrainSpec spec);

  /// @param spec what to run
  /// @param listener is told what happens, on this thread
  /// @return what was measured
  /// @throws dev.gradus.core.GradusException if training fails
  RunResult run(TrainSpec spec, Consumer<TrainEvent> listener);
}

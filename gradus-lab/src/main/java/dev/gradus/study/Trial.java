package dev.gradus.study;

import dev.gradus.history.History;
import java.util.Optional;

/// One run of one arm from one seed.
///
/// @param seed of all its randomness
/// @param value the objective after the last epoch; NaN if the run failed
/// @param history what was measured in each epoch that was finished
/// @param seconds of training, validation included; up to the failure if it failed
/// @param parameters of the network; 0 if the run failed
/// @param failure why it failed, if it did
/// @param work what it took beside time
public record Trial(
    long seed,
    double value,
    History history,
    double seconds,
    long parameters,
    Optional<String> failure,
    Work work) {

  /// A trial of which nobody counted what it took.
  ///
  /// @param seed of all its randomness
  /// @param value the objective after the last epoch; NaN if the run failed
  /// @param history what was measured in each epoch that was finished
  /// @param seconds of training, validation included; up to the failure if it failed
  /// @param parameters of the network; 0 if the run failed
  /// @param failure why it failed, if it did
  public Trial(
      long seed,
      double value,
      History history,
      double seconds,
      long parameters,
      Optional<String> failure) {
    this(seed, value, history, seconds, parameters, failure, Work.UNKNOWN);
  }

  /// @return whether it failed: diverged, ran out of memory, or could not be built
  public boolean failed() {
    return failure.isPresent();
  }
}

package dev.gradus.train;

import dev.gradus.callback.TrainEvent;
import java.util.List;
import java.util.Optional;

/// What listeners must find of an interrupted run when it goes on, so that they decide as if it had
/// never stopped.
///
/// @param epochs finished so far, in order
/// @param best weights that a listener has kept
public record TrainingPast(List<TrainEvent.EpochFinished> epochs, Optional<BestWeights> best) {

  /// A run that begins.
  public static final TrainingPast NONE = new TrainingPast(List.of(), Optional.empty());

  /// Copies the list.
  public TrainingPast {
    epochs = List.copyOf(epochs);
  }
}

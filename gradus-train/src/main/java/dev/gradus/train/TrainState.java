package dev.gradus.train;

import dev.gradus.callback.TrainEvent;
import dev.gradus.core.ConfigException;
import dev.gradus.core.DataException;
import dev.gradus.data.Pipeline;
import dev.gradus.history.BestWeights;
import dev.gradus.history.Checkpoint;
import dev.gradus.history.TrainingPosition;
import dev.gradus.history.UnfinishedEpoch;
import java.util.List;
import java.util.Optional;

/// Where one call of fit stands, apart from the variables: what a checkpoint holds of it.
///
/// @param position how far training has come
/// @param unfinished the epoch in whose middle it stands, if it does
/// @param epochs that this call has finished, in order
/// @param stopReason why it was stopped; empty if it goes on
/// @param best weights kept as the best so far
record TrainState(
    TrainingPosition position,
    Optional<UnfinishedEpoch> unfinished,
    List<TrainEvent.EpochFinished> epochs,
    String stopReason,
    Optional<BestWeights> best) {

  static final TrainState START = between(TrainingPosition.START);

  TrainState {
    epochs = List.copyOf(epochs);
  }

  static TrainState of(Checkpoint checkpoint) {
    return new TrainState(
        checkpoint.position(),
        checkpoint.unfinished(),
        checkpoint.epochs(),
        checkpoint.stopReason(),
        checkpoint.best());
  }

  /// Nothing remembered of earlier calls but how far they came.
  static TrainState between(TrainingPosition position) {
    return new TrainState(
        new TrainingPosition(position.steps(), position.epochs()),
        Optional.empty(),
        List.of(),
        "",
        Optional.empty());
  }

  /// The last epoch of the call, counted over all calls.
  ///
  /// @param wanted epochs of the whole call, those included that are finished
  int lastEpoch(int wanted) {
    if (wanted < epochs.size()) {
      throw new ConfigException(
          "fit: epochs is %d, but the run that goes on has finished %d. Give the epochs of the whole run, at least %2$d."
              .formatted(wanted, epochs.size()));
    }
    return position.epochs() - epochs.size() + wanted;
  }

  void requireSame(Pipeline pipeline) {
    unfinished.ifPresent(epoch -> {
      if (epoch.samples() != pipeline.dataset().size()
          || epoch.batchSize() != pipeline.batchSize()
          || position.batches() > pipeline.count()) {
        throw new DataException(
            "%s: has %d samples in batches of %d, but epoch %d was interrupted after %d batches of %d samples in batches of %d. Go on with the same data and batch size."
                .formatted(
                    pipeline.dataset().name(),
                    pipeline.dataset().size(),
                    pipeline.batchSize(),
                    position.epochs() + 1,
                    position.batches(),
                    epoch.samples(),
                    epoch.batchSize()));
      }
    });
  }
}

package dev.gradus.train;

import dev.gradus.data.Batches;
import dev.gradus.data.Pipeline;
import dev.gradus.history.UnfinishedEpoch;
import java.util.Optional;
import java.util.SequencedMap;

/// What happens to the weights in one epoch.
sealed interface EpochPass permits TrainingPass, LbfgsPass {

  /// Forgets the last epoch and takes up an interrupted one, if there is one.
  ///
  /// @param batches of that epoch that are done
  void begin(int batches, Optional<UnfinishedEpoch> interrupted);

  /// Trains on every batch that is not done, or until the loop is stopped or paused.
  ///
  /// @param epoch counted from 1
  /// @param firstStep batches trained on before the epoch
  /// @throws dev.gradus.core.NumericException at the first loss that is not finite, before it
  ///   changes a weight
  void run(Batches batches, int epoch, long firstStep);

  /// Batches of the epoch that are done, even if the one after them failed.
  int steps();

  /// What it takes to finish this epoch later.
  UnfinishedEpoch unfinished(Pipeline pipeline, double seconds);

  /// Losses and metrics of the epoch.
  SequencedMap<String, Double> results();

  /// Samples measured in the epoch.
  long samples();
}

package dev.gradus.history;

import java.util.List;

/// What is known of an epoch in whose middle a checkpoint was made.
///
/// @param samples in the whole epoch; data of another size cannot finish it
/// @param batchSize samples an update; another batch size cannot finish it
/// @param seconds that it has taken so far
/// @param sums losses and metrics so far, as the training pass keeps them
public record UnfinishedEpoch(long samples, int batchSize, double seconds, List<Double> sums) {

  /// Copies the sums.
  public UnfinishedEpoch {
    sums = List.copyOf(sums);
  }
}

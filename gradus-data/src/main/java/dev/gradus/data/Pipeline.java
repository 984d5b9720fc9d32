package dev.gradus.data;

import dev.gradus.core.ConfigException;
import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;

/// How a data set becomes batches: with which scaling, target encoding and batch size.
///
/// ```
/// Pipeline pipeline = new Pipeline(split.train(), scaler, TargetEncoding.ONE_HOT, 64);
/// Batches batches = pipeline.shuffled(RandomStream.of(seed), epoch);
/// for (int batch = 0; batch < batches.count(); batch++) {
///   batches.write(batch, features, targets);
/// }
/// ```
///
/// @param dataset where samples come from
/// @param scaler applied to the features, fitted on the training split
/// @param encoding how targets are written
/// @param batchSize samples in a batch, at least 1; the last batch of an epoch may have fewer
public record Pipeline(
    Dataset dataset, FittedScaler scaler, TargetEncoding encoding, int batchSize) {

  /// The name of the stream that orders the samples, under the run's root stream.
  public static final String ORDER_STREAM = "order";

  /// @throws ConfigException if the batch size is below 1, the encoding does not fit the target, or
  ///   the scaler was fitted to another number of features
  public Pipeline {
    if (batchSize < 1) {
      throw new ConfigException(
          "Pipeline: batchSize must be at least 1, got %d.".formatted(batchSize));
    }
    encoding.shape(dataset.target());
    scaler.requireFits(dataset);
  }

  /// @return batches in one epoch, the short last one included
  public int count() {
    return Math.ceilDiv(dataset.size(), batchSize);
  }

  /// @param samples in the batch
  /// @return shape of that batch's features, `[N, ...]`
  public Shape featureShape(int samples) {
    return dataset.featureShape().prepend(samples);
  }

  /// @param samples in the batch
  /// @return shape of that batch's targets: `[N, K]`, `[N, 1]` or `[N, ...]`
  public Shape targetShape(int samples) {
    return encoding.shape(dataset.target()).prepend(samples);
  }

  /// @return one epoch in the data set's own order
  public Batches inOrder() {
    return Batches.inOrder(this);
  }

  /// One epoch in an order that is a pure function of the run's seed and the epoch, so a run that
  /// is resumed in the middle of an epoch finds the same batches again.
  ///
  /// @param run the run's root stream
  /// @param epoch from 0
  /// @return one epoch, every sample once
  public Batches shuffled(RandomStream run, long epoch) {
    return Batches.ordered(this, run.named(ORDER_STREAM).permutation(epoch, dataset.size()));
  }
}

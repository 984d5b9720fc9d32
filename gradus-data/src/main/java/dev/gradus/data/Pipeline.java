package dev.gradus.data;

import dev.gradus.core.ConfigException;
import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;
import java.util.List;

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
/// @param inputs features for each input of a network, of as many samples
/// @param targets for each output of a network, of as many samples; none where predictions alone
///   are of interest
/// @param batchSize samples in a batch, at least 1; the last batch of an epoch may have fewer
public record Pipeline(
    Dataset dataset, List<ScaledInput> inputs, List<EncodedTarget> targets, int batchSize) {

  /// The name of the stream that orders the samples, under the run's root stream.
  public static final String ORDER_STREAM = "order";

  /// @throws ConfigException if the batch size is below 1
  public Pipeline {
    inputs = List.copyOf(inputs);
    targets = List.copyOf(targets);
    if (batchSize < 1) {
      throw new ConfigException(
          "Pipeline: batchSize must be at least 1, got %d.".formatted(batchSize));
    }
  }

  /// For a network with one input and one output.
  ///
  /// @param dataset where samples come from
  /// @param scaler applied to the features, fitted on the training split
  /// @param encoding how targets are written
  /// @param batchSize samples in a batch, at least 1
  /// @throws ConfigException if the batch size is below 1, the encoding does not fit the target, or
  ///   the scaler was fitted to another number of features
  public Pipeline(Dataset dataset, FittedScaler scaler, TargetEncoding encoding, int batchSize) {
    this(
        dataset,
        List.of(new ScaledInput(dataset, scaler)),
        List.of(new EncodedTarget(dataset, encoding)),
        batchSize);
  }

  /// @return batches in one epoch, the short last one included
  public int count() {
    return Math.ceilDiv(dataset.size(), batchSize);
  }

  /// @param samples in the batch
  /// @return shape of that batch's features for the first input, `[N, ...]`
  public Shape featureShape(int samples) {
    return inputs.getFirst().data().featureShape().prepend(samples);
  }

  /// @param samples in the batch
  /// @return shape of that batch's targets for the first output: `[N, K]`, `[N, 1]` or `[N, ...]`
  public Shape targetShape(int samples) {
    return targets.getFirst().shape().prepend(samples);
  }

  /// @return shape of one sample's target for each output, as it is written
  public List<Shape> targetShapes() {
    return targets.stream().map(EncodedTarget::shape).toList();
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

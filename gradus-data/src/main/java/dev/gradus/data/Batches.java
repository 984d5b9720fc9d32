package dev.gradus.data;

import dev.gradus.core.Buffer;
import dev.gradus.core.ShapeException;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;

/// One epoch of batches, each of which can be written at any time and as often as wanted. Writing
/// allocates nothing. Holds scratch space, so it serves one thread.
public final class Batches {

  private final Pipeline pipeline;
  private final int[] order;
  private final FeatureWriter features;
  private final int featureSize;
  private final int targetSize;
  private final float[] encoded;

  private Batches(Pipeline pipeline, int[] order) {
    this.pipeline = pipeline;
    this.order = order;
    this.features = FeatureWriter.of(pipeline.dataset(), pipeline.scaler());
    this.featureSize = (int) pipeline.dataset().featureShape().size();
    this.targetSize =
        Math.toIntExact(pipeline.encoding().shape(pipeline.dataset().target()).size());
    this.encoded = new float[Math.multiplyExact(size(0), targetSize)];
  }

  static Batches inOrder(Pipeline pipeline) {
    return new Batches(pipeline, IntStream.range(0, pipeline.dataset().size()).toArray());
  }

  static Batches ordered(Pipeline pipeline, int[] order) {
    return new Batches(pipeline, order);
  }

  /// @return number of batches
  public int count() {
    return pipeline.count();
  }

  /// @param batch from 0
  /// @return number of samples in it: the pipeline's batch size, or fewer in the last
  public int size(int batch) {
    Objects.checkIndex(batch, count());
    return Math.min(pipeline.batchSize(), order.length - first(batch));
  }

  /// @param batch from 0
  /// @param row from 0, within the batch
  /// @return the number of that sample in the data set
  public int sample(int batch, int row) {
    return order[first(batch) + Objects.checkIndex(row, size(batch))];
  }

  /// Writes one batch.
  ///
  /// @param batch from 0
  /// @param features receives `[N, ...]`, scaled, row-major; exactly [#size] samples long
  /// @param targets receives the encoded targets; exactly [#size] samples long
  /// @return number of samples written
  /// @throws ShapeException if a buffer has another size
  public int write(int batch, Buffer features, Buffer targets) {
    int size = size(batch);
    requireSize("features", batch, features, size, featureSize);
    requireSize("targets", batch, targets, size, targetSize);
    int first = first(batch);
    for (int row = 0; row < size; row++) {
      this.features.write(order[first + row], features, (long) row * featureSize);
    }
    encodeTargets(first, size);
    MemorySegment.copy(encoded, 0, targets.segment(), Buffer.FLOAT, 0, size * targetSize);
    return size;
  }

  private int first(int batch) {
    return batch * pipeline.batchSize();
  }

  private void encodeTargets(int first, int size) {
    Dataset dataset = pipeline.dataset();
    switch (pipeline.encoding()) {
      case ONE_HOT -> {
        Arrays.fill(encoded, 0);
        for (int row = 0; row < size; row++) {
          encoded[row * targetSize + (int) dataset.targetValue(order[first + row], 0)] = 1;
        }
      }
      case INDEX, VALUES -> {
        for (int row = 0; row < size; row++) {
          for (int i = 0; i < targetSize; i++) {
            encoded[row * targetSize + i] = dataset.targetValue(order[first + row], i);
          }
        }
      }
    }
  }

  private void requireSize(String what, int batch, Buffer buffer, int samples, int each) {
    long expected = (long) samples * each;
    if (buffer.size() != expected) {
      throw new ShapeException(
          "%s: batch %d has %d samples of %d %s, %d elements; the buffer has %d. Give a buffer of that batch's own size."
              .formatted(
                  pipeline.dataset().name(), batch, samples, each, what, expected, buffer.size()));
    }
  }
}

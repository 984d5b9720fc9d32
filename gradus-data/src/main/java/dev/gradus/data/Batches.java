package dev.gradus.data;

import dev.gradus.core.Buffer;
import dev.gradus.core.ShapeException;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// One epoch of batches, each of which can be written at any time and as often as wanted. Writing
/// allocates nothing. Holds scratch space, so it serves one thread.
public final class Batches {

  private final Pipeline pipeline;
  private final int[] order;
  private final Optional<EpochAugmenter> augmenter;
  private final Features[] inputs;
  private final Targets[] targets;

  private Batches(Pipeline pipeline, int[] order, Optional<EpochAugmenter> augmenter) {
    this.pipeline = pipeline;
    this.order = order;
    this.augmenter = augmenter;
    this.inputs = pipeline.inputs().stream().map(Features::new).toArray(Features[]::new);
    this.targets =
        pipeline.targets().stream()
            .map(target -> new Targets(target, size(0)))
            .toArray(Targets[]::new);
  }

  static Batches inOrder(Pipeline pipeline) {
    return ordered(pipeline, IntStream.range(0, pipeline.dataset().size()).toArray());
  }

  static Batches ordered(Pipeline pipeline, int[] order) {
    return new Batches(pipeline, order, Optional.empty());
  }

  /// The same batches of changed samples. For one input, and for targets that are one-hot or values
  /// if samples are mixed.
  ///
  /// @param augmenter changes the samples; serves these batches only
  /// @param epoch from 0
  /// @return batches for the augmenter's thread
  public Batches augmented(Augmenter augmenter, long epoch) {
    return new Batches(pipeline, order, Optional.of(new EpochAugmenter(augmenter, epoch)));
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

  /// Writes one batch for a network with one input and one output.
  ///
  /// @param batch from 0
  /// @param features receives `[N, ...]`, scaled, row-major; exactly [#size] samples long
  /// @param encoded receives the encoded targets; exactly [#size] samples long
  /// @return number of samples written
  /// @throws ShapeException if a buffer has another size
  public int write(int batch, Buffer features, Buffer encoded) {
    int size = size(batch);
    inputs[0].require(batch, features, size);
    targets[0].require(batch, encoded, size);
    inputs[0].write(first(batch), size, features);
    targets[0].write(first(batch), size, encoded);
    return size;
  }

  /// Writes one batch.
  ///
  /// @param batch from 0
  /// @param features receive, for each input, `[N, ...]`, scaled, row-major; exactly [#size]
  ///   samples long
  /// @param encoded receive, for each target, what it is encoded to; exactly [#size] samples long
  /// @return number of samples written
  /// @throws ShapeException if a buffer has another size, or there are too few
  public int write(int batch, List<Buffer> features, List<Buffer> encoded) {
    int size = size(batch);
    requireAll("features", features.size(), inputs.length);
    requireAll("targets", encoded.size(), targets.length);
    for (int i = 0; i < inputs.length; i++) {
      inputs[i].require(batch, features.get(i), size);
      inputs[i].write(first(batch), size, features.get(i));
    }
    for (int i = 0; i < targets.length; i++) {
      targets[i].require(batch, encoded.get(i), size);
      targets[i].write(first(batch), size, encoded.get(i));
    }
    return size;
  }

  private int first(int batch) {
    return batch * pipeline.batchSize();
  }

  private void requireAll(String what, int given, int expected) {
    if (given != expected) {
      throw new ShapeException(
          "%s: got %d buffers for %s, expected %d. Give one for each input and each target."
              .formatted(pipeline.dataset().name(), given, what, expected));
    }
  }

  private static void requireSize(
      Dataset data, String what, int batch, Buffer buffer, int samples, int each) {
    long expected = (long) samples * each;
    if (buffer.size() != expected) {
      throw new ShapeException(
          "%s: batch %d has %d samples of %d %s, %d elements; the buffer has %d. Give a buffer of that batch's own size."
              .formatted(data.name(), batch, samples, each, what, expected, buffer.size()));
    }
  }

  /// Writes the features for one input.
  private final class Features {

    private final Dataset data;
    private final FeatureWriter writer;
    private final int each;
    private final @Nullable WhiteningProduct whitening;

    Features(ScaledInput input) {
      this.data = input.data();
      this.writer =
          augmenter
              .map(changes -> FeatureWriter.of(changes, data, input.scaler()))
              .orElseGet(() -> FeatureWriter.of(data, input.scaler()));
      this.each = (int) data.featureShape().size();
      this.whitening = input.scaler().whitening().map(Whitening::product).orElse(null);
    }

    void require(int batch, Buffer buffer, int size) {
      requireSize(data, "features", batch, buffer, size, each);
    }

    void write(int first, int size, Buffer buffer) {
      for (int row = 0; row < size; row++) {
        writer.write(order[first + row], buffer, (long) row * each);
      }
      if (whitening != null) {
        whitening.apply(buffer, size);
      }
    }
  }

  /// Encodes and writes the targets for one output.
  private final class Targets {

    private final Dataset data;
    private final TargetEncoding encoding;
    private final TargetScaling scaling;
    private final int each;
    private final float[] encoded;
    private final @Nullable EpochAugmenter mixing;

    Targets(EncodedTarget target, int largestBatch) {
      this.data = target.data();
      this.encoding = target.encoding();
      this.scaling = target.scaling();
      this.each = Math.toIntExact(target.shape().size());
      this.mixing = augmenter.filter(EpochAugmenter::mixes).orElse(null);
      this.encoded = new float[Math.multiplyExact(largestBatch, each)];
    }

    void require(int batch, Buffer buffer, int size) {
      requireSize(data, "targets", batch, buffer, size, each);
    }

    void write(int first, int size, Buffer buffer) {
      Arrays.fill(encoded, 0);
      for (int row = 0; row < size; row++) {
        int sample = order[first + row];
        if (mixing == null) {
          add(row, sample, 1);
        } else {
          float share = mixing.share(sample);
          add(row, sample, share);
          add(row, mixing.partner(sample), 1 - share);
        }
      }
      MemorySegment.copy(encoded, 0, buffer.segment(), Buffer.FLOAT, 0, size * each);
    }

    private void add(int row, int sample, float share) {
      switch (encoding) {
        case ONE_HOT -> encoded[row * each + (int) data.targetValue(sample, 0)] += share;
        case INDEX, VALUES -> {
          for (int i = 0; i < each; i++) {
            encoded[row * each + i] += share * scaling.apply(data.targetValue(sample, i));
          }
        }
      }
    }
  }
}

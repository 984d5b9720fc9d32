package dev.gradus.data;

import dev.gradus.core.Buffer;
import dev.gradus.core.Shape;
import java.lang.foreign.MemorySegment;

/// Writes scaled features of one sample into a batch, up to the whitening, which is the batch's.
/// Holds scratch space, so it serves one thread.
///
/// Design: a sample is scaled in a small heap array, where plain loops compile to vector code, and
/// then copied to the batch in one piece. Every writer computes [FittedScaler]'s formula in double
/// and rounds once, so all give the same bits. Measurements:
/// `docs/decisions/004-data-in-memory.md`.
sealed interface FeatureWriter {

  /// @param sample from 0
  /// @param destination the batch's features
  /// @param offset element at which this sample's begin
  void write(int sample, Buffer destination, long offset);

  /// @param dataset whose samples are written
  /// @param scaler applied to them, which fits the data set
  /// @return the fastest writer for that data set and scaling
  static FeatureWriter of(Dataset dataset, FittedScaler scaler) {
    return of(dataset, dataset.featureShape(), scaler);
  }

  private static FeatureWriter of(Dataset dataset, Shape shape, FittedScaler scaler) {
    int features = (int) dataset.featureShape().size();
    return switch (dataset) {
      case DatasetView view -> new Mapped(view, of(view.base(), shape, scaler));
      case WeightedDataset weighted -> of(weighted.base(), shape, scaler);
      case InMemoryDataset memory
          when scaler.isWhole()
              && scaler.sample().equals(SampleSteps.none())
              && memory.features() instanceof FeatureStore.Bytes bytes ->
          new WholeBytes(memory, bytes, features, scaler);
      default ->
          new Stepwise((sample, stored) -> dataset.copyFeatures(sample, stored, 0), shape, scaler);
    };
  }

  /// @param augmenter changes the samples
  /// @param dataset whose samples they are
  /// @param scaler applied afterwards
  /// @return writes changed samples
  static FeatureWriter of(EpochAugmenter augmenter, Dataset dataset, FittedScaler scaler) {
    return new Stepwise(augmenter::features, dataset.featureShape(), scaler);
  }

  /// Samples of a view.
  record Mapped(DatasetView view, FeatureWriter base) implements FeatureWriter {

    @Override
    public void write(int sample, Buffer destination, long offset) {
      base.write(view.baseSample(sample), destination, offset);
    }
  }

  /// Bytes under one scaling for all features. Java's bytes are signed; the compiler turns signed
  /// bytes into vectors of numbers, but not `stored & 0xFF`. So the top bit is flipped, which takes
  /// 128 away, and 128 is added again as a double. A table of the 256 results was a third slower.
  final class WholeBytes implements FeatureWriter {

    private final InMemoryDataset data;
    private final FeatureStore.Bytes source;
    private final byte[] stored;
    private final float[] scaled;
    private final double offset;
    private final double factor;

    WholeBytes(InMemoryDataset data, FeatureStore.Bytes source, int features, FittedScaler scaler) {
      this.data = data;
      this.source = source;
      this.stored = new byte[features];
      this.scaled = new float[features];
      this.offset = scaler.offset().getFirst();
      this.factor = scaler.factor().getFirst();
    }

    @Override
    public void write(int sample, Buffer destination, long offset) {
      try {
        source.copy((long) sample * stored.length, stored);
      } catch (InternalError e) {
        throw data.lost(sample, e);
      }
      flipTopBits(stored);
      scaleSigned(stored, scaled, this.offset, factor);
      copyOut(scaled, destination, offset);
    }

    private static void flipTopBits(byte[] bytes) {
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] ^= (byte) 0x80;
      }
    }

    private static void scaleSigned(byte[] stored, float[] scaled, double offset, double factor) {
      for (int i = 0; i < stored.length; i++) {
        scaled[i] = (float) ((stored[i] + 128.0 - offset) * factor);
      }
    }
  }

  /// Gives one sample's features as they are stored, from index 0 on.
  @FunctionalInterface
  interface Reading {

    void read(int sample, float[] destination);
  }

  /// Anything, by the formula.
  final class Stepwise implements FeatureWriter {

    private final Reading stored;
    private final float[] scaled;
    private final SampleScaling scaling;

    Stepwise(Reading stored, Shape shape, FittedScaler scaler) {
      this.stored = stored;
      this.scaled = new float[(int) shape.size()];
      this.scaling = new SampleScaling(scaler, shape);
    }

    @Override
    public void write(int sample, Buffer destination, long offset) {
      stored.read(sample, scaled);
      scaling.scale(scaled);
      copyOut(scaled, destination, offset);
    }
  }

  private static void copyOut(float[] scaled, Buffer destination, long offset) {
    MemorySegment.copy(
        scaled, 0, destination.segment(), Buffer.FLOAT, offset * Float.BYTES, scaled.length);
  }
}

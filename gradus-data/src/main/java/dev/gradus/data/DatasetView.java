package dev.gradus.data;

import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import dev.gradus.core.ShapeException;
import java.util.List;
import java.util.Optional;

/// Some samples of another data set, perhaps under another feature shape. A view of a view is a
/// view of the data set underneath, so reading costs one indirection however often it was cut.
final class DatasetView implements Dataset {

  private final Dataset base;
  private final int[] samples;
  private final Shape featureShape;

  private DatasetView(Dataset base, int[] samples, Shape featureShape) {
    this.base = base;
    this.samples = samples;
    this.featureShape = featureShape;
  }

  static DatasetView of(Dataset source, int[] samples, Shape featureShape) {
    if (samples.length == 0) {
      throw new ConfigException(
          "%s: a subset needs at least 1 sample, got none.".formatted(source.name()));
    }
    if (featureShape.size() != source.featureShape().size()) {
      throw new ShapeException(
          "%s: features of shape %s have %d elements, shape %s has %d. Choose a shape of the same size."
              .formatted(
                  source.name(),
                  source.featureShape(),
                  source.featureShape().size(),
                  featureShape,
                  featureShape.size()));
    }
    int[] mapped = new int[samples.length];
    for (int i = 0; i < samples.length; i++) {
      int sample = samples[i];
      if (sample < 0 || sample >= source.size()) {
        throw new ConfigException(
            "%s: there is no sample %d, it has samples 0 to %d."
                .formatted(source.name(), sample, source.size() - 1));
      }
      mapped[i] = source instanceof DatasetView view ? view.samples[sample] : sample;
    }
    Dataset base = source instanceof DatasetView view ? view.base : source;
    return new DatasetView(base, mapped, featureShape);
  }

  Dataset base() {
    return base;
  }

  /// @return the number in the base of a sample of this view
  int baseSample(int sample) {
    return samples[sample];
  }

  @Override
  public String name() {
    return base.name();
  }

  @Override
  public int size() {
    return samples.length;
  }

  @Override
  public Shape featureShape() {
    return featureShape;
  }

  @Override
  public Target target() {
    return base.target();
  }

  @Override
  public Optional<FittedScaler> scaling() {
    return base.scaling().map(scaler -> scaler.reshaped(base.featureShape(), featureShape));
  }

  @Override
  public List<String> featureNames() {
    return base.featureNames();
  }

  @Override
  public void copyFeatures(int sample, float[] destination, int offset) {
    base.copyFeatures(samples[sample], destination, offset);
  }

  @Override
  public float targetValue(int sample, int index) {
    return base.targetValue(samples[sample], index);
  }

  @Override
  public boolean isWeighted() {
    return base.isWeighted();
  }

  @Override
  public float weight(int sample) {
    return base.weight(samples[sample]);
  }
}

package dev.gradus.data;

import dev.gradus.core.Shape;
import java.util.List;
import java.util.Optional;

/// A data set with the samples of another one, and something beside them. What it does not say
/// itself the other one says; views of it are views of this, see [Dataset].
public abstract class DatasetOver implements Dataset {

  private final Dataset base;

  /// @param base whose samples these are
  protected DatasetOver(Dataset base) {
    this.base = base;
  }

  /// @return whose samples these are
  protected final Dataset base() {
    return base;
  }

  @Override
  public final String name() {
    return base.name();
  }

  @Override
  public final int size() {
    return base.size();
  }

  @Override
  public final Shape featureShape() {
    return base.featureShape();
  }

  @Override
  public final Target target() {
    return base.target();
  }

  @Override
  public final void copyFeatures(int sample, float[] destination, int offset) {
    base.copyFeatures(sample, destination, offset);
  }

  @Override
  public final float targetValue(int sample, int index) {
    return base.targetValue(sample, index);
  }

  @Override
  public boolean isWeighted() {
    return base.isWeighted();
  }

  @Override
  public float weight(int sample) {
    return base.weight(sample);
  }

  @Override
  public final List<String> featureNames() {
    return base.featureNames();
  }

  @Override
  public final Optional<FittedScaler> scaling() {
    return base.scaling();
  }
}

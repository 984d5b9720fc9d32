package dev.gradus.data.read;

import dev.gradus.core.Shape;
import dev.gradus.data.Dataset;
import dev.gradus.data.Target;
import java.util.List;

/// Rows of a table some entries of which are missing: NaN, which no data set to train on may have.
final class RowsWithGaps implements Dataset {

  private final String name;
  private final List<String> columns;
  private final float[] values;
  private final Target target;
  private final float[] targets;

  /// @param values row by row; not copied
  /// @param targets one a row; not copied
  RowsWithGaps(String name, List<String> columns, float[] values, Target target, float[] targets) {
    this.name = name;
    this.columns = List.copyOf(columns);
    this.values = values;
    this.target = target;
    this.targets = targets;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int size() {
    return targets.length;
  }

  @Override
  public Shape featureShape() {
    return Shape.of(columns.size());
  }

  @Override
  public List<String> featureNames() {
    return columns;
  }

  @Override
  public Target target() {
    return target;
  }

  @Override
  public void copyFeatures(int sample, float[] destination, int offset) {
    int width = columns.size();
    System.arraycopy(values, sample * width, destination, offset, width);
  }

  @Override
  public float targetValue(int sample, int index) {
    return targets[sample];
  }
}

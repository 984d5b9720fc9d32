package dev.gradus.data.read;

import dev.gradus.core.Shape;
import dev.gradus.data.Dataset;
import dev.gradus.data.FloatPieces;
import dev.gradus.data.Target;
import java.util.List;
import java.util.Optional;

/// Rows of a table some entries of which are missing: NaN, which no data set to train on may have.
final class RowsWithGaps implements Dataset {

  private final String name;
  private final List<String> columns;
  private final FloatPieces values;
  private final Target target;
  private final Optional<FloatPieces> targets;

  /// @param values row by row; not copied
  /// @param targets one a row, not copied; empty for rows to predict, where all are 0
  RowsWithGaps(
      String name,
      List<String> columns,
      FloatPieces values,
      Target target,
      Optional<FloatPieces> targets) {
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
    return values.size() / columns.size();
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
    values.copy((long) sample * width, destination, offset, width);
  }

  @Override
  public float targetValue(int sample, int index) {
    return targets.isEmpty() ? 0 : targets.get().get(sample);
  }
}

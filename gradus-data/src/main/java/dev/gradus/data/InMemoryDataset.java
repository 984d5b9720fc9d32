package dev.gradus.data;

import dev.gradus.core.DataException;
import dev.gradus.core.Shape;
import dev.gradus.core.ShapeException;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// A data set that lies in memory, its features in the type they came in. That memory may be a file
/// mapped into it: then the features stay on disk, see [dev.gradus.data.read.Storage].
///
/// Everything is checked when it is made: the number of elements, that every number is finite, that
/// every class is one of the target's. The first error found is reported with its sample.
public final class InMemoryDataset implements Dataset {

  private final String name;
  private final Shape featureShape;
  private final List<String> featureNames;
  private final FeatureStore features;
  private final Target target;
  private final float[] targets;
  private final int size;

  private InMemoryDataset(
      String name,
      Shape featureShape,
      List<String> featureNames,
      FeatureStore features,
      Target target,
      float[] targets) {
    this.name = name;
    this.featureShape = featureShape;
    this.featureNames = featureNames;
    this.features = features;
    this.target = target;
    this.targets = targets;
    this.size = targets.length / Math.toIntExact(target.shape().size());
  }

  /// Features that are unsigned bytes, 0 to 255, such as pixels.
  ///
  /// @param name what messages call it
  /// @param featureShape of one sample, for example `[28, 28, 1]`
  /// @param features row-major `[N, ...]`, one byte an element; not copied, must not change any
  ///   more
  /// @param target classes or values
  /// @param targets for each sample its class, or its values row-major; copied
  /// @return the data set
  /// @throws ShapeException if the numbers of elements do not fit
  /// @throws DataException for a class that the target does not have or a value that is not finite
  public static InMemoryDataset ofBytes(
      String name, Shape featureShape, MemorySegment features, Target target, float[] targets) {
    FeatureStore store = new FeatureStore.Bytes(features.asReadOnly());
    return checked(name, featureShape, List.of(), store, target, targets.clone());
  }

  /// Features that are float32 numbers of one kind. For a table see [#table].
  ///
  /// @param name what messages call it
  /// @param featureShape of one sample
  /// @param features row-major `[N, ...]`; copied
  /// @param target classes or values
  /// @param targets for each sample its class, or its values row-major; copied
  /// @return the data set
  /// @throws ShapeException if the numbers of elements do not fit
  /// @throws DataException for a class that the target does not have or a number that is not finite
  public static InMemoryDataset ofFloats(
      String name, Shape featureShape, float[] features, Target target, float[] targets) {
    FeatureStore store = new FeatureStore.Floats(MemorySegment.ofArray(features.clone()));
    return checked(name, featureShape, List.of(), store, target, targets.clone());
  }

  /// Features that are numbers of any stored type, which they keep in memory.
  ///
  /// @param name what messages call it
  /// @param featureShape of one sample
  /// @param type of the features
  /// @param features row-major `[N, ...]`, low byte first; not copied, must not change any more
  /// @param target classes or values
  /// @param targets for each sample its class, or its values row-major; copied
  /// @return the data set
  /// @throws ShapeException if the numbers of elements do not fit
  /// @throws DataException for a class that the target does not have or a number that is not finite
  ///   as float32
  public static InMemoryDataset ofNumbers(
      String name,
      Shape featureShape,
      StoredType type,
      MemorySegment features,
      Target target,
      float[] targets) {
    MemorySegment stored = features.asReadOnly();
    FeatureStore store =
        switch (type) {
          case UINT8 -> new FeatureStore.Bytes(stored);
          case FLOAT32 -> new FeatureStore.Floats(stored);
          default -> new FeatureStore.Numbers(stored, type);
        };
    return checked(name, featureShape, List.of(), store, target, targets.clone());
  }

  /// A table: one row a sample, one column a feature, each column with a scale of its own.
  ///
  /// @param name what messages call it
  /// @param columns their names, in order
  /// @param features row-major `[N, columns]`; copied
  /// @param target classes or values
  /// @param targets for each row its class, or its values row-major; copied
  /// @return the data set, with features of shape `[columns]`
  /// @throws ShapeException if the numbers of elements do not fit
  /// @throws DataException for a class that the target does not have or a number that is not finite
  public static InMemoryDataset table(
      String name, List<String> columns, float[] features, Target target, float[] targets) {
    FeatureStore store = new FeatureStore.Floats(MemorySegment.ofArray(features.clone()));
    Shape shape = Shape.of(columns.size());
    return checked(name, shape, List.copyOf(columns), store, target, targets.clone());
  }

  /// A table whose rows were counted while they were read; else as the other one.
  ///
  /// @param name what messages call it
  /// @param columns their names, in order
  /// @param features row-major `[N, columns]`; not copied, must not change any more
  /// @param target classes or values
  /// @param targets for each row its class or its value
  /// @return the data set, with features of shape `[columns]`
  /// @throws ShapeException if the numbers of elements do not fit
  /// @throws DataException for a class that the target does not have or a number that is not finite
  public static InMemoryDataset table(
      String name, List<String> columns, FloatPieces features, Target target, FloatPieces targets) {
    FeatureStore store = new FeatureStore.Pieces(features);
    Shape shape = Shape.of(columns.size());
    return checked(name, shape, List.copyOf(columns), store, target, targets.toArray());
  }

  /// Rows to predict.
  ///
  /// @param name what messages call them
  /// @param columns their names, in order
  /// @param features row-major `[N, columns]`; not copied, must not change any more
  /// @return the rows, with features of shape `[columns]`; the targets are values, all 0
  /// @throws ShapeException if the number of elements does not fit
  /// @throws DataException for a number that is not finite
  public static InMemoryDataset table(String name, List<String> columns, FloatPieces features) {
    FeatureStore store = new FeatureStore.Pieces(features);
    Shape shape = Shape.of(columns.size());
    float[] zeros = new float[features.size() / columns.size()];
    return checked(name, shape, List.copyOf(columns), store, ValueTarget.single(), zeros);
  }

  private static InMemoryDataset checked(
      String name,
      Shape featureShape,
      List<String> featureNames,
      FeatureStore features,
      Target target,
      float[] targets) {
    long targetSize = target.shape().size();
    if (featureShape.size() < 1 || featureShape.size() > Integer.MAX_VALUE) {
      throw new ShapeException(
          "%s: features of shape %s have %d elements a sample, expected 1 to 2^31 - 1."
              .formatted(name, featureShape, featureShape.size()));
    }
    if (targets.length == 0) {
      throw new DataException(
          "%s: has no samples. Training and testing need at least 1.".formatted(name));
    }
    if (targets.length % targetSize != 0) {
      throw new ShapeException(
          "%s: %d target elements are not a whole number of samples of shape %s."
              .formatted(name, targets.length, target.shape()));
    }
    InMemoryDataset dataset =
        new InMemoryDataset(name, featureShape, featureNames, features, target, targets);
    if (features.elements() != Math.multiplyExact(dataset.size, featureShape.size())) {
      throw new ShapeException(
          "%s: %d targets need features of shape %s, %d elements; got %d elements."
              .formatted(
                  name,
                  dataset.size,
                  featureShape.prepend(dataset.size),
                  dataset.size * featureShape.size(),
                  features.elements()));
    }
    features.check(name, featureShape.size());
    dataset.checkTargets();
    return dataset;
  }

  private void checkTargets() {
    for (int i = 0; i < targets.length; i++) {
      float value = targets[i];
      if (target instanceof ClassTarget(int classes, _)
          && !(value >= 0 && value < classes && value == (int) value)) {
        throw new DataException(
            "%s: sample %d has class %s, expected a whole number from 0 to %d. Correct the label, or the number of classes."
                .formatted(name, i, plain(value), classes - 1));
      }
      if (!Float.isFinite(value)) {
        throw new DataException(
            "%s: the target of sample %d is %s, a finite number was expected. Correct or leave out that sample."
                .formatted(name, i / target.shape().size(), value));
      }
    }
  }

  private static String plain(float value) {
    return value == (int) value ? Integer.toString((int) value) : Float.toString(value);
  }

  FeatureStore features() {
    return features;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Shape featureShape() {
    return featureShape;
  }

  @Override
  public List<String> featureNames() {
    return featureNames;
  }

  @Override
  public Target target() {
    return target;
  }

  @Override
  public void copyFeatures(int sample, float[] destination, int offset) {
    int count = (int) featureShape.size();
    try {
      features.copy((long) sample * count, destination, offset, count);
    } catch (InternalError e) {
      throw lost(sample, e);
    }
  }

  /// What a fault means that the JVM reports for features mapped from a file.
  DataException lost(int sample, InternalError fault) {
    return new DataException(
        "%s: the features of sample %d cannot be read from disk any more. Was the file cut short, or its disk taken away? Read the data again."
            .formatted(name, sample),
        fault);
  }

  @Override
  public float targetValue(int sample, int index) {
    return targets[sample * (int) target.shape().size() + index];
  }
}

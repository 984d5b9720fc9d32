package dev.gradus.data;

import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/// Samples with a fixed order: each has features of one shape and a target. Reading does not change
/// it, and two threads may read at once.
///
/// Features are given as they are stored (a pixel as 0 … 255); scaling happens when a batch is
/// written, see [Pipeline].
///
/// Open to be implemented: the five abstract methods are enough.
public interface Dataset {

  /// @return what messages and reports call it, for example `mnist train`
  String name();

  /// @return number of samples, at least 1
  int size();

  /// @return shape of one sample without the batch axis: `[28, 28, 1]` (H, W, C) for a grey image,
  ///   `[4]` for a table of four columns
  Shape featureShape();

  /// @return what is asked for each sample
  Target target();

  /// Writes one sample's features, row-major, as they are stored.
  ///
  /// @param sample from 0
  /// @param destination receives `featureShape().size()` elements
  /// @param offset of the first of them
  void copyFeatures(int sample, float[] destination, int offset);

  /// One element of a sample's target: for a [ClassTarget] the number of the class at index 0, for
  /// a [ValueTarget] the value at that row-major index.
  ///
  /// @param sample from 0
  /// @param index from 0, below `target().shape().size()`
  /// @return the element
  float targetValue(int sample, int index);

  /// @return whether samples count differently in the loss, see [WeightedDataset]; usually not
  default boolean isWeighted() {
    return false;
  }

  /// @param sample from 0
  /// @return the factor of its loss, at least 0; usually 1
  default float weight(int sample) {
    return 1;
  }

  /// @return for a table the name of each column, in order; empty where the features are all of one
  ///   kind, like the pixels of an image
  default List<String> featureNames() {
    return List.of();
  }

  /// How these features are to be scaled, where the data set itself says so, as windows of a series
  /// do. Features are given unscaled all the same; it is for a trainer to take this over.
  ///
  /// @return a scaling that was fitted on training data; usually none
  default Optional<FittedScaler> scaling() {
    return Optional.empty();
  }

  /// What feeds a network with several inputs; see [JoinedDataset].
  ///
  /// @return for each input the data set whose features feed it; usually this one alone
  default SequencedMap<String, Dataset> inputs() {
    return new LinkedHashMap<>(Map.of("", this));
  }

  /// What a network with several outputs learns; see [JoinedDataset].
  ///
  /// @return for each output the data set whose target it learns; usually this one alone
  default SequencedMap<String, Dataset> targets() {
    return new LinkedHashMap<>(Map.of("", this));
  }

  /// @param sample from 0
  /// @return the number of its class
  /// @throws ConfigException if the target is no [ClassTarget]
  default int label(int sample) {
    if (!(target() instanceof ClassTarget)) {
      throw new ConfigException(
          "%s: its target is values of shape %s, not classes. Read it with targetValue."
              .formatted(name(), target().shape()));
    }
    return (int) targetValue(sample, 0);
  }

  /// @param samples their numbers in this data set, in the order wanted; repeats are allowed
  /// @return a view of these samples
  /// @throws ConfigException for no samples, or a number that is not there
  default Dataset subset(int... samples) {
    return DatasetView.of(this, samples, featureShape());
  }

  /// @param samples how many, from 1 to [#size()]
  /// @return a view of the first samples
  /// @throws ConfigException for a number out of that range
  default Dataset take(int samples) {
    if (samples < 1 || samples > size()) {
      throw new ConfigException(
          "%s: cannot take %d samples, it has %d. Take from 1 to %3$d."
              .formatted(name(), samples, size()));
    }
    return samples == size() ? this : subset(IntStream.range(0, samples).toArray());
  }

  /// @param shape of one sample, with as many elements as [#featureShape()]
  /// @return a view with the same features under another shape: `[784]` instead of `[28, 28, 1]`
  /// @throws dev.gradus.core.ShapeException for another number of elements
  default Dataset withFeatureShape(Shape shape) {
    return shape.equals(featureShape())
        ? this
        : DatasetView.of(this, IntStream.range(0, size()).toArray(), shape);
  }

  /// @return a view with one axis of features, row-major: `[784]` for `[28, 28, 1]`
  default Dataset flattened() {
    return withFeatureShape(Shape.of(Math.toIntExact(featureShape().size())));
  }
}

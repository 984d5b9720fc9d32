package dev.gradus.data.describe;

import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.Dataset;
import java.util.List;
import java.util.stream.LongStream;

/// What is asked for each sample of a data set.
public sealed interface TargetSummary {

  /// Classes and how many samples each has.
  ///
  /// @param labels one for each class
  /// @param counts one for each class
  record Classes(List<String> labels, List<Long> counts) implements TargetSummary {

    /// Copies the lists.
    ///
    /// @throws ConfigException unless there is a count for each label
    public Classes {
      labels = List.copyOf(labels);
      counts = List.copyOf(counts);
      if (labels.size() != counts.size()) {
        throw new ConfigException(
            "TargetSummary: %d labels with %d counts. Give one count for each label."
                .formatted(labels.size(), counts.size()));
      }
    }
  }

  /// Numbers.
  ///
  /// @param shape of one sample's target
  /// @param values of all samples
  record Values(Shape shape, ValueSummary values) implements TargetSummary {}

  /// @param data whose targets are counted
  /// @return classes or values
  static TargetSummary of(Dataset data) {
    if (data.target() instanceof ClassTarget classes) {
      long[] counts = new long[classes.classes()];
      for (int sample = 0; sample < data.size(); sample++) {
        counts[data.label(sample)]++;
      }
      return new Classes(classes.labels(), LongStream.of(counts).boxed().toList());
    }
    Shape shape = data.target().shape();
    ValueCounter counter = new ValueCounter();
    for (int sample = 0; sample < data.size(); sample++) {
      for (int i = 0; i < shape.size(); i++) {
        counter.look(data.targetValue(sample, i));
      }
    }
    counter.settle();
    for (int sample = 0; sample < data.size(); sample++) {
      for (int i = 0; i < shape.size(); i++) {
        counter.count(data.targetValue(sample, i));
      }
    }
    return new Values(shape, counter.summary("target"));
  }
}

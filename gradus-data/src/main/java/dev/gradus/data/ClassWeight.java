package dev.gradus.data;

import dev.gradus.core.ConfigException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// How much the classes of a data set count in the loss of training: each sample's loss is
/// multiplied by its class's weight, `loss = sum_n w_n l_n / N` over a batch of `N`, as with
/// Keras's `class_weight`. Validation and metrics do not see class weights.
///
/// Differences: PyTorch's `CrossEntropyLoss(weight=...)` divides by the sum of the weights in the
/// batch instead of `N`.
public sealed interface ClassWeight {

  /// @param data classes to learn
  /// @return a factor for each class, in order
  /// @throws ConfigException if the data do not have the classes that this weighs
  List<Double> of(Dataset data);

  /// All samples count the same.
  record None() implements ClassWeight {

    @Override
    public List<Double> of(Dataset data) {
      return Collections.nCopies(classes(data).classes(), 1.0);
    }
  }

  /// Each class counts the same: its samples weigh `N / (K count)`, where `N` is the number of all
  /// samples, `K` of the classes that were found and `count` of the samples of this class. Their
  /// mean over all samples is 1. As scikit-learn's `class_weight="balanced"`.
  record Balanced() implements ClassWeight {

    @Override
    public List<Double> of(Dataset data) {
      long[] counts = new long[classes(data).classes()];
      for (int sample = 0; sample < data.size(); sample++) {
        counts[data.label(sample)]++;
      }
      double found = Arrays.stream(counts).filter(count -> count > 0).count();
      return Arrays.stream(counts)
          .mapToObj(count -> count == 0 ? 0 : data.size() / (found * count))
          .toList();
    }
  }

  /// Given weights.
  ///
  /// @param weights one for each class, in order; at least 0, one of them above
  record Given(List<Double> weights) implements ClassWeight {

    /// Copies the weights.
    ///
    /// @throws ConfigException for a weight out of range
    public Given {
      weights = List.copyOf(weights);
      for (double weight : weights) {
        if (!(weight >= 0 && weight <= Float.MAX_VALUE)) {
          throw new ConfigException(
              "classWeight: weights must be at least 0 and finite, got %s.".formatted(weights));
        }
      }
      if (weights.stream().noneMatch(weight -> weight > 0)) {
        throw new ConfigException(
            "classWeight: one weight must be above 0, got %s.".formatted(weights));
      }
    }

    @Override
    public List<Double> of(Dataset data) {
      ClassTarget classes = classes(data);
      if (weights.size() != classes.classes()) {
        throw new ConfigException(
            "classWeight: got %d weights, but %s has the %d classes %s. Give one for each, in this order."
                .formatted(
                    weights.size(),
                    data.name(),
                    classes.classes(),
                    String.join(", ", classes.labels())));
      }
      return weights;
    }
  }

  /// @return all samples count the same
  static ClassWeight none() {
    return new None();
  }

  /// @return each class counts the same
  static ClassWeight balanced() {
    return new Balanced();
  }

  /// @param weights one for each class, in order
  /// @return these weights
  static ClassWeight of(double... weights) {
    return new Given(Arrays.stream(weights).boxed().toList());
  }

  private static ClassTarget classes(Dataset data) {
    if (data.target() instanceof ClassTarget classes) {
      return classes;
    }
    throw new ConfigException(
        "classWeight: %s has values of shape %s, not classes. Leave it out, or give each sample a weight."
            .formatted(data.name(), data.target().shape()));
  }
}

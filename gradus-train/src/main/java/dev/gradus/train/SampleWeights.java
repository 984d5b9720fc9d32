package dev.gradus.train;

import dev.gradus.core.Buffer;
import dev.gradus.core.ConfigException;
import dev.gradus.data.Batches;
import dev.gradus.data.ClassWeight;
import dev.gradus.data.Dataset;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// The factor of each sample's loss: its own weight times that of its class.
final class SampleWeights {

  private final float[] weights;

  private SampleWeights(float[] weights) {
    this.weights = weights;
  }

  /// @return none if all samples count the same, so that nothing need be computed
  /// @throws ConfigException if the data do not have the classes that are weighed
  static Optional<SampleWeights> of(Dataset data, ClassWeight classWeight) {
    boolean byClass = !(classWeight instanceof ClassWeight.None);
    if (byClass && data.targets().size() != 1) {
      throw new ConfigException(
          "classWeight: %s has the targets %s, expected one with classes. Leave it out, or give each sample a weight."
              .formatted(data.name(), String.join(", ", data.targets().keySet())));
    }
    if (!byClass && !data.isWeighted()) {
      return Optional.empty();
    }
    List<Double> factors = byClass ? classWeight.of(data) : Collections.emptyList();
    float[] weights = new float[data.size()];
    for (int sample = 0; sample < weights.length; sample++) {
      double factor = byClass ? factors.get(data.label(sample)) : 1;
      weights[sample] = (float) (factor * data.weight(sample));
    }
    return Optional.of(new SampleWeights(weights));
  }

  static Optional<SampleWeights> of(Dataset data) {
    return of(data, ClassWeight.none());
  }

  /// Writes the weights of one batch.
  void write(Batches batches, int batch, Buffer destination) {
    int size = batches.size(batch);
    for (int row = 0; row < size; row++) {
      destination.set(row, weights[batches.sample(batch, row)]);
    }
  }
}

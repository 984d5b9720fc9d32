package dev.gradus.data;

import dev.gradus.core.DataException;
import dev.gradus.core.Shape;
import dev.gradus.core.ShapeException;
import java.util.SequencedMap;

/// A data set whose samples count differently: each one's loss is multiplied by its weight, in
/// training and wherever the loss is measured on these data. Metrics do not see the weights.
///
/// `loss = sum_n w_n l_n / N` over a batch of `N`, as with Keras's `sample_weight`: 0 leaves a
/// sample out of the loss, 2 counts it twice. PyTorch divides by the sum of the weights instead;
/// weights whose mean is 1 make the two alike.
///
/// ```java
/// net.fit(WeightedDataset.of(train, weights), Fit.epochs(5));
/// ```
public final class WeightedDataset extends DatasetOver {

  private final float[] weights;

  private WeightedDataset(Dataset base, float[] weights) {
    super(base);
    this.weights = weights;
  }

  /// @param base the samples; weights that it has are replaced
  /// @param weights one a sample, in its order; copied
  /// @return the samples with these weights
  /// @throws ShapeException for another number of weights
  /// @throws DataException for a weight that is negative or not finite, or if all are 0
  public static WeightedDataset of(Dataset base, float... weights) {
    if (weights.length != base.size()) {
      throw new ShapeException(
          "%s: got %d weights for %d samples. Give one a sample, in the same order."
              .formatted(base.name(), weights.length, base.size()));
    }
    boolean any = false;
    for (int sample = 0; sample < weights.length; sample++) {
      float weight = weights[sample];
      if (!(weight >= 0 && weight < Float.POSITIVE_INFINITY)) {
        throw new DataException(
            "%s: the weight of sample %d is %s, expected a finite number of at least 0. Correct the weights; 0 leaves a sample out."
                .formatted(base.name(), sample, weight));
      }
      any |= weight > 0;
    }
    if (!any) {
      throw new DataException(
          "%s: all %d weights are 0, expected one above. With these there is nothing to learn."
              .formatted(base.name(), weights.length));
    }
    return new WeightedDataset(base, weights.clone());
  }

  @Override
  public boolean isWeighted() {
    return true;
  }

  @Override
  public float weight(int sample) {
    return weights[sample];
  }

  @Override
  public SequencedMap<String, Dataset> inputs() {
    return base().inputs();
  }

  @Override
  public SequencedMap<String, Dataset> targets() {
    return base().targets();
  }

  @Override
  public Dataset subset(int... samples) {
    Dataset chosen = base().subset(samples);
    float[] kept = new float[samples.length];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = weights[samples[i]];
    }
    return new WeightedDataset(chosen, kept);
  }

  @Override
  public Dataset withFeatureShape(Shape shape) {
    return new WeightedDataset(base().withFeatureShape(shape), weights);
  }
}

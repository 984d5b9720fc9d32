package dev.gradus.metric;

import dev.gradus.core.Buffer;
import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;

/// A metric and what it is tried with.
///
/// @param metric under test
/// @param prediction shape of one prediction
/// @param target shape of one target
/// @param values kind of targets
record MetricSubject(Metric metric, Shape prediction, Shape target, Values values) {

  /// What targets are like.
  enum Values {
    /// a class number in one place
    INDEX,
    /// 1 in one place and 0 in all others
    ONE_HOT,
    /// any number
    REAL
  }

  MetricState start() {
    return metric.start(prediction, target);
  }

  /// Numbers in `(0, 1)`, which suit every metric: rounded, so that some are equal.
  Buffer predictions(int samples, long seed) {
    RandomStream random = RandomStream.of(seed).named("predictions");
    float[] numbers = new float[(int) (samples * prediction.size())];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (below(random, 97, i) + 1) / 99f;
    }
    return AccuracyTest.buffer(numbers);
  }

  Buffer targets(int samples, long seed) {
    RandomStream random = RandomStream.of(seed).named("targets");
    int size = (int) target.size();
    int classes = Math.max(2, prediction.rank() == 0 ? 1 : prediction.dim(-1));
    float[] numbers = new float[samples * size];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] =
          switch (values) {
            case INDEX -> below(random, classes, i);
            case REAL -> (float) random.gaussian(0, i);
            case ONE_HOT -> below(random, classes, i / classes) == i % classes ? 1 : 0;
          };
    }
    return AccuracyTest.buffer(numbers);
  }

  /// Updates a state with the samples of a seed, some at a time.
  void inBatches(MetricState state, int samples, int batch, long seed) {
    Buffer predictions = predictions(samples, seed);
    Buffer targets = targets(samples, seed);
    for (int first = 0; first < samples; first += batch) {
      int size = Math.min(batch, samples - first);
      state.update(
          predictions.slice(first * prediction.size(), size * prediction.size()),
          targets.slice(first * target.size(), size * target.size()),
          size);
    }
  }

  Buffer one(Buffer all, Shape shape, int sample) {
    return all.slice(sample * shape.size(), shape.size());
  }

  private static int below(RandomStream random, int limit, int index) {
    return (int) (random.uniformDouble(0, index) * limit);
  }

  @Override
  public String toString() {
    return metric + " of " + prediction + " and " + target;
  }
}

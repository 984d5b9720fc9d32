package dev.gradus.bench;

import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.Dataset;
import dev.gradus.data.Target;
import dev.gradus.data.ValueTarget;

/// One batch of synthetic samples, given again and again: uniform features, classes in turn or
/// uniform values.
final class RepeatedBatch implements Dataset {

  private final float[][] features;
  private final int size;
  private final Shape shape;
  private final Target target;
  private final RandomStream values = RandomStream.of(1).named("bench values");

  RepeatedBatch(Workload workload, int batches) {
    shape = workload.model().inputShape();
    int width = Math.toIntExact(shape.size());
    RandomStream stream = RandomStream.of(1).named("bench");
    features = new float[workload.batchSize()][width];
    for (int sample = 0; sample < features.length; sample++) {
      for (int i = 0; i < width; i++) {
        features[sample][i] = stream.uniform(sample, i);
      }
    }
    size = Math.multiplyExact(batches, features.length);
    target = workload.target();
  }

  @Override
  public String name() {
    return "synthetic";
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Shape featureShape() {
    return shape;
  }

  @Override
  public Target target() {
    return target;
  }

  @Override
  public void copyFeatures(int sample, float[] destination, int offset) {
    float[] source = features[sample % features.length];
    System.arraycopy(source, 0, destination, offset, source.length);
  }

  @Override
  public float targetValue(int sample, int index) {
    int repeated = sample % features.length;
    return switch (target) {
      case ClassTarget classes -> repeated % classes.classes();
      case ValueTarget _ -> values.uniform(repeated, index);
    };
  }
}

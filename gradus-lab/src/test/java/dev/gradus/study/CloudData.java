package dev.gradus.study;

import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.Dataset;
import dev.gradus.data.InMemoryDataset;
import dev.gradus.data.Split;
import dev.gradus.spec.DataSource;

/// Points in the plane in two classes, normally distributed with deviation 1 around (1, 1) and (−1,
/// −1): one in 13 lies on the wrong side.
///
/// @param samples in each part
public record CloudData(int samples) implements DataSource {

  @Override
  public Split load() {
    return Split.of(part("clouds train"), part("clouds test"));
  }

  private Dataset part(String name) {
    RandomStream noise = RandomStream.of(7).named(name);
    float[] features = new float[2 * samples];
    float[] classes = new float[samples];
    for (int i = 0; i < samples; i++) {
      classes[i] = i % 2;
      for (int axis = 0; axis < 2; axis++) {
        features[2 * i + axis] = (float) (noise.gaussian(i, axis) + (i % 2 == 0 ? 1 : -1));
      }
    }
    return InMemoryDataset.ofFloats(name, Shape.of(2), features, ClassTarget.of(2), classes);
  }
}

package dev.gradus.run;

import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.Dataset;
import dev.gradus.data.InMemoryDataset;
import dev.gradus.data.Split;
import dev.gradus.spec.DataSource;

/// Images of 2 x 2 pixels in three classes: noise of deviation 0.5 around a corner that is 3
/// brighter.
///
/// @param samples in the training part; the test part has 30
public record CloudData(int samples) implements DataSource {

  @Override
  public Split load() {
    return Split.of(part("clouds train", samples), part("clouds test", 30));
  }

  private static Dataset part(String name, int samples) {
    RandomStream noise = RandomStream.of(7).named(name);
    float[] features = new float[4 * samples];
    float[] classes = new float[samples];
    for (int i = 0; i < samples; i++) {
      classes[i] = i % 3;
      for (int pixel = 0; pixel < 4; pixel++) {
        double mean = pixel == i % 3 ? 4 : 1;
        features[4 * i + pixel] = (float) (mean + 0.5 * noise.gaussian(i, pixel));
      }
    }
    return InMemoryDataset.ofFloats(name, Shape.of(2, 2, 1), features, ClassTarget.of(3), classes);
  }
}

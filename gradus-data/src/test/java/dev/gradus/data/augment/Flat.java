package dev.gradus.data.augment;

import dev.gradus.core.Shape;
import dev.gradus.data.Dataset;
import dev.gradus.data.InMemoryDataset;
import dev.gradus.data.ValueTarget;
import java.util.Arrays;

/// Images of one value.
final class Flat {

  private Flat() {}

  static Dataset of(float value) {
    float[] pixels = new float[8];
    Arrays.fill(pixels, value);
    return InMemoryDataset.ofFloats(
        "flat", Shape.of(2, 2, 1), pixels, ValueTarget.single(), new float[] {0, 1});
  }
}

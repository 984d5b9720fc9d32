package dev.gradus.data.augment;

import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.Dataset;
import dev.gradus.data.InMemoryDataset;
import dev.gradus.data.ValueRange;
import java.lang.foreign.MemorySegment;

/// Images of random pixels.
final class Pictures {

  static final int CLASSES = 5;

  private Pictures() {}

  /// Bytes; sample i has class i mod 5.
  static Dataset bytes(int samples, int height, int width, int channels) {
    RandomStream noise = RandomStream.of(3).named("pictures");
    byte[] pixels = new byte[samples * height * width * channels];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (noise.bits(0, i) >>> 24);
    }
    float[] classes = new float[samples];
    for (int i = 0; i < samples; i++) {
      classes[i] = i % CLASSES;
    }
    return InMemoryDataset.ofBytes(
        "pictures",
        Shape.of(height, width, channels),
        MemorySegment.ofArray(pixels),
        ClassTarget.of(CLASSES),
        classes);
  }

  /// One image of bytes.
  static Image image(int height, int width, int channels) {
    Image image = new Image(new ImageFormat(height, width, channels, ValueRange.BYTES));
    bytes(1, height, width, channels).copyFeatures(0, image.pixels(), 0);
    return image;
  }

  static Draws draws(int seed) {
    return new Draws(RandomStream.of(seed).named("test")).at(0, 0);
  }
}

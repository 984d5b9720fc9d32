package dev.gradus.picture;

import dev.gradus.chart.Picture;
import dev.gradus.core.Shape;
import dev.gradus.core.ShapeException;
import dev.gradus.data.Dataset;

/// Makes pictures of features that are images.
///
/// @param shape of the images, `[H, W, C]`
/// @param low what is black
/// @param high what is white, above low
record SamplePictures(Shape shape, double low, double high) {

  private static final int RANK = 3;
  private static final int CHANNEL_AXIS = 2;
  private static final int COLORS = 3;
  private static final int WHITE = 255;

  static boolean areImages(Shape features) {
    return features.rank() == RANK
        && (features.dim(CHANNEL_AXIS) == 1 || features.dim(CHANNEL_AXIS) == COLORS);
  }

  /// @throws ShapeException if the features are no images
  static void requireImages(Dataset data) {
    if (!areImages(data.featureShape())) {
      throw new ShapeException(
          "%s: features are %s, but only images [H, W, 1] or [H, W, 3] can be shown as pictures."
              .formatted(data.name(), data.featureShape()));
    }
  }

  Picture of(float[] features) {
    byte[] pixels = new byte[features.length];
    for (int i = 0; i < pixels.length; i++) {
      double part = (features[i] - low) / (high - low);
      pixels[i] = (byte) Math.round(Math.clamp(part, 0, 1) * WHITE);
    }
    return Picture.of(shape.dim(0), shape.dim(1), shape.dim(CHANNEL_AXIS), pixels);
  }

  Picture of(Dataset data, int sample) {
    float[] features = new float[Math.toIntExact(shape.size())];
    data.copyFeatures(sample, features, 0);
    return of(features);
  }
}

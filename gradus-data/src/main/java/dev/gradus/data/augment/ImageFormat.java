package dev.gradus.data.augment;

import dev.gradus.core.Shape;
import dev.gradus.core.ShapeException;
import dev.gradus.data.ValueRange;

/// What all images of a data set have in common.
///
/// @param height rows, H
/// @param width columns, W
/// @param channels C: 1 for grey, 3 for red, green and blue
/// @param range black and white, as stored
public record ImageFormat(int height, int width, int channels, ValueRange range) {

  static ImageFormat of(String name, Shape features, ValueRange range) {
    if (features.rank() != 3) {
      throw new ShapeException(
          "%s: features are %s, but augmentation changes images [H, W, C]. Leave the images their shape and let the model begin with flatten, or leave augmentation out."
              .formatted(name, features));
    }
    return new ImageFormat(features.dim(0), features.dim(1), features.dim(2), range);
  }

  /// @return height * width * channels
  public int size() {
    return height * width * channels;
  }

  /// Refuses images that are not in colour.
  ///
  /// @param kind of augmentation that needs colour
  /// @throws ShapeException unless there are 3 channels
  public void requireColor(String kind) {
    if (channels != 3) {
      throw new ShapeException(
          "%s: images %s have C = %d on axis 2, expected 3: red, green and blue. Leave %1$s out."
              .formatted(kind, Shape.of(height, width, channels), channels));
    }
  }
}

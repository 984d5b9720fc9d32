package dev.gradus.data.augment;

import java.util.Optional;

/// An augmentation that moves pixels about. Neighbours of this sort in a pipeline become one
/// resampling, as far as they read beyond the border in the same way: an image that is rotated,
/// shifted and zoomed is blurred once, not three times.
public interface Geometric extends Augment {

  /// Adds its movement.
  ///
  /// @param geometry what came before
  /// @param draws random numbers for this sample
  void move(Geometry geometry, Draws draws);

  /// @return how the image is read; nothing if no pixel has to be invented, so that any will do
  Optional<Resampling> reading();

  @Override
  default void apply(Image image, Draws draws) {
    Geometry geometry = image.geometry();
    move(geometry, draws);
    geometry.resample(image, reading().orElse(Resampling.defaults()));
  }
}

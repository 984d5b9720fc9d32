package dev.gradus.data.augment;

/// One way to change images at random while a network trains, so that it sees no image twice alike.
///
/// Open to be implemented: a record with its settings, and [#apply]. Images are [H, W, C] in the
/// range in which they are stored; the range is [ImageFormat#range]. All randomness comes from the
/// draws, so that a sample looks the same whatever thread, batch or run it is in.
///
/// Ops that move pixels about implement [Geometric] instead.
public interface Augment {

  /// The word in spec files, which also names the random stream: `augment/` and this word.
  ///
  /// @return lower-case words joined by hyphens
  String kind();

  /// Refuses images that cannot be changed so.
  ///
  /// @param format of all images
  default void check(ImageFormat format) {}

  /// Changes one image in place.
  ///
  /// @param image to change
  /// @param draws random numbers for this sample
  void apply(Image image, Draws draws);
}

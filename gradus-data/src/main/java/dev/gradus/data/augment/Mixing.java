package dev.gradus.data.augment;

/// An augmentation that mixes two finished images, and with them their targets. The partner is any
/// sample of the training data, each equally likely, changed by the same pipeline.
///
/// Targets between classes need one-hot targets; class numbers are refused. Keras and PyTorch take
/// partners from the same batch; here the batch makes no difference.
public interface Mixing extends Augment {

  /// @param format of the images
  /// @param draws random numbers for this sample
  /// @return how much of the image remains, in [0, 1]: its part of the target
  double share(ImageFormat format, Draws draws);

  /// Mixes in the partner.
  ///
  /// @param image changed in place
  /// @param partner the other image's pixels, not to be changed
  /// @param draws random numbers for this sample, the same as for [#share]
  void mix(Image image, float[] partner, Draws draws);

  /// An image alone has nothing to be mixed with.
  @Override
  default void apply(Image image, Draws draws) {}
}

package dev.gradus.data;

/// An augmenter in one epoch.
///
/// @param augmenter changes samples
/// @param epoch from 0
record EpochAugmenter(Augmenter augmenter, long epoch) {

  void features(int sample, float[] destination) {
    augmenter.features(epoch, sample, destination);
  }

  boolean mixes() {
    return augmenter.mixes();
  }

  int partner(int sample) {
    return augmenter.partner(epoch, sample);
  }

  float share(int sample) {
    return (float) augmenter.share(epoch, sample);
  }
}

package dev.gradus.data;

/// Changes the samples that training sees, before they are scaled: an augmentation joined with its
/// data and a seed. What comes out is a function of seed, epoch and sample alone, never of the
/// batch or the thread. Holds scratch space, so one serves one thread.
///
/// See `dev.gradus.data.augment` for augmentations to join.
public interface Augmenter {

  /// Writes the features of one sample, changed, in the range in which they are stored.
  ///
  /// @param epoch from 0
  /// @param sample from 0
  /// @param destination receives the features from index 0 on
  void features(long epoch, int sample, float[] destination);

  /// @return whether samples are mixed with others, so that targets have to be mixed as well: to
  ///   `share * own + (1 - share) * partner's`
  boolean mixes();

  /// @param epoch from 0
  /// @param sample from 0
  /// @return the sample that this one is mixed with; itself where nothing is mixed
  int partner(long epoch, int sample);

  /// @param epoch from 0
  /// @param sample from 0
  /// @return how much of the sample remains, in [0, 1]; 1 where nothing is mixed
  double share(long epoch, int sample);
}

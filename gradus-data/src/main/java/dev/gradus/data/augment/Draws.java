package dev.gradus.data.augment;

import dev.gradus.core.RandomStream;

/// The random numbers of one augmentation for one sample in one epoch. Each has an index of its
/// own; nothing is consumed, so asking twice gives the same number twice.
///
/// Number `i` of a sample stands in the augmentation's stream at step `epoch` and index `sample *
/// 2^26 + i`.
public final class Draws {

  private static final int SAMPLE_BITS = 26;

  private final RandomStream stream;
  private long epoch;
  private long first;

  /// @param stream of the augmentation
  Draws(RandomStream stream) {
    this.stream = stream;
  }

  /// @return the numbers of that sample, until the next call
  Draws at(long newEpoch, int sample) {
    epoch = newEpoch;
    first = (long) sample << SAMPLE_BITS;
    return this;
  }

  /// @param index from 0, below 2^24
  /// @return uniform on [0, 1)
  public double uniform(int index) {
    return stream.uniformDouble(epoch, first + index);
  }

  /// @param index from 0, below 2^24
  /// @param low smallest
  /// @param high bound
  /// @return uniform on [low, high); low if both are equal
  public double between(int index, double low, double high) {
    return low + (high - low) * uniform(index);
  }

  /// @param index from 0, below 2^24
  /// @param bound at least 1
  /// @return one of 0 … bound - 1, each equally likely
  public int below(int index, int bound) {
    return (int) (uniform(index) * bound);
  }

  /// @param index from 0, below 2^24
  /// @param probability in [0, 1]
  /// @return true with that probability
  public boolean chance(int index, double probability) {
    return uniform(index) < probability;
  }

  /// @param index from 0, below 2^24
  /// @return standard normal, made of the uniform numbers `2 index` and `2 index + 1`
  public double gaussian(int index) {
    return stream.gaussian(epoch, (first >> 1) + index);
  }
}

package dev.gradus.technique;

/// How much work an experiment of the catalogue makes.
///
/// @param samples of the training part; 0 for all
/// @param testSamples of the test part; 0 for all
/// @param epochs passes through them
/// @param seeds of each arm
record Effort(int samples, int testSamples, int epochs, int seeds) {

  /// All samples.
  static Effort whole(int epochs, int seeds) {
    return new Effort(0, 0, epochs, seeds);
  }
}

package dev.gradus.study;

/// A trial that is to be run.
///
/// @param number counted from 1, in the order of the study
/// @param arm index of its arm, 0 for the baseline
/// @param rate index of the learning rate that is tried; [#JUDGED] for a trial that is judged
/// @param seed of its randomness
/// @param label for people: the arm's name, and the rate if one is tried
record PlannedTrial(int number, int arm, int rate, long seed, String label) {

  /// No rate is tried: the arm runs as it is, or at the rate that was chosen.
  static final int JUDGED = -1;
}

package dev.gradus.train;

/// How far a network has been trained. Together with its variables this is all that later steps
/// depend on.
///
/// @param steps updates made
/// @param epochs finished
public record TrainingPosition(long steps, int epochs) {

  /// Nothing done yet.
  public static final TrainingPosition START = new TrainingPosition(0, 0);
}

package dev.gradus.history;

/// How far a network has been trained. Together with its variables this is all that later steps
/// depend on: every random number is a function of the seed, a name and a position.
///
/// @param steps updates made
/// @param epochs finished
/// @param batches trained on in the epoch that is not finished; 0 between epochs
public record TrainingPosition(long steps, int epochs, int batches) {

  /// Nothing done yet.
  public static final TrainingPosition START = new TrainingPosition(0, 0);

  /// Between two epochs.
  ///
  /// @param steps updates made
  /// @param epochs finished
  public TrainingPosition(long steps, int epochs) {
    this(steps, epochs, 0);
  }
}

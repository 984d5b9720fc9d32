package dev.gradus.study;

/// What a run took beside time.
///
/// @param steps updates made; 0 if that is not known
/// @param bytes native memory when it held most: weights, their slots and everything computed on
///   the way, data not included; 0 if that is not known
public record Work(long steps, long bytes) {

  /// Of a run that failed, or of which nobody counted it.
  public static final Work UNKNOWN = new Work(0, 0);
}

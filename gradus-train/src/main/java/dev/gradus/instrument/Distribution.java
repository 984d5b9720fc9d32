package dev.gradus.instrument;

/// How numbers are distributed.
///
/// @param count how many there are
/// @param mean of all; `NaN` if one is not finite
/// @param standardDeviation `sqrt(Σ (x - mean)² / count)`
/// @param bins how many of those that are finite lie where
public record Distribution(long count, double mean, double standardDeviation, Bins bins) {

  /// @return the root mean square, `sqrt(Σ x² / count)`
  public double rms() {
    return Math.hypot(mean, standardDeviation);
  }
}

package dev.gradus.data;

import dev.gradus.core.ConfigException;

/// How much of a data set goes to each part.
///
/// @param train share to learn from, in (0, 1)
/// @param validation share to make choices by, in (0, 1)
/// @param test share to measure the result on, in (0, 1)
public record Shares(double train, double validation, double test) {

  private static final double ROUNDING = 1e-9;

  /// @throws ConfigException for a share out of range, or shares whose sum is not 1
  public Shares {
    for (double share : new double[] {train, validation, test}) {
      if (!(share > 0 && share < 1)) {
        throw new ConfigException(
            "Shares: every share must be in (0, 1), got %s, %s and %s. For two parts cut without shares."
                .formatted(train, validation, test));
      }
    }
    if (Math.abs(train + validation + test - 1) > ROUNDING) {
      throw new ConfigException(
          "Shares: %s, %s and %s are %s together, 1 was expected. Let each sample go to one part."
              .formatted(train, validation, test, train + validation + test));
    }
  }

  double[] toArray() {
    return new double[] {train, validation, test};
  }
}

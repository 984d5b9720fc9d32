package dev.gradus.instrument;

import java.util.OptionalDouble;

/// How far one step moved a weight, decay and everything else included.
///
/// @param rms root mean square of what was added to the elements
/// @param weightRms root mean square of the elements before
public record UpdateReading(double rms, double weightRms) {

  /// A ratio around 10⁻³ is usual; one above 10⁻² or below 10⁻⁴ is worth a look (Karpathy, "CS231n:
  /// Convolutional Neural Networks for Visual Recognition", notes on training).
  ///
  /// @return update over weight; empty where all elements were 0, like a bias before the first step
  public OptionalDouble ratio() {
    return weightRms == 0 ? OptionalDouble.empty() : OptionalDouble.of(rms / weightRms);
  }
}

package dev.gradus.schedule;

import dev.gradus.core.ConfigException;
import java.util.List;

/// A rate that is constant between given steps.
///
/// ```
/// rate(step) = values[i]   with i the number of boundaries that are less than step
/// ```
///
/// So the old value still holds at `step == boundary`, as in Keras's `PiecewiseConstantDecay`;
/// PyTorch's `MultiStepLR` changes at the milestone itself, one step earlier.
///
/// Source: Keras 3, `optimizers/schedules`, PiecewiseConstantDecay.
///
/// @param boundaries the last step of each piece but the last, ascending, at least 0; at least one
/// @param values the rate of each piece, one more than boundaries; finite and at least 0
public record PiecewiseConstantDecay(List<Long> boundaries, List<Double> values)
    implements Schedule {

  /// Copies both lists and checks them.
  ///
  /// @throws ConfigException if there is no boundary, a boundary is not above the one before it,
  ///   the number of values does not fit or a value is out of its range
  public PiecewiseConstantDecay {
    boundaries = List.copyOf(boundaries);
    values = List.copyOf(values);
    if (boundaries.isEmpty()) {
      throw new ConfigException(
          "PiecewiseConstantDecay: boundaries must have at least one step, got none. Use a constant rate if it is to stay the same.");
    }
    if (values.size() != boundaries.size() + 1) {
      throw new ConfigException(
          "PiecewiseConstantDecay: values must be one more than the boundaries %s, got %s. Give one rate a piece."
              .formatted(boundaries, values));
    }
    long least = 0;
    for (long boundary : boundaries) {
      if (boundary < least) {
        throw new ConfigException(
            "PiecewiseConstantDecay: boundaries must be at least 0 and ascending, got %s."
                .formatted(boundaries));
      }
      least = boundary + 1;
    }
    for (double value : values) {
      Ranges.requireRate("PiecewiseConstantDecay", "every value", value);
    }
  }

  @Override
  public double at(long step) {
    int passed = 0;
    while (passed < boundaries.size() && boundaries.get(passed) < step) {
      passed++;
    }
    return values.get(passed);
  }
}

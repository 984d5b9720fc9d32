package dev.gradus.callback;

import dev.gradus.core.ConfigException;
import java.util.OptionalDouble;

/// One measurement that is watched over the epochs.
///
/// @param name as in a history
/// @param higherIsBetter which way it gets better
/// @param minDelta what an improvement must be larger than
record Monitor(String name, boolean higherIsBetter, double minDelta) {

  /// Name of the usual one.
  static final String VALIDATION_LOSS = "validationLoss";

  /// @param owner the callback, for messages
  /// @throws ConfigException if nothing of that name is measured
  static Monitor of(String owner, String name, Mode mode, double minDelta, Measurements measured) {
    boolean higher = measured.higherIsBetter(owner, name);
    return new Monitor(
        name,
        switch (mode) {
          case AUTO -> higher;
          case MIN -> false;
          case MAX -> true;
        },
        minDelta);
  }

  /// The value after an epoch, if it was measured then.
  OptionalDouble of(TrainEvent.EpochFinished epoch) {
    Double value = epoch.metrics().get(name);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /// NaN improves nothing.
  boolean improves(double value, double reference) {
    return higherIsBetter ? value - minDelta > reference : value + minDelta < reference;
  }

  /// What any number improves.
  double worst() {
    return higherIsBetter ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
  }

  static void requireName(String owner, String monitor) {
    if (monitor.isBlank()) {
      throw new ConfigException(
          "%s: monitor must be the name of a measurement, such as %s, got \"%s\"."
              .formatted(owner, VALIDATION_LOSS, monitor));
    }
  }

  static void requireNotNegative(String owner, String setting, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new ConfigException(
          "%s: %s must be at least 0 and finite, got %s.".formatted(owner, setting, value));
    }
  }

  static void requireEpochs(String owner, String setting, int value) {
    if (value < 0) {
      throw new ConfigException(
          "%s: %s must be at least 0 epochs, got %d.".formatted(owner, setting, value));
    }
  }
}

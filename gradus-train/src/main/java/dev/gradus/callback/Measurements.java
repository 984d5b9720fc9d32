package dev.gradus.callback;

import dev.gradus.core.ConfigException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// What a run measures after an epoch, and which way is better.
///
/// @param higherIsBetter for each measurement, by its name in a [dev.gradus.history.History],
///   whether larger values are better, as of accuracies, or smaller ones, as of losses
public record Measurements(SequencedMap<String, Boolean> higherIsBetter) {

  /// Copies the map.
  public Measurements {
    higherIsBetter = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(higherIsBetter));
  }

  /// @param asker who wants to know, for the message
  /// @param name of a measurement
  /// @return whether larger values of it are better
  /// @throws ConfigException if nothing of that name is measured
  public boolean higherIsBetter(String asker, String name) {
    Boolean found = higherIsBetter.get(name);
    if (found == null) {
      throw new ConfigException(
          "%s: nothing named %s is measured. Measured are: %s. Set monitor to one of them, or add the metric or validation data."
              .formatted(asker, name, String.join(", ", higherIsBetter.keySet())));
    }
    return found;
  }
}

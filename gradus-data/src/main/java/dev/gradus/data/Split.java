package dev.gradus.data;

import dev.gradus.core.ConfigException;
import java.util.Optional;

/// The parts of a data set that must not meet: what a network learns from, what choices are made
/// by, and what the result is measured on.
///
/// @param train what the network learns from; the only part scalers are fitted to
/// @param validation what choices are made by, where it is apart
/// @param test what the result is measured on
public record Split(Dataset train, Optional<Dataset> validation, Dataset test) {

  /// @throws ConfigException if the parts do not have the same feature shape and target
  public Split {
    requireAlike(train, "test", test);
    validation.ifPresent(part -> requireAlike(train, "validation", part));
  }

  /// @param train what the network learns from
  /// @param test what the result is measured on
  /// @return a split without a validation part
  public static Split of(Dataset train, Dataset test) {
    return new Split(train, Optional.empty(), test);
  }

  private static void requireAlike(Dataset train, String part, Dataset other) {
    if (!train.featureShape().equals(other.featureShape())
        || !train.target().equals(other.target())) {
      throw new ConfigException(
          "Split: the training part has features %s and %s, the %s part %s and %s. All parts must have the same."
              .formatted(
                  train.featureShape(),
                  train.target(),
                  part,
                  other.featureShape(),
                  other.target()));
    }
  }
}

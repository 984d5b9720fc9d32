package dev.gradus.technique;

import dev.gradus.core.ConfigException;
import dev.gradus.spec.DataSource;
import dev.gradus.spec.TrainSpec;
import java.util.Optional;
import java.util.OptionalInt;

/// What a technique is to be tried on, and how thoroughly. What is left open is as in the
/// technique's own experiment.
///
/// @param spec the user's own spec in place of the technique's; default none
/// @param data in place of the spec's data; default none
/// @param epochs of each run, at least 1
/// @param seeds of each arm, at least 1
/// @param quick whether a first look will do: fewer samples, epochs and seeds. A spec of the user's
///   keeps its data and runs at most [#QUICK_EPOCHS] epochs
public record Assignment(
    Optional<TrainSpec> spec,
    Optional<DataSource> data,
    OptionalInt epochs,
    OptionalInt seeds,
    boolean quick) {

  /// The most epochs that a user's own spec runs in a quick assignment which does not say how many.
  public static final int QUICK_EPOCHS = 5;

  /// Checks the numbers.
  ///
  /// @throws ConfigException if epochs or seeds are below 1
  public Assignment {
    requireAtLeastOne("epochs", epochs);
    requireAtLeastOne("seeds", seeds);
  }

  /// @return the technique's own experiment at full size
  public static Assignment full() {
    return new Assignment(
        Optional.empty(), Optional.empty(), OptionalInt.empty(), OptionalInt.empty(), false);
  }

  /// @return the technique's own experiment, small enough to end within a minute
  public static Assignment quickly() {
    return full().withQuick(true);
  }

  /// @param changed the user's own spec
  /// @return this assignment with that spec in place of the technique's
  public Assignment withSpec(TrainSpec changed) {
    return new Assignment(Optional.of(changed), data, epochs, seeds, quick);
  }

  /// @param changed where samples come from
  /// @return this assignment with these data in place of the spec's
  public Assignment withData(DataSource changed) {
    return new Assignment(spec, Optional.of(changed), epochs, seeds, quick);
  }

  /// @param changed passes through the data
  /// @return this assignment with so many epochs a run
  public Assignment withEpochs(int changed) {
    return new Assignment(spec, data, OptionalInt.of(changed), seeds, quick);
  }

  /// @param changed how many
  /// @return this assignment with so many seeds an arm
  public Assignment withSeeds(int changed) {
    return new Assignment(spec, data, epochs, OptionalInt.of(changed), quick);
  }

  /// @param changed whether a first look will do
  /// @return this assignment, quick or not
  public Assignment withQuick(boolean changed) {
    return new Assignment(spec, data, epochs, seeds, changed);
  }

  private static void requireAtLeastOne(String name, OptionalInt value) {
    if (value.isPresent() && value.getAsInt() < 1) {
      throw new ConfigException(
          "Assignment: %s must be at least 1, got %d.".formatted(name, value.getAsInt()));
    }
  }
}

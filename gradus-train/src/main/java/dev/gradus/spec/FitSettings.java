package dev.gradus.spec;

import dev.gradus.core.ConfigException;
import dev.gradus.data.ClassWeight;
import dev.gradus.instrument.Instruments;
import java.util.Optional;

/// How long a spec trains, in what batches and from which seed.
///
/// @param epochs passes through the training data, at least 1; default 10
/// @param batchSize samples an update, at least 1; default 64
/// @param seed of all randomness: first weights, order of samples, dropout; default 1
/// @param shuffle whether every epoch has an order of its own; default true
/// @param validation what is measured after every epoch; default the test part
/// @param classWeight how much each class counts in the loss of training; default all the same
/// @param validationEverySteps updates from one validation within an epoch to the next; 0, the
///   default, validates after epochs only
/// @param checkpointEvery when a run that is kept in a folder writes a checkpoint; default after
///   every epoch
/// @param instruments what is watched in the network while it trains, and how often; default
///   nothing
public record FitSettings(
    int epochs,
    int batchSize,
    long seed,
    boolean shuffle,
    Validation validation,
    ClassWeight classWeight,
    long validationEverySteps,
    CheckpointEvery checkpointEvery,
    Optional<Instruments> instruments) {

  /// Checks the ranges.
  ///
  /// @throws ConfigException if epochs or batchSize is below 1, validationEverySteps below 0, or
  ///   there is nothing to validate on
  public FitSettings {
    requireAtLeastOne("epochs", epochs);
    requireAtLeastOne("batchSize", batchSize);
    if (validationEverySteps < 0) {
      throw new ConfigException(
          "FitSettings: validationEverySteps must be at least 0, got %d."
              .formatted(validationEverySteps));
    }
    if (validationEverySteps > 0 && validation instanceof Validation.None) {
      throw new ConfigException(
          "FitSettings: validationEverySteps is %d, but validation is none. Set validation to test or to a share of the training data such as 0.1."
              .formatted(validationEverySteps));
    }
  }

  /// @return all defaults
  public static FitSettings defaults() {
    return new FitSettings(
        10,
        64,
        1,
        true,
        new Validation.Test(),
        ClassWeight.none(),
        0,
        new CheckpointEvery.Epoch(),
        Optional.empty());
  }

  /// @param changed passes through the training data
  /// @return these settings with so many epochs
  public FitSettings withEpochs(int changed) {
    return new FitSettings(
        changed,
        batchSize,
        seed,
        shuffle,
        validation,
        classWeight,
        validationEverySteps,
        checkpointEvery,
        instruments);
  }

  /// @param changed samples an update
  /// @return these settings with that batch size
  public FitSettings withBatchSize(int changed) {
    return new FitSettings(
        epochs,
        changed,
        seed,
        shuffle,
        validation,
        classWeight,
        validationEverySteps,
        checkpointEvery,
        instruments);
  }

  /// @param changed of all randomness
  /// @return these settings with that seed
  public FitSettings withSeed(long changed) {
    return new FitSettings(
        epochs,
        batchSize,
        changed,
        shuffle,
        validation,
        classWeight,
        validationEverySteps,
        checkpointEvery,
        instruments);
  }

  /// @param changed whether every epoch has an order of its own
  /// @return these settings with or without shuffling
  public FitSettings withShuffle(boolean changed) {
    return new FitSettings(
        epochs,
        batchSize,
        seed,
        changed,
        validation,
        classWeight,
        validationEverySteps,
        checkpointEvery,
        instruments);
  }

  /// @param changed what is measured after every epoch
  /// @return these settings with that validation
  public FitSettings withValidation(Validation changed) {
    return new FitSettings(
        epochs,
        batchSize,
        seed,
        shuffle,
        changed,
        classWeight,
        validationEverySteps,
        checkpointEvery,
        instruments);
  }

  /// @param changed how much each class counts in the loss of training
  /// @return these settings with these weights
  public FitSettings withClassWeight(ClassWeight changed) {
    return new FitSettings(
        epochs,
        batchSize,
        seed,
        shuffle,
        validation,
        changed,
        validationEverySteps,
        checkpointEvery,
        instruments);
  }

  /// @param changed updates from one validation within an epoch to the next; 0 for none
  /// @return these settings with so many
  public FitSettings withValidationEverySteps(long changed) {
    return new FitSettings(
        epochs,
        batchSize,
        seed,
        shuffle,
        validation,
        classWeight,
        changed,
        checkpointEvery,
        instruments);
  }

  /// @param changed when a run that is kept in a folder writes a checkpoint
  /// @return these settings with those checkpoints
  public FitSettings withCheckpointEvery(CheckpointEvery changed) {
    return new FitSettings(
        epochs,
        batchSize,
        seed,
        shuffle,
        validation,
        classWeight,
        validationEverySteps,
        changed,
        instruments);
  }

  /// @param changed what is watched in the network while it trains, and how often
  /// @return these settings with those instruments
  public FitSettings withInstruments(Optional<Instruments> changed) {
    return new FitSettings(
        epochs,
        batchSize,
        seed,
        shuffle,
        validation,
        classWeight,
        validationEverySteps,
        checkpointEvery,
        changed);
  }

  private static void requireAtLeastOne(String key, int value) {
    if (value < 1) {
      throw new ConfigException(
          "FitSettings: %s must be at least 1, got %d.".formatted(key, value));
    }
  }
}

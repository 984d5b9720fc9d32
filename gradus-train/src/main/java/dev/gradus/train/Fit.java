package dev.gradus.train;

import dev.gradus.callback.Callback;
import dev.gradus.core.ConfigException;
import dev.gradus.data.ClassWeight;
import dev.gradus.data.Dataset;
import dev.gradus.data.augment.Augment;
import dev.gradus.data.augment.Augmentation;
import dev.gradus.history.Checkpoints;
import dev.gradus.instrument.Instruments;
import java.util.List;
import java.util.Optional;

/// How long training goes on, and what accompanies it.
///
/// ```java
/// Fit.epochs(5).batchSize(64).validation(test)
/// ```
///
/// @param epochs passes through the data, at least 1; default 1
/// @param batchSize samples an update, at least 1; the last batch of an epoch may be smaller;
///   default 32
/// @param shuffle whether every epoch has an order of its own; default true
/// @param validation what is measured after epochs, never trained on; default nothing
/// @param validationEvery epochs from one validation to the next, at least 1; the last epoch is
///   always validated; default 1
/// @param validationEverySteps updates from one validation within an epoch to the next, reported as
///   [dev.gradus.callback.TrainEvent.Validated]; 0, the default, validates after epochs only
/// @param callbacks told about the run; default none
/// @param checkpoints where the run keeps checkpoints, and when it writes them; default nowhere
/// @param classWeight how much each class counts in the loss of training; default all the same
/// @param augment how images are changed at random in training, never in validation; default not
/// @param instruments what is watched in the network while it trains, reported as
///   [dev.gradus.callback.TrainEvent.Inspected]; default nothing
public record Fit(
    int epochs,
    int batchSize,
    boolean shuffle,
    Optional<Dataset> validation,
    int validationEvery,
    long validationEverySteps,
    List<Callback> callbacks,
    Optional<Checkpoints> checkpoints,
    ClassWeight classWeight,
    Augmentation augment,
    Optional<Instruments> instruments) {

  /// Copies the callbacks.
  ///
  /// @throws ConfigException if a number is below 1
  public Fit {
    requireAtLeastOne("epochs", epochs);
    requireAtLeastOne("batchSize", batchSize);
    requireAtLeastOne("validationEvery", validationEvery);
    if (validationEverySteps < 0) {
      throw new ConfigException(
          "Fit: validationEverySteps must be at least 0, got %d.".formatted(validationEverySteps));
    }
    callbacks = List.copyOf(callbacks);
  }

  /// All else at its default.
  ///
  /// @param count passes through the data
  /// @return so many epochs
  public static Fit epochs(int count) {
    return new Fit(
        count,
        32,
        true,
        Optional.empty(),
        1,
        0,
        List.of(),
        Optional.empty(),
        ClassWeight.none(),
        Augmentation.none(),
        Optional.empty());
  }

  /// @param samples an update
  /// @return these settings with that batch size
  public Fit batchSize(int samples) {
    return new Fit(
        epochs,
        samples,
        shuffle,
        validation,
        validationEvery,
        validationEverySteps,
        callbacks,
        checkpoints,
        classWeight,
        augment,
        instruments);
  }

  /// @param everyEpoch whether every epoch has an order of its own
  /// @return these settings with or without shuffling
  public Fit shuffle(boolean everyEpoch) {
    return new Fit(
        epochs,
        batchSize,
        everyEpoch,
        validation,
        validationEvery,
        validationEverySteps,
        callbacks,
        checkpoints,
        classWeight,
        augment,
        instruments);
  }

  /// @param data measured after epochs, never trained on
  /// @return these settings with that validation
  public Fit validation(Dataset data) {
    return new Fit(
        epochs,
        batchSize,
        shuffle,
        Optional.of(data),
        validationEvery,
        validationEverySteps,
        callbacks,
        checkpoints,
        classWeight,
        augment,
        instruments);
  }

  /// @param everyEpochs epochs from one validation to the next
  /// @return these settings with so many
  public Fit validationEvery(int everyEpochs) {
    return new Fit(
        epochs,
        batchSize,
        shuffle,
        validation,
        everyEpochs,
        validationEverySteps,
        callbacks,
        checkpoints,
        classWeight,
        augment,
        instruments);
  }

  /// @param updates from one validation within an epoch to the next; 0 for none
  /// @return these settings with so many
  public Fit validationEverySteps(long updates) {
    return new Fit(
        epochs,
        batchSize,
        shuffle,
        validation,
        validationEvery,
        updates,
        callbacks,
        checkpoints,
        classWeight,
        augment,
        instruments);
  }

  /// @param told about the run
  /// @return these settings with these callbacks
  public Fit callbacks(Callback... told) {
    return new Fit(
        epochs,
        batchSize,
        shuffle,
        validation,
        validationEvery,
        validationEverySteps,
        List.of(told),
        checkpoints,
        classWeight,
        augment,
        instruments);
  }

  /// @param kept where the run keeps checkpoints, and when it writes them
  /// @return these settings with those checkpoints
  public Fit checkpoints(Checkpoints kept) {
    return new Fit(
        epochs,
        batchSize,
        shuffle,
        validation,
        validationEvery,
        validationEverySteps,
        callbacks,
        Optional.of(kept),
        classWeight,
        augment,
        instruments);
  }

  /// @param weights how much each class counts in the loss of training, not in validation
  /// @return these settings with these weights
  public Fit classWeight(ClassWeight weights) {
    return new Fit(
        epochs,
        batchSize,
        shuffle,
        validation,
        validationEvery,
        validationEverySteps,
        callbacks,
        checkpoints,
        weights,
        augment,
        instruments);
  }

  /// @param changes how images are changed at random in training, never in validation
  /// @return these settings with those changes
  public Fit augment(Augmentation changes) {
    return new Fit(
        epochs,
        batchSize,
        shuffle,
        validation,
        validationEvery,
        validationEverySteps,
        callbacks,
        checkpoints,
        classWeight,
        changes,
        instruments);
  }

  /// @param changes to images in training, in order
  /// @return these settings with those changes
  public Fit augment(Augment... changes) {
    return augment(Augmentation.of(changes));
  }

  /// @param watched in the network while it trains, and how often
  /// @return these settings with those instruments
  public Fit instruments(Instruments watched) {
    return new Fit(
        epochs,
        batchSize,
        shuffle,
        validation,
        validationEvery,
        validationEverySteps,
        callbacks,
        checkpoints,
        classWeight,
        augment,
        Optional.of(watched));
  }

  private static void requireAtLeastOne(String setting, int value) {
    if (value < 1) {
      throw new ConfigException("Fit: %s must be at least 1, got %d.".formatted(setting, value));
    }
  }
}

package dev.gradus.callback;

import dev.gradus.instrument.NetworkReading;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// Something that happened in a run. Events of one run come from one thread, in this order: one
/// [TrainingStarted]; for each epoch [EpochStarted], any number of [Progress], [Validated] and
/// [Inspected], perhaps [Diverged], [EpochFinished]; one [TrainingFinished]. A run that fails ends
/// with [TrainingFailed] instead.
public sealed interface TrainEvent {

  /// Before the first step.
  ///
  /// @param firstEpoch counted from 1; above 1 when training goes on from an earlier run
  /// @param lastEpoch the last one planned
  /// @param stepsPerEpoch updates an epoch, the short last batch included
  /// @param batchSize samples a step
  /// @param samples in an epoch
  /// @param seed of all randomness of the run
  /// @param backend one line that says what computes
  record TrainingStarted(
      int firstEpoch,
      int lastEpoch,
      long stepsPerEpoch,
      int batchSize,
      long samples,
      long seed,
      String backend)
      implements TrainEvent {}

  /// Before an epoch's first step.
  ///
  /// @param epoch counted from 1
  /// @param learningRate of its first step
  record EpochStarted(int epoch, double learningRate) implements TrainEvent {}

  /// Within an epoch, at most about ten times a second.
  ///
  /// @param epoch counted from 1
  /// @param step steps done in this epoch
  /// @param stepsPerEpoch steps in the whole epoch
  /// @param loss mean over the epoch's samples so far
  /// @param samplesPerSecond over the epoch so far
  record Progress(int epoch, long step, long stepsPerEpoch, double loss, double samplesPerSecond)
      implements TrainEvent {}

  /// Within an epoch, if validation every so many steps was asked for.
  ///
  /// @param epoch counted from 1
  /// @param step updates made so far, those of earlier epochs included
  /// @param metrics what was measured on the validation data by name, as in
  ///   [dev.gradus.history.History]
  record Validated(int epoch, long step, SequencedMap<String, Double> metrics)
      implements TrainEvent {

    /// Copies the map.
    public Validated {
      metrics = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(metrics));
    }
  }

  /// After an update that was to be looked at, if [instruments][dev.gradus.instrument.Instruments]
  /// were given.
  ///
  /// @param epoch counted from 1
  /// @param step batches trained on so far, that of this update and those of earlier epochs
  ///   included
  /// @param reading what was seen: the network before the update, and how far it moved
  record Inspected(int epoch, long step, NetworkReading reading) implements TrainEvent {}

  /// After a loss that is not finite, in a step that has changed nothing. If no listener now stops
  /// the run, it fails.
  ///
  /// @param epoch counted from 1
  /// @param step of this epoch, counted from 1
  /// @param message where it happened, the first tensor that is not finite, and what to do
  record Diverged(int epoch, long step, String message) implements TrainEvent {}

  /// After an epoch's last step and its validation.
  ///
  /// @param epoch counted from 1
  /// @param metrics what was measured by name, as in [dev.gradus.history.History]
  /// @param learningRate of its first step
  /// @param seconds the epoch's duration, validation included
  /// @param samplesPerSecond training samples over the training part of that time
  record EpochFinished(
      int epoch,
      SequencedMap<String, Double> metrics,
      double learningRate,
      double seconds,
      double samplesPerSecond)
      implements TrainEvent {

    /// Copies the map.
    public EpochFinished {
      metrics = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(metrics));
    }
  }

  /// After the last epoch.
  ///
  /// @param epochs how many were finished in this run
  /// @param seconds the run's duration
  /// @param reason why it ended: `all epochs done`, or what a listener gave to [TrainControl#stop];
  ///   behind it of which epoch the weights are, if not of the last
  /// @param resultEpoch the epoch whose weights the network now has: the last finished one, or that
  ///   at which a listener called [TrainControl#keepWeights]; 0 if there is none
  record TrainingFinished(int epochs, double seconds, String reason, int resultEpoch)
      implements TrainEvent {}

  /// After an exception that ends the run.
  ///
  /// @param epoch in which it happened, counted from 1; 0 before the first
  /// @param message of the exception
  record TrainingFailed(int epoch, String message) implements TrainEvent {}
}

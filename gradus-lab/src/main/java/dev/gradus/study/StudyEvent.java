package dev.gradus.study;

import dev.gradus.callback.TrainEvent;
import java.time.Duration;

/// Something that happened in a study. Events come from one thread, in this order: one [Started];
/// for each trial [TrialStarted], any number of [TrialProgress], [TrialFinished]; one [Finished].
public sealed interface StudyEvent {

  /// Before the first trial. All arms have been found buildable.
  ///
  /// @param trials how many runs there will be
  /// @param arms how many arms, the baseline included
  /// @param seeds how many seeds
  record Started(int trials, int arms, int seeds) implements StudyEvent {}

  /// Before a trial.
  ///
  /// @param number counted from 1
  /// @param trials how many there will be
  /// @param arm name of the arm, or [Arm#BASELINE]
  /// @param seed of its randomness
  record TrialStarted(int number, int trials, String arm, long seed) implements StudyEvent {}

  /// Within a trial.
  ///
  /// @param number of the trial, counted from 1
  /// @param event what happened in its training
  record TrialProgress(int number, TrainEvent event) implements StudyEvent {}

  /// After a trial, whether it failed or not.
  ///
  /// @param number counted from 1; so many are done
  /// @param trials how many there will be
  /// @param arm name of the arm, or [Arm#BASELINE]
  /// @param trial what came out
  /// @param remaining estimated time until the study ends
  record TrialFinished(int number, int trials, String arm, Trial trial, Duration remaining)
      implements StudyEvent {}

  /// After the last trial.
  ///
  /// @param total the study's duration
  record Finished(Duration total) implements StudyEvent {}
}

package dev.gradus.study;

import dev.gradus.callback.TrainEvent;
import java.time.Duration;

/// Something that happened in a study. Events come one after the other, in this order: one
/// [Started]; [Resumed] if the study had begun before; for each trial [TrialStarted], any number of
/// [TrialProgress], [TrialFinished]; one [Finished]. Where trials run at once, the events of
/// different trials alternate and come from different threads, but never two at a time; what
/// happened is visible to the next. A trial that was killed before has its end without a start, one
/// that is given up its start without an end, and one that is begun again two starts.
public sealed interface StudyEvent {

  /// Before the first trial. All arms have been found buildable.
  ///
  /// @param trials how many runs there will be
  /// @param arms how many arms, the baseline included
  /// @param seeds how many seeds
  record Started(int trials, int arms, int seeds) implements StudyEvent {}

  /// A study that had begun before goes on.
  ///
  /// @param done how many trials need not be run again
  /// @param trials how many there will be
  /// @param remaining estimated time until the study ends
  record Resumed(int done, int trials, Duration remaining) implements StudyEvent {}

  /// Before a trial.
  ///
  /// @param number counted from 1, in the order of the plan
  /// @param trials how many there will be
  /// @param arm name of the arm, or [Arm#BASELINE]; with the learning rate if one is tried
  /// @param seed of its randomness
  record TrialStarted(int number, int trials, String arm, long seed) implements StudyEvent {}

  /// Within a trial.
  ///
  /// @param number of the trial, counted from 1
  /// @param event what happened in its training
  record TrialProgress(int number, TrainEvent event) implements StudyEvent {}

  /// After a trial, whether it failed or not.
  ///
  /// @param number counted from 1, in the order of the plan
  /// @param trials how many there will be
  /// @param arm name of the arm, or [Arm#BASELINE]; with the learning rate if one was tried
  /// @param trial what came out
  /// @param remaining estimated time until the study ends
  record TrialFinished(int number, int trials, String arm, Trial trial, Duration remaining)
      implements StudyEvent {}

  /// After the last trial.
  ///
  /// @param total the study's duration
  record Finished(Duration total) implements StudyEvent {}
}

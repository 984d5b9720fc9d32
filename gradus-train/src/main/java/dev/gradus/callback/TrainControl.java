package dev.gradus.callback;

/// What a listener may do to the run that it listens to.
public interface TrainControl {

  /// Ends the run after the event that is being delivered: at once within an epoch, where the
  /// unfinished epoch is measured and counted as it stands.
  ///
  /// @param reason for people, for example `validationLoss has not improved for 5 epochs`; becomes
  ///   the reason of [TrainEvent.TrainingFinished]
  void stop(String reason);
}

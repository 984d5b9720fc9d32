package dev.gradus.callback;

import java.nio.file.Path;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/// What a listener may know of the run that it listens to, and do to it. Each listener has one of
/// its own.
///
/// What a listener decides should follow from [#epochs] alone: then a run that was broken off and
/// resumed decides as the uninterrupted one, and nothing but the epochs need be kept.
public interface TrainControl {

  /// Ends the run after the event that is being delivered: at once within an epoch, where the
  /// unfinished epoch is measured and counted as it stands.
  ///
  /// @param reason for people, for example `validationLoss has not improved for 5 epochs`; becomes
  ///   the reason of [TrainEvent.TrainingFinished]
  void stop(String reason);

  /// Ends the run after the step that is being done, to go on later: an unfinished epoch is neither
  /// measured nor counted, and if the run keeps checkpoints, one is written. A run that has been
  /// stopped is not paused. May be called from any thread.
  ///
  /// @param reason for people, for example `interrupted`; becomes the reason of
  ///   [TrainEvent.TrainingFinished]
  void pause(String reason);

  /// The finished epochs in order; the one that is being reported included, and those of an
  /// interrupted run that this one goes on from.
  ///
  /// @return an unchanging copy
  List<TrainEvent.EpochFinished> epochs();

  /// @return what the run measures after an epoch
  Measurements measured();

  /// From the next step on, the learning rate of each step goes through this function before it is
  /// used. Takes the place of what this listener said before; the functions of several listeners
  /// apply one after the other, in the order of the callbacks.
  ///
  /// @param change from the rate of the optimizer's schedule to the one that is used
  void changeLearningRate(DoubleUnaryOperator change);

  /// Asks to be told after every step; events come about ten times a second only. Each call adds
  /// one.
  ///
  /// @param told after each step that was made
  void eachStep(StepListener told);

  /// Keeps a copy of the weights and layer states as they are after the epoch that has just been
  /// finished, in place of what was kept before. When the run ends, for whatever reason but a
  /// failure, the network gets them back, and that epoch's numbers are the result.
  ///
  /// @throws dev.gradus.core.ConfigException within an epoch
  void keepWeights();

  /// Saves the network as it is now, as [dev.gradus.history.SavedModel] does.
  ///
  /// @param folder made if it is not there
  /// @throws dev.gradus.core.ConfigException for a layer or loss without a word in files
  /// @throws dev.gradus.core.DataException if a file cannot be written
  void saveModel(Path folder);
}

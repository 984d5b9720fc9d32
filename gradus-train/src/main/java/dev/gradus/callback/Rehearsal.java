package dev.gradus.callback;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.DoubleUnaryOperator;

/// A run that is played to one callback without training anything: for tests of callbacks.
///
/// ```java
/// Rehearsal run = Rehearsal.of(new EarlyStopping().withPatience(2), measurements);
/// run.epoch(metrics).epoch(metrics);
/// run.stopReason();
/// ```
///
/// Every epoch takes one second and a thousand samples; models are not saved, but it is noted
/// where.
public final class Rehearsal implements TrainControl {

  private static final double SAMPLES_PER_SECOND = 1000;

  private final Measurements measured;
  private final double scheduled;
  private final TrainListener listener;
  private final List<TrainEvent.EpochFinished> epochs;
  private final List<StepListener> steps = new ArrayList<>();
  private final List<Path> saved = new ArrayList<>();
  private DoubleUnaryOperator change = DoubleUnaryOperator.identity();
  private Optional<String> stopReason = Optional.empty();
  private int keptEpoch;

  private Rehearsal(
      Callback callback,
      Measurements measured,
      double scheduled,
      List<TrainEvent.EpochFinished> epochs) {
    this.measured = measured;
    this.scheduled = scheduled;
    this.epochs = new ArrayList<>(epochs);
    callback.check(measured);
    this.listener = callback.start(this);
    listener.on(new TrainEvent.TrainingStarted(epochs.size() + 1, 1000, 1, 1, 1, 1, "rehearsal"));
  }

  /// Begins a run with a learning rate of 1.
  ///
  /// @param callback is started and told about everything
  /// @param measured what the run measures
  /// @return the run, before its first epoch
  /// @throws dev.gradus.core.ConfigException if the callback refuses it
  public static Rehearsal of(Callback callback, Measurements measured) {
    return new Rehearsal(callback, measured, 1, List.of());
  }

  /// @return a run of no epochs that nobody listens to, for starting a callback by hand
  public static Rehearsal silent() {
    return of(Callback.onEvent(_ -> {}), new Measurements(new LinkedHashMap<>()));
  }

  /// Breaks off after the epochs so far and goes on with a fresh listener.
  ///
  /// @param callback is started anew
  /// @return the rest of the run
  public Rehearsal resumed(Callback callback) {
    return new Rehearsal(callback, measured, scheduled, epochs);
  }

  /// Plays one more epoch.
  ///
  /// @param metrics what it measured
  /// @return this
  public Rehearsal epoch(SequencedMap<String, Double> metrics) {
    int number = epochs.size() + 1;
    double rate = learningRate();
    listener.on(new TrainEvent.EpochStarted(number, rate));
    TrainEvent.EpochFinished finished =
        new TrainEvent.EpochFinished(number, metrics, rate, 1, SAMPLES_PER_SECOND);
    epochs.add(finished);
    listener.on(finished);
    return this;
  }

  /// Plays a step to what asked for steps.
  ///
  /// @param step updates made so far
  /// @param loss of its batch
  /// @return this
  public Rehearsal step(long step, double loss) {
    steps.forEach(told -> told.on(step, learningRate(), loss));
    return this;
  }

  /// Plays any other event.
  ///
  /// @param event is told to the callback
  /// @return this
  public Rehearsal event(TrainEvent event) {
    listener.on(event);
    return this;
  }

  /// @return the first reason for which the callback stopped the run
  public Optional<String> stopReason() {
    return stopReason;
  }

  /// @return the learning rate of the next step
  public double learningRate() {
    return change.applyAsDouble(scheduled);
  }

  /// @return the epoch whose weights the callback kept last; 0 for none
  public int keptEpoch() {
    return keptEpoch;
  }

  /// @return where the callback saved models, in order
  public List<Path> savedModels() {
    return Collections.unmodifiableList(saved);
  }

  @Override
  public void stop(String reason) {
    stopReason = stopReason.or(() -> Optional.of(reason));
  }

  @Override
  public void pause(String reason) {
    stop("paused: " + reason);
  }

  @Override
  public List<TrainEvent.EpochFinished> epochs() {
    return List.copyOf(epochs);
  }

  @Override
  public Measurements measured() {
    return measured;
  }

  @Override
  public void changeLearningRate(DoubleUnaryOperator changed) {
    change = changed;
  }

  @Override
  public void eachStep(StepListener told) {
    steps.add(told);
  }

  @Override
  public void keepWeights() {
    keptEpoch = epochs.size();
  }

  @Override
  public void saveModel(Path folder) {
    saved.add(folder);
  }
}

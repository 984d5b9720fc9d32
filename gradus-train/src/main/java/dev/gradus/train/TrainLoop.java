package dev.gradus.train;

import dev.gradus.callback.Callback;
import dev.gradus.callback.Measurements;
import dev.gradus.callback.StepListener;
import dev.gradus.callback.TrainEvent;
import dev.gradus.callback.TrainListener;
import dev.gradus.core.ConfigException;
import dev.gradus.core.NumericException;
import dev.gradus.core.Shape;
import dev.gradus.data.Dataset;
import dev.gradus.data.Pipeline;
import dev.gradus.data.Target;
import dev.gradus.history.BestWeights;
import dev.gradus.history.History;
import dev.gradus.history.TrainingPosition;
import dev.gradus.history.UnfinishedEpoch;
import dev.gradus.model.ByName;
import dev.gradus.optimizer.Lbfgs;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// One call of fit: epochs of steps, validation between them, events about both.
final class TrainLoop {

  private static final String ALL_DONE = "all epochs done";
  private static final double NANOS = 1e9;

  private final CompiledModel net;
  private final Fit fit;
  private final Pipeline pipeline;
  private final TrainingFeed feed;
  private final Optional<EvaluationPass> validation;
  private final RunRate rate;
  private final EpochPass pass;
  private final Checkpointer checkpointer;
  private final List<TrainListener> listeners = new ArrayList<>();
  private final List<StepListener> stepListeners = new ArrayList<>();
  private final List<TrainEvent.EpochFinished> epochs;
  private final int last;
  private Optional<BestWeights> best;
  private TrainingPosition position;
  private Optional<UnfinishedEpoch> unfinished;
  private boolean withinEpoch;
  private long epochStart;
  private double earlierSeconds;
  private volatile String stopReason;
  private volatile String pauseReason = "";

  TrainLoop(
      CompiledModel net,
      Plans plans,
      TrainState state,
      Checkpointer checkpointer,
      Dataset data,
      Fit fit) {
    Trainer trainer = net.trainer();
    this.net = net;
    this.fit = fit;
    this.checkpointer = checkpointer;
    this.epochs = new ArrayList<>(state.epochs());
    this.best = state.best();
    this.position = state.position();
    this.unfinished = state.unfinished();
    this.stopReason = state.stopReason();
    this.last = state.lastEpoch(fit.epochs());
    ByName<Target> learned = Feeding.targets(trainer, data);
    this.pipeline = Feeding.pipeline(trainer, data, learned, fit.batchSize());
    state.requireSame(pipeline);
    this.feed = new TrainingFeed(pipeline, fit, trainer, plans);
    this.validation =
        fit.validation()
            .map(held ->
                new EvaluationPass(
                    trainer, plans, held, learned, CompiledModel.evaluationBatch(held)));
    this.rate = new RunRate(trainer.optimizer().learningRate());
    List<Shape> targets = pipeline.targetShapes();
    Optional<SampleWeights> samples = SampleWeights.of(data, fit.classWeight());
    this.pass =
        trainer.optimizer() instanceof Lbfgs lbfgs
            ? new LbfgsPass(net, lbfgs, plans, targets, samples, rate, this)
            : new TrainingPass(
                trainer,
                plans,
                feed,
                targets,
                samples,
                rate,
                fit.instruments().map(looked -> net.inspector(data, looked)),
                this);
    requireValidation();
    requireSteps();
    requireInspectable();
    Measurements measured = measured();
    fit.callbacks().forEach(callback -> callback.check(measured));
    for (Callback callback : fit.callbacks()) {
      listeners.add(callback.start(new ListenerControl(this, rate)));
    }
  }

  private void requireValidation() {
    if (fit.validationEverySteps() > 0 && validation.isEmpty()) {
      throw new ConfigException(
          "Fit: validationEverySteps is %d, but there is nothing to validate on. Give validation data, or leave it out."
              .formatted(fit.validationEverySteps()));
    }
  }

  private void requireSteps() {
    if (fit.validationEverySteps() > 0 && net.trainer().optimizer() instanceof Lbfgs) {
      throw new ConfigException(
          "Fit: validationEverySteps is %d, but Lbfgs moves the weights once an epoch. Leave it out; validation after epochs stays."
              .formatted(fit.validationEverySteps()));
    }
  }

  private void requireInspectable() {
    if (fit.instruments().isPresent() && net.trainer().optimizer() instanceof Lbfgs) {
      throw new ConfigException(
          "Fit: instruments are given, but Lbfgs moves the weights once an epoch, by many looks at all data. Leave them out and call inspect between calls of fit, or take another optimizer.");
    }
  }

  /// Trains all epochs, or until a listener says stop or pause.
  ///
  /// @return what was measured
  History run() {
    long start = System.nanoTime();
    emit(started());
    try {
      while (position.epochs() < last && !isEnded()) {
        epoch(position.epochs() + 1);
      }
      if (isPaused()) {
        checkpointer.write(state());
      }
    } catch (RuntimeException e) {
      emit(new TrainEvent.TrainingFailed(position.epochs() + 1, String.valueOf(e.getMessage())));
      throw e;
    } finally {
      feed.close();
    }
    int result = position.epochs();
    String reason = pauseReason;
    if (!isPaused()) {
      result = best.map(BestWeights::epoch).orElse(result);
      reason = goBackTo(result, isStopped() ? stopReason : ALL_DONE);
    }
    emit(new TrainEvent.TrainingFinished(epochs.size(), secondsSince(start), reason, result));
    return History.of(epochs);
  }

  private String goBackTo(int result, String reason) {
    if (result == position.epochs()) {
      return reason;
    }
    net.writeWeights(best.orElseThrow().weights());
    return "%s; the weights are those of epoch %d".formatted(reason, result);
  }

  /// @return where the call stands, after a failure too
  TrainState state() {
    return new TrainState(position, unfinished, epochs, stopReason, best);
  }

  private TrainEvent started() {
    return new TrainEvent.TrainingStarted(
        position.epochs() + 1,
        last,
        pipeline.count(),
        fit.batchSize(),
        pipeline.dataset().size(),
        net.trainer().seed(),
        net.backend());
  }

  private void epoch(int epoch) {
    epochStart = System.nanoTime();
    earlierSeconds = unfinished.map(UnfinishedEpoch::seconds).orElse(0.0);
    long before = position.steps() - position.batches();
    double learningRate = rate.at(before);
    emit(new TrainEvent.EpochStarted(epoch, learningRate));
    if (isEnded()) {
      return;
    }
    steps(epoch, before);
    if (isPaused()) {
      unfinished = Optional.of(pass.unfinished(pipeline, epochSeconds()));
    } else if (pass.steps() > 0) {
      finish(epoch, learningRate);
    }
  }

  private void finish(int epoch, double learningRate) {
    double samplesPerSecond = pass.samples() / epochSeconds();
    SequencedMap<String, Double> metrics = pass.results();
    if (epoch % fit.validationEvery() == 0 || epoch == last || isStopped()) {
      metrics.putAll(validate());
    }
    position = new TrainingPosition(position.steps(), epoch);
    unfinished = Optional.empty();
    TrainEvent.EpochFinished finished =
        new TrainEvent.EpochFinished(
            epoch, metrics, learningRate, epochSeconds(), samplesPerSecond);
    epochs.add(finished);
    emit(finished);
    checkpointer.write(state());
  }

  private void steps(int epoch, long before) {
    withinEpoch = true;
    try {
      pass.begin(position.batches(), unfinished);
      pass.run(feed.batches(epoch - 1), epoch, before);
    } catch (NumericException e) {
      emit(new TrainEvent.Diverged(epoch, pass.steps() + 1, String.valueOf(e.getMessage())));
      if (!isStopped()) {
        throw e;
      }
    } finally {
      withinEpoch = false;
      position = new TrainingPosition(before + pass.steps(), epoch - 1, pass.steps());
    }
  }

  /// Called after every step.
  ///
  /// @param steps updates made so far
  /// @param loss of the batch
  void stepDone(int epoch, long steps, double loss) {
    for (StepListener told : stepListeners) {
      told.on(steps, rate.at(steps - 1), loss);
    }
    long every = fit.validationEverySteps();
    if (every > 0 && steps % every == 0) {
      emit(new TrainEvent.Validated(epoch, steps, validate()));
    }
    // After the last step of an epoch, and of a run, a checkpoint is written anyway.
    if (checkpointer.isDue(steps) && pass.steps() < pipeline.count() && !isEnded()) {
      position = new TrainingPosition(steps, epoch - 1, pass.steps());
      unfinished = Optional.of(pass.unfinished(pipeline, epochSeconds()));
      checkpointer.write(state());
    }
  }

  /// What the epoch has taken so far, in earlier runs too.
  private double epochSeconds() {
    return earlierSeconds + secondsSince(epochStart);
  }

  /// What the validation data say, if there are any, under the names of a history.
  private SequencedMap<String, Double> validate() {
    SequencedMap<String, Double> metrics = new LinkedHashMap<>();
    validation.ifPresent(
        held -> held.run().forEach((name, value) -> metrics.put(History.validation(name), value)));
    return metrics;
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) / NANOS;
  }

  boolean hasListeners() {
    return !listeners.isEmpty();
  }

  boolean isStopped() {
    return !stopReason.isEmpty();
  }

  /// Whether the run is to go on later. One that is complete is not, whenever it was asked to; one
  /// that was stopped is not either: a listener that stops while the run pauses would not be heard
  /// again.
  boolean isPaused() {
    return !pauseReason.isEmpty() && !isStopped() && position.epochs() < last;
  }

  boolean isEnded() {
    return !stopReason.isEmpty() || !pauseReason.isEmpty();
  }

  void emit(TrainEvent event) {
    for (TrainListener listener : listeners) {
      listener.on(event);
    }
  }

  void stop(String reason) {
    if (!isStopped()) {
      stopReason = reason.isEmpty() ? "stopped" : reason;
    }
  }

  /// May be called from any thread.
  void pause(String reason) {
    if (pauseReason.isEmpty()) {
      pauseReason = reason.isEmpty() ? "paused" : reason;
    }
  }

  List<TrainEvent.EpochFinished> epochs() {
    return Collections.unmodifiableList(new ArrayList<>(epochs));
  }

  Measurements measured() {
    return net.trainer().measured(validation.isPresent());
  }

  void keepWeights() {
    if (withinEpoch || position.epochs() == 0) {
      throw new ConfigException(
          "keepWeights: called within epoch %d. Weights are kept after an epoch, call it at EpochFinished."
              .formatted(position.epochs() + 1));
    }
    best = Optional.of(new BestWeights(position.epochs(), net.weightTensors()));
  }

  void eachStep(StepListener told) {
    stepListeners.add(told);
  }

  CompiledModel net() {
    return net;
  }
}

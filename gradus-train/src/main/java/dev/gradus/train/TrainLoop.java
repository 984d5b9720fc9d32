package dev.gradus.train;

import dev.gradus.callback.Callback;
import dev.gradus.callback.Measurements;
import dev.gradus.callback.TrainEvent;
import dev.gradus.callback.TrainListener;
import dev.gradus.core.ConfigException;
import dev.gradus.core.NumericException;
import dev.gradus.core.RandomStream;
import dev.gradus.data.Batches;
import dev.gradus.data.Dataset;
import dev.gradus.data.Pipeline;
import dev.gradus.history.History;
import java.util.ArrayList;
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
  private final Optional<EvaluationPass> validation;
  private final RunRate rate;
  private final TrainingPass pass;
  private final List<TrainListener> listeners = new ArrayList<>();
  private final List<TrainEvent.EpochFinished> epochs;
  private Optional<BestWeights> best;
  private TrainingPosition position;
  private History history = History.empty();
  private boolean withinEpoch;
  private volatile String stopReason = "";

  TrainLoop(CompiledModel net, Plans plans, TrainingPast past, Dataset data, Fit fit) {
    Trainer trainer = net.trainer();
    this.net = net;
    this.fit = fit;
    this.epochs = new ArrayList<>(past.epochs());
    this.best = past.best();
    this.position = net.position();
    this.pipeline = Feeding.pipeline(trainer, data, fit.batchSize());
    this.validation =
        fit.validation()
            .map(held ->
                new EvaluationPass(trainer, plans, held, CompiledModel.evaluationBatch(held)));
    this.rate = new RunRate(trainer.optimizer().learningRate());
    this.pass = new TrainingPass(trainer, plans, pipeline.targetShapes(), rate, this);
    requireValidation();
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

  /// Trains all epochs, or until a listener says stop.
  ///
  /// @return what was measured
  History run() {
    long start = System.nanoTime();
    int last = position.epochs() + fit.epochs();
    emit(started(last));
    try {
      while (position.epochs() < last && !isStopped()) {
        epoch(position.epochs() + 1, last);
      }
    } catch (RuntimeException e) {
      emit(new TrainEvent.TrainingFailed(position.epochs() + 1, String.valueOf(e.getMessage())));
      throw e;
    }
    String reason = isStopped() ? stopReason : ALL_DONE;
    int result = best.map(BestWeights::epoch).orElse(position.epochs());
    if (result != position.epochs()) {
      net.writeWeights(best.orElseThrow().weights());
      reason = "%s; the weights are those of epoch %d".formatted(reason, result);
    }
    emit(new TrainEvent.TrainingFinished(history.epochs(), secondsSince(start), reason, result));
    return history;
  }

  /// @return how far training has come, after a failure too
  TrainingPosition position() {
    return position;
  }

  private TrainEvent started(int last) {
    return new TrainEvent.TrainingStarted(
        position.epochs() + 1,
        last,
        pipeline.count(),
        fit.batchSize(),
        pipeline.dataset().size(),
        net.trainer().seed(),
        net.backend());
  }

  private void epoch(int epoch, int last) {
    long start = System.nanoTime();
    long before = position.steps();
    double learningRate = rate.at(before);
    emit(new TrainEvent.EpochStarted(epoch, learningRate));
    if (isStopped()) {
      return;
    }
    steps(epoch, before);
    if (pass.steps() == 0) {
      return;
    }
    double samplesPerSecond = pass.samples() / secondsSince(start);
    SequencedMap<String, Double> metrics = pass.results();
    if (epoch % fit.validationEvery() == 0 || epoch == last || isStopped()) {
      metrics.putAll(validate());
    }
    double seconds = secondsSince(start);
    SequencedMap<String, Double> measured = new LinkedHashMap<>(metrics);
    measured.put(History.LEARNING_RATE, learningRate);
    measured.put(History.SECONDS, seconds);
    history = history.plus(measured);
    position = new TrainingPosition(position.steps(), epoch);
    TrainEvent.EpochFinished finished =
        new TrainEvent.EpochFinished(epoch, metrics, learningRate, seconds, samplesPerSecond);
    epochs.add(finished);
    emit(finished);
  }

  private void steps(int epoch, long before) {
    withinEpoch = true;
    try {
      pass.run(batches(epoch), epoch, before);
    } catch (NumericException e) {
      emit(new TrainEvent.Diverged(epoch, pass.steps() + 1, String.valueOf(e.getMessage())));
      if (!isStopped()) {
        throw e;
      }
    } finally {
      withinEpoch = false;
      position = new TrainingPosition(before + pass.steps(), epoch - 1);
    }
  }

  /// Called after every step.
  ///
  /// @param steps updates made so far
  void stepDone(int epoch, long steps) {
    long every = fit.validationEverySteps();
    if (every > 0 && steps % every == 0) {
      emit(new TrainEvent.Validated(epoch, steps, validate()));
    }
  }

  /// What the validation data say, if there are any, under the names of a history.
  private SequencedMap<String, Double> validate() {
    SequencedMap<String, Double> metrics = new LinkedHashMap<>();
    validation.ifPresent(
        held -> held.run().forEach((name, value) -> metrics.put(History.validation(name), value)));
    return metrics;
  }

  /// The order is a function of seed and epoch alone, so that a resumed run finds it again.
  private Batches batches(int epoch) {
    return fit.shuffle()
        ? pipeline.shuffled(RandomStream.of(net.trainer().seed()), epoch - 1)
        : pipeline.inOrder();
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

  /// What listeners must find if this run is broken off here and goes on later.
  TrainingPast past() {
    return new TrainingPast(epochs, best);
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

  CompiledModel net() {
    return net;
  }
}

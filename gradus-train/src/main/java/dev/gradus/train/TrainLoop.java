package dev.gradus.train;

import dev.gradus.callback.TrainControl;
import dev.gradus.callback.TrainEvent;
import dev.gradus.callback.TrainListener;
import dev.gradus.core.RandomStream;
import dev.gradus.data.Batches;
import dev.gradus.data.Dataset;
import dev.gradus.data.Pipeline;
import dev.gradus.history.History;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// One call of fit: epochs of steps, validation between them, events about both.
final class TrainLoop implements TrainControl {

  private static final String ALL_DONE = "all epochs done";
  private static final double NANOS = 1e9;

  private final Trainer trainer;
  private final Fit fit;
  private final Pipeline pipeline;
  private final Optional<EvaluationPass> validation;
  private final TrainingPass pass;
  private final String backend;
  private final List<TrainListener> listeners;
  private TrainingPosition position;
  private History history = History.empty();
  private volatile String stopReason = "";

  TrainLoop(
      Trainer trainer,
      Plans plans,
      String backend,
      TrainingPosition position,
      Dataset data,
      Fit fit) {
    this.trainer = trainer;
    this.fit = fit;
    this.backend = backend;
    this.position = position;
    this.pipeline = Feeding.pipeline(trainer, data, fit.batchSize());
    this.validation =
        fit.validation()
            .map(held ->
                new EvaluationPass(trainer, plans, held, CompiledModel.evaluationBatch(held)));
    this.pass = new TrainingPass(trainer, plans, pipeline.targetShapes(), this);
    this.listeners = fit.callbacks().stream().map(callback -> callback.start(this)).toList();
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
    emit(new TrainEvent.TrainingFinished(history.epochs(), secondsSince(start), reason));
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
        trainer.seed(),
        backend);
  }

  private void epoch(int epoch, int last) {
    long start = System.nanoTime();
    long before = position.steps();
    emit(new TrainEvent.EpochStarted(epoch, trainer.optimizer().learningRate().at(before)));
    if (isStopped()) {
      return;
    }
    try {
      pass.run(batches(epoch), epoch, before);
    } finally {
      position = new TrainingPosition(before + pass.steps(), epoch - 1);
    }
    double samplesPerSecond = pass.samples() / secondsSince(start);
    SequencedMap<String, Double> metrics = pass.results();
    if (epoch % fit.validationEvery() == 0 || epoch == last || isStopped()) {
      validation.ifPresent(held ->
          held.run().forEach((name, value) -> metrics.put(History.validation(name), value)));
    }
    double seconds = secondsSince(start);
    SequencedMap<String, Double> measured = new LinkedHashMap<>(metrics);
    measured.put(History.SECONDS, seconds);
    history = history.plus(measured);
    position = new TrainingPosition(position.steps(), epoch);
    emit(new TrainEvent.EpochFinished(epoch, metrics, seconds, samplesPerSecond));
  }

  /// The order is a function of seed and epoch alone, so that a resumed run finds it again.
  private Batches batches(int epoch) {
    return fit.shuffle()
        ? pipeline.shuffled(RandomStream.of(trainer.seed()), epoch - 1)
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

  @Override
  public void stop(String reason) {
    if (!isStopped()) {
      stopReason = reason.isEmpty() ? "stopped" : reason;
    }
  }
}

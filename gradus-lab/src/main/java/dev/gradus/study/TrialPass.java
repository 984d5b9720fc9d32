package dev.gradus.study;

import dev.gradus.callback.TrainEvent;
import dev.gradus.core.GradusException;
import dev.gradus.history.History;
import dev.gradus.run.RunResult;
import dev.gradus.spec.TrainSpec;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Runs one trial and makes of whatever happens a [Trial]: a loss that stops being finite, a
/// network that turns out not to fit, and memory that runs out are failures of the trial, not of
/// the study. Anything else that is thrown is a bug and passes through.
final class TrialPass {

  private static final double NANOS = 1e9;

  private final String metric;
  private final Consumer<TrainEvent> listener;
  private final BooleanSupplier givenUp;
  private History history = History.empty();
  private String backend = "";
  private boolean outOfMemory;

  /// @param metric the objective's
  /// @param listener is told what happens
  /// @param givenUp asked at each event whether to go on
  TrialPass(String metric, Consumer<TrainEvent> listener, BooleanSupplier givenUp) {
    this.metric = metric;
    this.listener = listener;
    this.givenUp = givenUp;
  }

  /// @return what came out; empty if the trial was given up
  Optional<Trial> run(TrialRunner runner, TrainSpec spec, long seed) {
    long start = System.nanoTime();
    try {
      return Optional.of(
          trial(runner.run(spec.withFit(spec.fit().withSeed(seed)), this::see), seed));
    } catch (GivenUp _) {
      return Optional.empty();
    } catch (GradusException e) {
      return Optional.of(failed(seed, start, String.valueOf(e.getMessage())));
    } catch (OutOfMemoryError e) {
      outOfMemory = true;
      return Optional.of(
          failed(
              seed,
              start,
              "memory ran out: %s. Take smaller batches or a smaller network, or give Java more: GRADUS_JAVA_OPTIONS=-Xmx4g."
                  .formatted(e.getMessage())));
    }
  }

  /// What computed, if the trial has come so far.
  String backend() {
    return backend;
  }

  /// Whether that is why the trial failed.
  boolean isOutOfMemory() {
    return outOfMemory;
  }

  private Trial trial(RunResult run, long seed) {
    double value = run.history().epochs() == 0 ? Double.NaN : run.history().last(metric);
    Optional<String> failure =
        Double.isFinite(value)
            ? Optional.empty()
            : Optional.of("%s after the last epoch is %s.".formatted(metric, value));
    return new Trial(
        seed,
        failure.isPresent() ? Double.NaN : value,
        run.history(),
        run.seconds(),
        run.parameters(),
        failure,
        new Work(run.steps(), run.nativeBytes()));
  }

  /// A trial that came to nothing.
  static Trial failure(long seed, String why) {
    return new Trial(seed, Double.NaN, History.empty(), 0, 0, Optional.of(why));
  }

  private Trial failed(long seed, long start, String why) {
    return new Trial(
        seed, Double.NaN, history, (System.nanoTime() - start) / NANOS, 0, Optional.of(why));
  }

  private void see(TrainEvent event) {
    switch (event) {
      case TrainEvent.TrainingStarted started -> backend = started.backend();
      case TrainEvent.EpochFinished finished -> history = history.plus(finished.metrics());
      case TrainEvent.TrainingFailed _ -> {
        listener.accept(event);
        return; // The exception is on its way already.
      }
      default -> {}
    }
    listener.accept(event);
    if (givenUp.getAsBoolean()) {
      throw new GivenUp();
    }
  }

  /// Ends a trial from within. Never leaves this class.
  private static final class GivenUp extends RuntimeException {

    private static final long serialVersionUID = 1;

    GivenUp() {
      super("given up", null, false, false);
    }
  }
}

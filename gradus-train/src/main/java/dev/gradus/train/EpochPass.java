package dev.gradus.train;

import dev.gradus.callback.TrainEvent;
import dev.gradus.data.Batches;
import dev.gradus.data.Pipeline;
import dev.gradus.history.UnfinishedEpoch;
import java.util.Arrays;
import java.util.Optional;
import java.util.SequencedMap;

/// What happens to the weights in one epoch, and what is measured meanwhile.
abstract sealed class EpochPass permits TrainingPass, LbfgsPass {

  private static final long PROGRESS_NANOS = 100_000_000;
  private static final double NANOS = 1e9;

  /// Measures the epoch.
  final Meter meter;

  /// Told about progress.
  final TrainLoop loop;

  /// Batches of the epoch that are done.
  int steps;

  private long began;
  private long reported;

  EpochPass(Meter meter, TrainLoop loop) {
    this.meter = meter;
    this.loop = loop;
  }

  /// Trains on every batch that is not done, or until the loop is stopped or paused.
  ///
  /// @param epoch counted from 1
  /// @param firstStep batches trained on before the epoch
  /// @throws dev.gradus.core.NumericException at the first loss that is not finite, before it
  ///   changes a weight
  abstract void run(Batches batches, int epoch, long firstStep);

  /// Forgets the last epoch and takes up an interrupted one, if there is one.
  ///
  /// @param batches of that epoch that are done
  final void begin(int batches, Optional<UnfinishedEpoch> interrupted) {
    meter.reset();
    steps = batches;
    interrupted.ifPresent(
        epoch -> meter.restore(epoch.sums().stream().mapToDouble(Double::doubleValue).toArray()));
  }

  /// What it takes to finish this epoch later.
  final UnfinishedEpoch unfinished(Pipeline pipeline, double seconds) {
    return new UnfinishedEpoch(
        pipeline.dataset().size(),
        pipeline.batchSize(),
        seconds,
        Arrays.stream(meter.state()).boxed().toList());
  }

  /// Batches of the epoch that are done, even if the one after them failed.
  final int steps() {
    return steps;
  }

  /// Losses and metrics of the epoch.
  final SequencedMap<String, Double> results() {
    return meter.results();
  }

  /// Samples measured in the epoch.
  final long samples() {
    return meter.samples();
  }

  /// Starts the clock of [#report].
  final void startClock() {
    began = System.nanoTime();
    reported = began;
  }

  /// Tells listeners how far the epoch is, about ten times a second.
  final void report(int epoch, int done, int count) {
    long now = System.nanoTime();
    if (now - reported >= PROGRESS_NANOS && loop.hasListeners()) {
      reported = now;
      double speed = meter.samples() / ((now - began) / NANOS);
      loop.emit(new TrainEvent.Progress(epoch, done, count, meter.loss(), speed));
    }
  }
}

package dev.gradus.cli;

import dev.gradus.callback.Callback;
import dev.gradus.callback.TrainEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Shows a run while it goes on: a table with one line an epoch, and on a terminal a live line
/// below.
final class TrainProgress implements AutoCloseable {

  private static final double NANOS = 1e9;
  private static final int NARROWEST = 9;

  private final Output output;
  private Optional<ProgressLine> live = Optional.empty();
  private List<Integer> widths = List.of();
  private long start;
  private int firstEpoch;
  private int lastEpoch;
  private long stepsPerEpoch;

  TrainProgress(Output output) {
    this.output = output;
  }

  Callback callback() {
    return Callback.onEvent(this::see);
  }

  private void see(TrainEvent event) {
    switch (event) {
      case TrainEvent.TrainingStarted started -> begin(started);
      case TrainEvent.EpochStarted _ -> {}
      case TrainEvent.Progress progress -> move(progress);
      case TrainEvent.Validated validated -> validated(validated);
      case TrainEvent.Inspected _ -> {}
      case TrainEvent.Diverged _ -> {}
      case TrainEvent.EpochFinished finished -> epoch(finished);
      case TrainEvent.TrainingFinished(_, _, String reason, _) -> end(reason);
      case TrainEvent.TrainingFailed _ -> close();
    }
  }

  private void begin(TrainEvent.TrainingStarted started) {
    start = System.nanoTime();
    firstEpoch = started.firstEpoch();
    lastEpoch = started.lastEpoch();
    stepsPerEpoch = started.stepsPerEpoch();
    live =
        output
            .liveLine()
            .map(line -> new ProgressLine(line, stepsPerEpoch * (lastEpoch - firstEpoch + 1)));
  }

  private void move(TrainEvent.Progress progress) {
    show(
        progress.epoch(),
        progress.step(),
        "loss %s  %s samples/s"
            .formatted(Figures.number(progress.loss()), Figures.rate(progress.samplesPerSecond())));
  }

  private void show(int epoch, long step, String words) {
    live.ifPresent(line -> {
      long done = (epoch - firstEpoch) * stepsPerEpoch + step;
      long all = stepsPerEpoch * (lastEpoch - firstEpoch + 1);
      double elapsed = (System.nanoTime() - start) / NANOS;
      line.show(
          done,
          "epoch %d/%d".formatted(epoch, lastEpoch),
          words,
          Duration.ofMillis(Math.round(1000 * elapsed * (all - done) / Math.max(1, done))));
    });
  }

  private void validated(TrainEvent.Validated validated) {
    String measured =
        validated.metrics().entrySet().stream()
            .map(each -> each.getKey() + " " + Figures.measured(each.getKey(), each.getValue()))
            .collect(Collectors.joining(", "));
    output.line("step %d: %s".formatted(validated.step(), measured));
  }

  private void epoch(TrainEvent.EpochFinished finished) {
    List<String> cells = new ArrayList<>(List.of(finished.epoch() + "/" + lastEpoch));
    finished.metrics().forEach((name, value) -> cells.add(Figures.measured(name, value)));
    cells.add(String.format(Locale.ROOT, "%.2f", finished.seconds()));
    cells.add(Figures.rate(finished.samplesPerSecond()));
    if (widths.isEmpty()) {
      head(finished);
    }
    output.line(Figures.line(cells, widths, 0));
    show(finished.epoch(), stepsPerEpoch, Figures.rate(finished.samplesPerSecond()) + " samples/s");
  }

  private void head(TrainEvent.EpochFinished finished) {
    List<String> names = new ArrayList<>(List.of("epoch"));
    names.addAll(finished.metrics().keySet());
    names.addAll(List.of("seconds", "samples/s"));
    String last = lastEpoch + "/" + lastEpoch;
    widths = new ArrayList<>();
    names.forEach(name -> widths.add(Math.max(NARROWEST, name.length())));
    widths.set(0, Math.max("epoch".length(), last.length()));
    output.line(Figures.line(names, widths, 0));
  }

  private void end(String reason) {
    close();
    if (!reason.equals("all epochs done") && !reason.equals(Interruption.REASON)) {
      output.line("stopped: " + reason);
    }
  }

  @Override
  public void close() {
    live.ifPresent(ProgressLine::close);
    live = Optional.empty();
  }
}

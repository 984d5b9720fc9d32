package dev.gradus.cli;

import dev.gradus.data.catalogue.DownloadEvent;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/// Shows how far a data set has arrived: a bar on a terminal, a line for each file elsewhere.
final class FetchProgress implements Consumer<DownloadEvent>, AutoCloseable {

  private static final Duration UNKNOWN = Duration.ofSeconds(-1);

  private final Output output;
  private final long bytes;
  private final long start = System.nanoTime();
  private final Optional<ProgressLine> bar;
  private long finished;
  private long present;
  private long received;

  /// @param bytes of all files together
  FetchProgress(Output output, long bytes) {
    this.output = output;
    this.bytes = bytes;
    this.bar = output.liveLine().map(line -> new ProgressLine(line, bytes));
  }

  @Override
  public void accept(DownloadEvent event) {
    switch (event) {
      case DownloadEvent.Waiting waiting ->
          output.note(
              "%s: somebody else is fetching it; waiting for them".formatted(waiting.name()));
      case DownloadEvent.Started started -> begin(started);
      case DownloadEvent.Progress progress -> show(progress);
      case DownloadEvent.Failed failed ->
          output.note("%s %s".formatted(failed.address(), failed.reason()));
      case DownloadEvent.Unpacking unpacking -> output.note("unpacking " + unpacking.file());
    }
  }

  private void begin(DownloadEvent.Started started) {
    present = started.present();
    if (bar.isEmpty()) {
      output.note(
          "%s: %s from %s%s"
              .formatted(
                  started.file(),
                  Figures.bytes(started.bytes()),
                  started.address().getHost(),
                  present == 0 ? "" : ", going on at " + Figures.bytes(present)));
    }
  }

  private void show(DownloadEvent.Progress progress) {
    received += progress.present() - present;
    present = progress.present();
    bar.ifPresent(line ->
        line.show(
            finished + present,
            progress.file(),
            Figures.bytes(finished + present) + " of " + Figures.bytes(bytes),
            left()));
    if (present == progress.bytes()) {
      finished += present;
      present = 0;
    }
  }

  private Duration left() {
    double seconds = (System.nanoTime() - start) / 1e9;
    long missing = bytes - finished - present;
    return received == 0
        ? UNKNOWN
        : Duration.ofMillis(Math.round(1e3 * missing * seconds / received));
  }

  /// @return how many bytes have come
  long received() {
    return received;
  }

  @Override
  public void close() {
    bar.ifPresent(ProgressLine::close);
  }
}

package dev.gradus.cli;

import dev.gradus.data.catalogue.DownloadEvent;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Shows how far a data set has arrived: a bar on a terminal, a line for each file elsewhere.
final class FetchProgress implements Consumer<DownloadEvent>, AutoCloseable {

  private static final Duration UNKNOWN = Duration.ofSeconds(-1);

  private final Output output;
  private final long bytes;
  private final long start = System.nanoTime();
  private final Optional<ProgressLine> bar;
  private final Map<String, Long> there = new LinkedHashMap<>();
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
      case DownloadEvent.Present file -> there.put(file.file(), file.bytes());
      case DownloadEvent.Started started -> begin(started);
      case DownloadEvent.Progress progress -> show(progress);
      case DownloadEvent.Failed failed ->
          output.note("%s %s".formatted(failed.address(), failed.reason()));
      case DownloadEvent.Unpacking unpacking -> output.note("unpacking " + unpacking.file());
    }
  }

  private void begin(DownloadEvent.Started started) {
    there.put(started.file(), started.present());
    if (bar.isEmpty()) {
      output.note(
          "%s: %s from %s%s"
              .formatted(
                  started.file(),
                  Figures.bytes(started.bytes()),
                  started.address().getHost(),
                  started.present() == 0
                      ? ""
                      : ", going on at " + Figures.bytes(started.present())));
    }
  }

  private void show(DownloadEvent.Progress progress) {
    long before = there.getOrDefault(progress.file(), 0L);
    received += Math.max(0, progress.present() - before);
    there.put(progress.file(), progress.present());
    bar.ifPresent(line ->
        line.show(
            present(),
            progress.file(),
            Figures.bytes(present()) + " of " + Figures.bytes(bytes),
            left()));
  }

  private Duration left() {
    double seconds = (System.nanoTime() - start) / 1e9;
    long missing = bytes - present();
    return received == 0
        ? UNKNOWN
        : Duration.ofMillis(Math.round(1e3 * missing * seconds / received));
  }

  /// @return how many bytes are there, those of earlier attempts too
  long present() {
    return there.values().stream().mapToLong(Long::longValue).sum();
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

package dev.gradus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradus.cli.Terminal.Screen;
import dev.gradus.data.catalogue.DownloadEvent;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FetchProgressTest {

  private static final URI ADDRESS = URI.create("https://data.example/b");

  private static FetchProgress progress(ByteArrayOutputStream err, Screen screen) {
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    return new FetchProgress(
        new Output(new Terminal(stream, stream, () -> screen, () -> screen), new OutputOptions()),
        100);
  }

  @Test
  void filesThatAreThere_countAsPresent_notAsReceived() {
    try (FetchProgress progress = progress(new ByteArrayOutputStream(), new Screen(80, false))) {
      progress.accept(new DownloadEvent.Present("a", 60));
      progress.accept(new DownloadEvent.Started("b", ADDRESS, 10, 40));
      progress.accept(new DownloadEvent.Progress("b", 25, 40));
      assertEquals(85, progress.present());
      progress.accept(new DownloadEvent.Progress("b", 40, 40));
      assertEquals(100, progress.present(), "the bar ends at 100 %");
      assertEquals(30, progress.received());
    }
  }

  @Test
  void fileThatBeginsAnew_isNotCountedTwice() {
    try (FetchProgress progress = progress(new ByteArrayOutputStream(), new Screen(80, false))) {
      progress.accept(new DownloadEvent.Started("a", ADDRESS, 0, 100));
      progress.accept(new DownloadEvent.Progress("a", 100, 100));
      progress.accept(new DownloadEvent.Failed("a", ADDRESS, "has another checksum"));
      progress.accept(new DownloadEvent.Started("a", ADDRESS, 0, 100));
      assertEquals(0, progress.present());
      progress.accept(new DownloadEvent.Progress("a", 100, 100));
      assertEquals(100, progress.present());
      assertEquals(200, progress.received());
    }
  }

  @Test
  void pipe_getsALineForAFile() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    try (FetchProgress progress = progress(err, Screen.NONE)) {
      progress.accept(new DownloadEvent.Started("b", ADDRESS, 10, 40));
      progress.accept(new DownloadEvent.Progress("b", 40, 40));
      progress.accept(new DownloadEvent.Unpacking("b"));
    }
    assertEquals(
        "b: 40 B from data.example, going on at 10 B\nunpacking b\n",
        err.toString(StandardCharsets.UTF_8));
  }
}

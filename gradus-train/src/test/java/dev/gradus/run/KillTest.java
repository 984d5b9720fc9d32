package dev.gradus.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.core.RandomStream;
import dev.gradus.history.Checkpoint;
import dev.gradus.history.History;
import dev.gradus.history.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Kills training at random moments, from the start of the process on: while it starts, writes its
/// first checkpoint, goes on, or ends. However often, the run ends as one that was never killed.
///
/// 25 kills without a failure mean fewer than 12 in 100 at 95 % (rule of three).
class KillTest {

  private static final long SEED = 20260101;

  @TempDir Path parent;

  @ParameterizedTest
  @CsvSource({"sgd, 9", "adam, 8", "lstm, 8"})
  void kill_atRandomMoments_everyRunEndsAsTheUninterruptedOne(String name, int kills)
      throws IOException, InterruptedException {
    Path whole = parent.resolve("whole");
    long start = System.nanoTime();
    assertEquals(0, start(name, whole).waitFor(), () -> output(whole));
    long nanos = System.nanoTime() - start;
    RandomStream moments = RandomStream.of(SEED).named(name);
    int runs = 1;
    for (int killed = 0; killed < kills; ) {
      Path path = parent.resolve("run-" + runs);
      Process process = start(name, path);
      long wait = (long) (nanos * moments.uniformDouble(killed, runs));
      if (process.waitFor(wait, TimeUnit.NANOSECONDS)) {
        assertEquals(0, process.exitValue(), () -> output(path));
        assertSame(whole, path);
        runs++;
      } else {
        process.destroyForcibly().waitFor();
        killed++;
      }
    }
    Path last = parent.resolve("run-" + runs);
    assertEquals(0, start(name, last).waitFor(), () -> output(last));
    assertSame(whole, last);
  }

  private static Process start(String name, Path path) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            KilledRun.class.getName(),
            name,
            path.toString())
        .redirectErrorStream(true)
        .redirectOutput(path.resolveSibling(path.getFileName() + ".out").toFile())
        .start();
  }

  private static String output(Path path) {
    try {
      return "seed %d: %s"
          .formatted(SEED, Files.readString(path.resolveSibling(path.getFileName() + ".out")));
    } catch (IOException e) {
      return "seed %d: %s".formatted(SEED, e);
    }
  }

  /// Weights, states and slots bit by bit, the files of the model, and all numbers of the history
  /// but the times.
  private static void assertSame(Path whole, Path path) throws IOException {
    String said = output(path);
    for (String file : List.of("spec.yaml", "model/weights.safetensors", "model/model.json")) {
      assertArrayEquals(
          Files.readAllBytes(whole.resolve(file)), Files.readAllBytes(path.resolve(file)), said);
    }
    RunFolder expected = RunFolder.open(whole);
    RunFolder found = RunFolder.open(path);
    assertEquals(untimed(expected.history()), untimed(found.history()), said);
    assertEquals(newest(expected).variables(), newest(found).variables(), said);
    assertEquals(newest(expected).best(), newest(found).best(), said);
    assertEquals(newest(expected).position(), newest(found).position(), said);
    assertTrue(found.isFinished(), said);
    assertEquals(2, found.checkpoints().files().size(), said);
    assertEquals(
        Files.readAllLines(whole.resolve("log.csv")).stream().map(KillTest::untimed).toList(),
        Files.readAllLines(path.resolve("log.csv")).stream().map(KillTest::untimed).toList(),
        said);
    try (var files = Files.walk(path)) {
      assertTrue(files.noneMatch(file -> file.toString().contains(".tmp.")), said);
    }
  }

  private static Checkpoint newest(RunFolder folder) {
    return folder.checkpoints().newest().orElseThrow().checkpoint();
  }

  private static Map<String, List<Double>> untimed(History history) {
    Map<String, List<Double>> series = new LinkedHashMap<>(history.series());
    series.remove(History.SECONDS);
    return series;
  }

  private static String untimed(String row) {
    return row.substring(0, row.lastIndexOf(','));
  }
}

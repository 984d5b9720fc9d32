package dev.gradus.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.cli.Session.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What a process that is asked to end leaves behind. SIGTERM stands for Ctrl-C, which goes the
/// same way.
class InterruptionTest {

  private static final String EPOCHS = "fit.epochs=300";
  private static final int OF_SIGTERM = 128 + 15;

  @TempDir private Path directory;

  /// A process that trains in a folder for long enough to be asked to end.
  private Process start(Path spec, Path run) throws IOException {
    return start("train", spec.toString(), "--set", EPOCHS, "--out", run.toString());
  }

  private Process start(String... words) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules=jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName()));
    command.addAll(List.of(words));
    command.addAll(List.of("--threads", "1"));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("said").toFile())
        .start();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "processes there end without being asked")
  void train_askedToEnd_leavesARunThatGoesOnToTheSameBits()
      throws IOException, InterruptedException {
    Session session = new Session(directory);
    Path spec = session.spec();
    Path run = directory.resolve("run");
    Process process = start(spec, run);
    while (!hasCheckpoint(run) && !process.waitFor(5, TimeUnit.MILLISECONDS)) {
      // until there is something to interrupt
    }
    process.destroy();
    int status = process.waitFor();
    String said = Files.readString(directory.resolve("said"));
    assertEquals(OF_SIGTERM, status, said);
    assertTrue(
        said.endsWith(
            "%s: interrupted; go on with ./gradus train --resume --out %1$s\n".formatted(run)),
        said);
    assertFalse(Files.exists(run.resolve("model/model.json")));
    assertFalse(Files.exists(run.resolve("report.html")));

    Outcome resumed = session.run("train", "--resume", "--out", run, "--threads", 1);
    assertEquals(0, resumed.status(), resumed.err());
    assertTrue(resumed.err().contains(run + ": goes on from step-"), resumed.err());
    Path whole = directory.resolve("whole");
    session.run("train", spec, "--set", EPOCHS, "--out", whole, "--threads", 1);
    for (String file : List.of("spec.yaml", "model/weights.safetensors", "model/model.json")) {
      assertArrayEquals(
          Files.readAllBytes(whole.resolve(file)), Files.readAllBytes(run.resolve(file)), file);
    }
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "processes there end without being asked")
  void compare_askedToEnd_keepsWhatIsDoneAndGoesOn() throws IOException, InterruptedException {
    Session session = new Session(directory);
    Path spec = session.spec();
    Path study = directory.resolve("study");
    String[] what = {
      "compare", spec.toString(), "--vary", "fit.batchSize=8", "--set", EPOCHS, "--seeds", "40"
    };
    List<String> words = new ArrayList<>(List.of(what));
    words.addAll(List.of("--out", study.toString()));
    Process process = start(words.toArray(String[]::new));
    Path log = study.resolve("trials.jsonl");
    while (!(Files.exists(log) && Files.readString(log).contains("finished"))
        && !process.waitFor(5, TimeUnit.MILLISECONDS)) {
      // until there is something to keep
    }
    process.destroy();
    int status = process.waitFor();
    String said = Files.readString(directory.resolve("said"));
    assertEquals(OF_SIGTERM, status, said);
    assertTrue(
        said.lines()
            .toList()
            .getLast()
            .matches(
                Pattern.quote(study + ": interrupted; ")
                    + "\\d+ of 80 runs are kept; go on with ./gradus compare --resume "
                    + Pattern.quote(study.toString())),
        said);
    String lines = Files.readString(log);
    assertTrue(lines.lines().toList().getLast().startsWith("{\"type\":\"given-up\""), lines);
    assertFalse(Files.exists(study.resolve("comparison.json")));
  }

  private static boolean hasCheckpoint(Path run) throws IOException {
    Path folder = run.resolve("checkpoints");
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (var files = Files.list(folder)) {
      return files.anyMatch(file -> file.toString().endsWith(".safetensors"));
    }
  }
}

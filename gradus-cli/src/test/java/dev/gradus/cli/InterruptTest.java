package dev.gradus.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A process that is asked to end, by the signal that `kill` sends; Ctrl-C takes the same way
/// through the virtual machine.
class InterruptTest {

  private static final int TERMINATED = 128 + 15;

  @TempDir private Path directory;

  @Test
  @Timeout(value = 3, unit = TimeUnit.MINUTES)
  void train_askedToEnd_leavesARunThatGoesOnToTheSameBits()
      throws IOException, InterruptedException {
    Session session = new Session(directory);
    String text = Session.SPEC.formatted(session.table());
    Path spec = session.write("long.yaml", text.replace("epochs: 2", "epochs: 200"));
    Path whole = directory.resolve("whole");
    assertEquals(0, start("whole", "train", spec, "--out", whole).waitFor(), said("whole"));

    Path run = directory.resolve("run");
    Process interrupted = start("interrupted", "train", spec, "--out", run);
    while (interrupted.isAlive() && !hasCheckpoint(run)) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    interrupted.destroy();
    assertEquals(TERMINATED, interrupted.waitFor(), said("interrupted"));
    String words = said("interrupted");
    assertTrue(words.contains("./gradus train --resume --out " + run), words);
    assertFalse(Files.exists(run.resolve("model")), words);

    Process resumed = start("resumed", "train", "--resume", "--out", run);
    assertEquals(0, resumed.waitFor(), said("resumed"));
    assertArrayEquals(
        Files.readAllBytes(whole.resolve("model/weights.safetensors")),
        Files.readAllBytes(run.resolve("model/weights.safetensors")));
  }

  private static boolean hasCheckpoint(Path run) throws IOException {
    Path checkpoints = run.resolve("checkpoints");
    if (!Files.isDirectory(checkpoints)) {
      return false;
    }
    try (Stream<Path> files = Files.list(checkpoints)) {
      return files.anyMatch(file -> file.toString().endsWith(".safetensors"));
    }
  }

  private Process start(String name, Object... words) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules",
                "jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName()));
    Stream.of(words).map(Object::toString).forEach(command::add);
    command.addAll(List.of("--threads", "1"));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve(name + ".out").toFile())
        .start();
  }

  private String said(String name) throws IOException {
    return Files.readString(directory.resolve(name + ".out"));
  }
}

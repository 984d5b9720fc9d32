package dev.gradus.cli;

import dev.gradus.cli.Terminal.Screen;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// A folder to work in and a command line whose output is caught.
///
/// @param folder empty at first
record Session(Path folder) {

  static final String SPEC =
      """
      data: {csv: {file: %s, target: color}}
      scale: standardize
      model:
        - dense: {units: 8, activation: relu}
        - dense: {units: 3, activation: softmax}
      loss: categorical-crossentropy
      optimizer: {adam: {learningRate: 0.05}}
      metrics: [accuracy]
      fit: {epochs: 2, batchSize: 16, seed: 1, validation: test}
      """;

  private static final int ROWS = 60;
  private static final int COLUMNS = 100;

  /// What a command came to.
  ///
  /// @param status its exit status
  /// @param out what it wrote to the standard output
  /// @param err what it wrote to the error output
  record Outcome(int status, String out, String err) {

    List<String> outLines() {
      return out.lines().toList();
    }

    List<String> errLines() {
      return err.lines().toList();
    }
  }

  /// Runs a command without a terminal.
  Outcome run(Object... words) {
    return run(Screen.NONE, words);
  }

  /// Runs a command on a terminal of 100 columns without colors.
  Outcome runOnScreen(Object... words) {
    return run(new Screen(COLUMNS, false), words);
  }

  static Outcome run(Screen screen, Object... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    String[] arguments = new String[words.length];
    for (int i = 0; i < words.length; i++) {
      arguments[i] = words[i].toString();
    }
    int status =
        Main.run(
            arguments,
            new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                () -> screen,
                () -> screen));
    return new Outcome(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /// A spec of a small network on a small table; three classes in three clouds of points.
  Path spec() {
    return write("small.yaml", SPEC.formatted(table()));
  }

  /// The table of [#spec].
  Path table() {
    String[] colors = {"red", "green", "blue"};
    StringBuilder text = new StringBuilder("a,b,color\n");
    for (int row = 0; row < ROWS; row++) {
      int color = row % colors.length;
      double along = 3 * color + Math.sin(row);
      double across = 2 * (color % 2) + Math.cos(3.0 * row);
      text.append(String.format(Locale.ROOT, "%.3f,%.3f,%s%n", along, across, colors[color]));
    }
    return write("small.csv", text.toString());
  }

  /// A finished run of [#spec].
  Path trained() {
    Path run = folder.resolve("trained");
    Outcome outcome = run("train", spec(), "--out", run, "--threads", 1);
    if (outcome.status() != 0) {
      throw new IllegalStateException(outcome.err());
    }
    return run;
  }

  Path write(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path write(String name, byte[] bytes) {
    try {
      return Files.write(folder.resolve(name), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

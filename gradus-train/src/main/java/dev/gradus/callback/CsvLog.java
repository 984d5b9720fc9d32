package dev.gradus.callback;

import dev.gradus.core.DataException;
import dev.gradus.core.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Writes a table with one row an epoch: its number, everything measured, the learning rate of its
/// first step, and its seconds.
///
/// Each row goes to the operating system at once, whole, before training goes on; a run that is
/// killed leaves whole lines. When a run begins, the file is written anew with the epochs that it
/// goes on from, so a resumed run leaves the table of the uninterrupted one but for the seconds.
/// What was not measured in an epoch is an empty cell. A name that begins like a formula of a
/// spreadsheet gets a `'` in front.
///
/// Differences: Keras's `CSVLogger` knows what is measured only from the first epoch.
///
/// @param file name of the table; of a spec's run within the run's folder, else relative to the
///   working directory
public record CsvLog(String file) implements FileCallback {

  private static final String NAME = "CsvLog";

  @Override
  public CsvLog within(Path folder) {
    return new CsvLog(FileCallback.inside(NAME, folder, file).toString());
  }

  @Override
  public TrainListener start(TrainControl control) {
    List<String> measured = List.copyOf(control.measured().higherIsBetter().keySet());
    return event -> {
      switch (event) {
        case TrainEvent.TrainingStarted _ ->
            WholeFile.write(
                Path.of(file),
                header(measured)
                    + control.epochs().stream()
                        .map(epoch -> row(epoch, measured))
                        .collect(Collectors.joining()));
        case TrainEvent.EpochFinished finished -> append(row(finished, measured));
        default -> {}
      }
    };
  }

  private static String header(List<String> measured) {
    List<String> cells = new ArrayList<>(List.of("epoch"));
    measured.forEach(name -> cells.add(cell(name)));
    cells.addAll(List.of("learningRate", "seconds"));
    return line(cells);
  }

  private static String row(TrainEvent.EpochFinished epoch, List<String> measured) {
    List<String> cells = new ArrayList<>(List.of(Integer.toString(epoch.epoch())));
    for (String name : measured) {
      Double value = epoch.metrics().get(name);
      cells.add(value == null ? "" : value.toString());
    }
    cells.add(Double.toString(epoch.learningRate()));
    cells.add(Double.toString(epoch.seconds()));
    return line(cells);
  }

  private static String line(List<String> cells) {
    return String.join(",", cells) + "\n";
  }

  /// A text that no spreadsheet takes for a formula.
  private static String cell(String text) {
    String harmless = text.matches("(?s)[=+@\\t\\r-].*") ? "'" + text : text;
    return harmless.matches("(?s).*[,\"\\n\\r].*")
        ? '"' + harmless.replace("\"", "\"\"") + '"'
        : harmless;
  }

  private void append(String row) {
    try {
      Files.writeString(
          Path.of(file),
          row,
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new DataException(
          "%s: the row cannot be written: %s. Check that the folder exists and has free space."
              .formatted(file, e),
          e);
    }
  }
}

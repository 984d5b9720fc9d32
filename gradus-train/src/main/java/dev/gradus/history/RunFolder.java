package dev.gradus.history;

import dev.gradus.callback.Callback;
import dev.gradus.core.ConfigException;
import dev.gradus.core.DataException;
import dev.gradus.core.WholeFile;
import dev.gradus.spec.Kinds;
import dev.gradus.spec.TrainSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// Everything that a run leaves behind; reports and the dashboard read nothing else.
///
/// | file | content |
/// |---|---|
/// | `spec.yaml` | the spec in its normal form |
/// | `environment.json` | [Environment] |
/// | `events.jsonl` | one [dev.gradus.callback.TrainEvent] a line, appended while the run goes on |
/// | `history.json` | for each measurement one number an epoch |
/// | `checkpoints/` | the newest [Checkpoints], from which the run can go on |
/// | `model/` | [SavedModel] |
/// | `run.lock` | empty; locked while the run goes on |
///
/// All but the events are written whole or not at all. A new run never gets a folder with files in
/// it.
///
/// @param path the folder
public record RunFolder(Path path) {

  private static final int MAXIMUM_FILE = 16 << 20;
  private static final String SPEC = "spec.yaml";
  private static final String NAME = "[A-Za-z0-9._-]{1,128}";

  /// @param path a folder that does not exist or is empty
  /// @return the folder of a new run
  /// @throws ConfigException if there are files in it
  /// @throws DataException if it cannot be made
  public static RunFolder create(Path path) {
    try {
      Files.createDirectories(path);
      try (Stream<Path> files = Files.list(path)) {
        if (files.anyMatch(file -> !file.endsWith(RunLock.FILE))) {
          throw new ConfigException(
              "%s: the folder is not empty, a new run never overwrites files. Choose another folder%s."
                  .formatted(
                      path,
                      Files.exists(path.resolve(SPEC))
                          ? ", or go on with the run in it: --resume"
                          : " or delete this one"));
        }
      }
      return new RunFolder(path);
    } catch (IOException e) {
      throw unreachable(path, e);
    }
  }

  /// @param parent for example `runs`; made if it is not there
  /// @param name up to 128 letters, digits, dots, underscores and hyphens
  /// @return the folder `parent/name-n` with the smallest n from 1 that was free
  /// @throws ConfigException for another name
  /// @throws DataException if the folder cannot be made
  public static RunFolder createNumbered(Path parent, String name) {
    if (!name.matches(NAME) || name.startsWith(".")) {
      throw new ConfigException(
          "run name \"%s\": up to 128 letters, digits, dots, underscores and hyphens were expected, not beginning with a dot."
              .formatted(name.replaceAll("[^ -~]", "?")));
    }
    try {
      Files.createDirectories(parent);
      for (int n = 1; ; n++) {
        Path path = parent.resolve(name + "-" + n);
        try {
          return new RunFolder(Files.createDirectory(path));
        } catch (FileAlreadyExistsException _) {
          // Taken, perhaps by a run that began this moment: the next number.
        }
      }
    } catch (IOException e) {
      throw unreachable(parent, e);
    }
  }

  /// @param path the folder of an earlier run
  /// @return that run
  /// @throws DataException if it holds no spec
  public static RunFolder open(Path path) {
    RunFolder folder = new RunFolder(path);
    if (!folder.holdsRun()) {
      throw new DataException(
          "%s: is no run folder, it has no spec.yaml. Give the folder that ./gradus train wrote."
              .formatted(path));
    }
    return folder;
  }

  /// @return whether the spec of a run is here
  public boolean holdsRun() {
    return Files.isRegularFile(path.resolve(SPEC));
  }

  /// @return whether a run has begun here, perhaps not so far that its spec is whole
  public boolean isBegun() {
    return holdsRun() || Files.isRegularFile(path.resolve(RunLock.FILE));
  }

  /// @param spec what runs
  /// @param kinds the words for it
  /// @return SHA-256 of the file, in hexadecimal digits
  public String writeSpec(TrainSpec spec, Kinds kinds) {
    String yaml = spec.toYaml(kinds);
    WholeFile.write(path.resolve(SPEC), yaml);
    return hash(yaml);
  }

  /// @param text for example of a spec
  /// @return SHA-256 of it in UTF-8, in hexadecimal digits
  public static String hash(String text) {
    return Hashes.sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  /// @param kinds the words in it
  /// @return what ran
  public TrainSpec spec(Kinds kinds) {
    return TrainSpec.read(path.resolve(SPEC), kinds);
  }

  /// @param environment the circumstances
  public void writeEnvironment(Environment environment) {
    WholeFile.write(path.resolve("environment.json"), environment.toJson());
  }

  /// @return the circumstances
  public Environment environment() {
    return Environment.fromJson(text("environment.json"), source("environment.json"));
  }

  /// @param clock says when events happen
  /// @return a callback that appends every event to `events.jsonl`
  public Callback eventLog(InstantSource clock) {
    return new EventLog(path.resolve("events.jsonl"), clock);
  }

  /// @return what has happened so far, in order
  public List<RecordedEvent> events() {
    try {
      return EventLog.read(path.resolve("events.jsonl"));
    } catch (IOException e) {
      throw unreadable("events.jsonl", e);
    }
  }

  /// @param history what was measured
  public void writeHistory(History history) {
    WholeFile.write(path.resolve("history.json"), Json.text(history.series()));
  }

  /// @return what was measured
  public History history() {
    String source = source("history.json");
    Map<String, Object> json = Json.readMap(text("history.json"), source);
    SequencedMap<String, List<Double>> series = new LinkedHashMap<>();
    JsonMembers members = new JsonMembers(json, source);
    json.keySet().forEach(name -> series.put(name, members.numbers(name)));
    return new History(series);
  }

  /// @return where the run keeps its checkpoints
  public Checkpoints checkpoints() {
    return Checkpoints.in(path.resolve("checkpoints"));
  }

  /// @return keeps other processes from writing here, until it is closed
  /// @throws DataException if one does
  public RunLock lock() {
    return RunLock.take(path);
  }

  /// Deletes what processes that have ended left half-written. Only for who holds the lock.
  public void removeLeftovers() {
    WholeFile.removeLeftovers(path);
    WholeFile.removeLeftovers(path.resolve("checkpoints"));
    WholeFile.removeLeftovers(path.resolve("model"));
  }

  /// @return whether the run has come to its end: it has a history and a model
  public boolean isFinished() {
    return Files.isRegularFile(path.resolve("history.json"))
        && Files.isRegularFile(path.resolve("model").resolve(SavedModel.MODEL_FILE));
  }

  /// Makes a finished run an unfinished one, so that it can go on for more epochs.
  public void reopen() {
    try {
      Files.deleteIfExists(path.resolve("model").resolve(SavedModel.MODEL_FILE));
    } catch (IOException e) {
      throw unreachable(path, e);
    }
  }

  /// @param model the trained network
  /// @param kinds the words for its layers
  public void writeModel(SavedModel model, Kinds kinds) {
    model.save(modelFolder(), kinds);
  }

  /// @param kinds the words for its layers
  /// @return the trained network
  public SavedModel model(Kinds kinds) {
    return SavedModel.load(modelFolder(), kinds);
  }

  /// Writes `columns.json` beside the model, so that later data are read by the columns' names.
  ///
  /// @param columns names of the columns that the network was trained on, in their order
  /// @throws DataException if the file cannot be written
  public void writeColumns(List<String> columns) {
    ColumnsFile.write(modelFolder(), columns);
  }

  /// @return whether there are [#columns()]; only data with named columns have them
  public boolean hasColumns() {
    return Files.exists(modelFolder().resolve(ColumnsFile.NAME));
  }

  /// @return names of the columns that the network was trained on, in their order
  /// @throws DataException if the file is missing, damaged or of another version
  public List<String> columns() {
    return ColumnsFile.read(modelFolder());
  }

  /// @return where the trained network is, with what it needs beside it
  public Path modelFolder() {
    return path.resolve("model");
  }

  private String text(String file) {
    try {
      return BoundedRead.text(path.resolve(file), MAXIMUM_FILE);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private String source(String file) {
    return path.resolve(file).toString();
  }

  private DataException unreadable(String file, IOException cause) {
    return new DataException(
        "%s: cannot be read: %s. The run may not have come so far.".formatted(source(file), cause),
        cause);
  }

  private static DataException unreachable(Path path, IOException cause) {
    return new DataException(
        "%s: the folder cannot be made: %s. Check the path and your rights.".formatted(path, cause),
        cause);
  }
}

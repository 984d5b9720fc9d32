package dev.gradus.run;

import dev.gradus.callback.Callback;
import dev.gradus.callback.TrainEvent;
import dev.gradus.core.ConfigException;
import dev.gradus.core.DataException;
import dev.gradus.data.Dataset;
import dev.gradus.data.series.SeriesWindows;
import dev.gradus.history.Checkpoint;
import dev.gradus.history.CheckpointOrigin;
import dev.gradus.history.Checkpoints;
import dev.gradus.history.Environment;
import dev.gradus.history.History;
import dev.gradus.history.RunFolder;
import dev.gradus.history.RunLock;
import dev.gradus.history.TrainingPosition;
import dev.gradus.kernels.Backend;
import dev.gradus.spec.CsvData;
import dev.gradus.spec.TextSource;
import dev.gradus.spec.TrainSpec;
import dev.gradus.train.CompiledModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One run in its folder, which nobody else may write while this is open: a new one, or one that
/// was interrupted, however that happened.
///
/// ```java
/// try (FolderRun held = FolderRun.resume(path, Optional.of(spec), recording)) {
///   RunResult result = held.train(TrainRun.of(held.spec(), data), backend);
/// }
/// ```
///
/// Run again until it is finished, this ends with the files of a run that was never interrupted,
/// times excepted: the same bits of the model, the same history.
public final class FolderRun implements AutoCloseable {

  /// How far a run is.
  public enum Stage {
    /// There is nothing yet.
    NEW,
    /// It was interrupted, or is to go on for more epochs.
    UNFINISHED,
    /// It has come to its end.
    FINISHED
  }

  private final RunFolder folder;
  private final RunLock lock;
  private final TrainSpec spec;
  private final Recording recording;
  private final Stage stage;
  private final Optional<Checkpoints.Found> found;
  private boolean paused;

  private FolderRun(
      RunFolder folder,
      RunLock lock,
      TrainSpec spec,
      Recording recording,
      Stage stage,
      Optional<Checkpoints.Found> found) {
    this.folder = folder;
    this.lock = lock;
    this.spec = spec;
    this.recording = recording;
    this.stage = stage;
    this.found = found;
  }

  /// A new run.
  ///
  /// @param folder empty
  /// @param spec what to run
  /// @param recording what the folder notes beside the run
  /// @return the run, not begun
  /// @throws DataException if another process is writing to the folder
  public static FolderRun start(RunFolder folder, TrainSpec spec, Recording recording) {
    return new FolderRun(folder, folder.lock(), spec, recording, Stage.NEW, Optional.empty());
  }

  /// The run of a folder, to go on with it from its newest intact checkpoint; a new one if the
  /// folder is empty or not there.
  ///
  /// @param path the folder
  /// @param given what to run; must be what the folder says, but for more epochs, which make the
  ///   run longer, and for when checkpoints are written. Needed for a new run only
  /// @param recording what the folder notes beside the run
  /// @return the run
  /// @throws ConfigException if there is nothing to go on with and no spec, or the spec differs
  /// @throws DataException if another process is writing to the folder, if no checkpoint is intact,
  ///   or if it is of another run
  public static FolderRun resume(Path path, Optional<TrainSpec> given, Recording recording) {
    RunFolder folder = new RunFolder(path);
    if (given.isEmpty() && !folder.holdsRun()) {
      throw new ConfigException(
          "%s: holds no run to go on with. Give the spec to start one: ./gradus train SPEC --resume --out %1$s."
              .formatted(path));
    }
    if (!folder.isBegun()) {
      RunFolder.create(path);
    }
    RunLock lock = folder.lock();
    try {
      folder.removeLeftovers();
      if (folder.holdsRun()) {
        return goOn(folder, lock, given, recording);
      }
      RunFolder.create(path);
      return new FolderRun(
          folder, lock, given.orElseThrow(), recording, Stage.NEW, Optional.empty());
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static FolderRun goOn(
      RunFolder folder, RunLock lock, Optional<TrainSpec> given, Recording recording) {
    TrainSpec kept = folder.spec(recording.kinds());
    TrainSpec wanted = given.orElse(kept);
    requireSameRun(folder.path(), kept, wanted, recording);
    boolean longer = wanted.fit().epochs() > kept.fit().epochs();
    if (folder.isFinished() && !longer) {
      return new FolderRun(folder, lock, wanted, recording, Stage.FINISHED, Optional.empty());
    }
    Optional<Checkpoints.Found> found = folder.checkpoints().newest();
    found.ifPresent(newest -> requireOf(newest, essence(wanted, recording), recording));
    return new FolderRun(folder, lock, wanted, recording, Stage.UNFINISHED, found);
  }

  private static void requireSameRun(
      Path path, TrainSpec kept, TrainSpec wanted, Recording recording) {
    int epochs = wanted.fit().epochs();
    TrainSpec same =
        wanted.withFit(
            wanted
                .fit()
                .withEpochs(Math.min(epochs, kept.fit().epochs()))
                .withCheckpointEvery(kept.fit().checkpointEvery())
                .withInstruments(kept.fit().instruments()));
    List<String> differences = SpecDifferences.between(kept, same, recording.kinds());
    if (!differences.isEmpty()) {
      throw new ConfigException(
          "%s: holds a run of another spec: %s. Leave SPEC out to go on with that run, or choose another folder; only fit.epochs may grow."
              .formatted(path, String.join("; ", differences)));
    }
  }

  private static String essence(TrainSpec spec, Recording recording) {
    return RunFolder.hash(SpecDifferences.essence(spec).toYaml(recording.kinds()));
  }

  /// Another version of Gradus may write the same spec in another way.
  private static void requireOf(Checkpoints.Found found, String essence, Recording recording) {
    CheckpointOrigin origin = found.checkpoint().origin();
    if (!origin.spec().equals(essence) && origin.gradus().equals(recording.machine().gradus())) {
      throw new DataException(
          "%s: is a checkpoint of a run of another spec. Take it out of the folder."
              .formatted(found.file()));
    }
  }

  /// @return what runs
  public TrainSpec spec() {
    return spec;
  }

  /// @return where
  public RunFolder folder() {
    return folder;
  }

  /// @return how far the run was when this was opened
  public Stage stage() {
    return stage;
  }

  /// What people should know before the run goes on: which checkpoints were damaged, where it goes
  /// on, what computes differently now.
  ///
  /// @param backend what will compute
  /// @return lines
  public List<String> notes(Backend backend) {
    List<String> notes = new ArrayList<>();
    if (stage != Stage.UNFINISHED) {
      return notes;
    }
    if (found.isEmpty()) {
      notes.add(folder.path() + ": has no checkpoint yet; the run starts from the beginning");
      return notes;
    }
    Checkpoints.Found newest = found.get();
    notes.addAll(newest.passedOver());
    TrainingPosition position = newest.checkpoint().position();
    notes.add(
        "%s: goes on from %s, after epoch %d of %d%s"
            .formatted(
                folder.path(),
                newest.file().getFileName(),
                position.epochs(),
                spec.fit().epochs(),
                position.batches() == 0
                    ? ""
                    : " and %d batches of the next".formatted(position.batches())));
    List<String> differences =
        newest
            .checkpoint()
            .origin()
            .differences(
                new CheckpointOrigin(
                    "",
                    0,
                    backend.description(),
                    backend.threads(),
                    recording.machine().gradus(),
                    recording.machine().jdk()));
    if (!differences.isEmpty()) {
      notes.add(
          "%s: %s; the last digits may differ from those of an uninterrupted run"
              .formatted(folder.path(), String.join(", ", differences)));
    }
    return notes;
  }

  /// Trains to the end, or until a callback pauses. Spec and environment are there before the first
  /// step, events as they happen, checkpoints as the spec says, history and model after the last
  /// step; a run that fails or is paused leaves its history and no model.
  ///
  /// @param run of [#spec]
  /// @param backend what computes
  /// @param callbacks told about the run, after the folder
  /// @return what came out
  /// @throws dev.gradus.core.NumericException if the loss stops being finite
  /// @throws DataException if a file cannot be written
  public RunResult train(TrainRun run, Backend backend, Callback... callbacks) {
    prepare(backend);
    Checkpoints kept =
        folder
            .checkpoints()
            .every(spec.fit().checkpointEvery())
            .noting(essence(spec, recording), recording.machine());
    List<Callback> all = new ArrayList<>(List.of(callbacks));
    all.addFirst(folder.eventLog(recording.clock()));
    Optional<Checkpoint> from = found.map(Checkpoints.Found::checkpoint);
    Timeline timeline = new Timeline(from);
    try (CompiledModel compiled = run.trainer().compile(backend)) {
      from.ifPresentOrElse(compiled::resume, () -> compiled.adapt(run.trainingData()));
      RunResult result =
          run.train(
              compiled, backend, Optional.of(folder.path()), all, timeline, Optional.of(kept));
      folder.writeHistory(result.history());
      paused = compiled.isPaused();
      if (!paused) {
        saveInput(run.trainingData());
        folder.writeModel(compiled.saved(), recording.kinds());
      }
      return result;
    } catch (RuntimeException e) {
      try {
        folder.writeHistory(timeline.history());
      } catch (DataException unwritten) {
        e.addSuppressed(unwritten);
      }
      throw e;
    }
  }

  /// What gives later data to the network as the training data were given.
  private void saveInput(Dataset train) {
    TextSource.save(train, folder.modelFolder());
    CsvData.save(train, folder.modelFolder());
    List<String> columns =
        train instanceof SeriesWindows windows ? windows.series().columns() : train.featureNames();
    if (!columns.isEmpty()) {
      folder.writeColumns(columns);
    }
  }

  private void prepare(Backend backend) {
    found.ifPresent(folder.checkpoints()::putAside);
    folder.reopen();
    String hash = folder.writeSpec(spec, recording.kinds());
    if (stage == Stage.NEW || !Files.exists(folder.path().resolve("environment.json"))) {
      folder.writeEnvironment(
          new Environment(
              recording.machine(),
              backend.description(),
              backend.threads(),
              spec.fit().seed(),
              recording.clock().instant(),
              hash));
    }
  }

  /// @return whether the last call of [#train] was paused, so that the run can go on later
  public boolean isPaused() {
    return paused;
  }

  /// What came out of a run that is [finished][Stage#FINISHED].
  ///
  /// @return the result, as [#train] gave it
  /// @throws DataException if a file of it is missing or damaged
  public RunResult result() {
    History history = folder.history();
    Environment environment = folder.environment();
    int resultEpoch = history.epochs();
    long steps = 0;
    for (var recorded : folder.events()) {
      switch (recorded.event()) {
        case TrainEvent.TrainingStarted started ->
            steps = started.stepsPerEpoch() * history.epochs();
        case TrainEvent.TrainingFinished finished -> resultEpoch = finished.resultEpoch();
        default -> {}
      }
    }
    return new RunResult(
        Optional.of(folder.path()),
        history,
        resultEpoch,
        folder.checkpoints().newestStep().orElse(steps),
        history.of(History.SECONDS).stream().mapToDouble(Double::doubleValue).sum(),
        folder.model(recording.kinds()).weights().values().stream()
            .mapToLong(tensor -> tensor.shape().size())
            .sum(),
        environment.seed(),
        environment.threads());
  }

  /// Lets others write the folder.
  @Override
  public void close() {
    lock.close();
  }
}

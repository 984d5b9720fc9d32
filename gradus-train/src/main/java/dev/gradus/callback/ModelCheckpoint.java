package dev.gradus.callback;

import dev.gradus.core.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/// Saves the network after every epoch, or after those alone that are better than all before, to be
/// loaded as any [dev.gradus.history.SavedModel].
///
/// The network after epoch 7 lies in `epoch-7` of the folder. It is written under another name and
/// gets its own in one step, so that there is a whole model or none; of the best ones only the last
/// stays. Which epoch is the best follows from the finished epochs alone.
///
/// These are models, not what `--resume` goes on from: the optimizer's memory is not in them.
///
/// Differences: Keras's `ModelCheckpoint` writes over one file; it may also save within an epoch.
///
/// @param folder where the models go; of a spec's run within the run's folder, else relative to the
///   working directory
/// @param monitor name of the measurement that says which is the best; default `validationLoss`
/// @param mode which way is better; default auto, as the metric says
/// @param saveBestOnly whether only the best one is saved; default false
public record ModelCheckpoint(String folder, String monitor, Mode mode, boolean saveBestOnly)
    implements FileCallback {

  private static final String NAME = "ModelCheckpoint";
  private static final String EPOCH = "epoch-";

  /// Checks the name.
  ///
  /// @throws dev.gradus.core.ConfigException if monitor is blank
  public ModelCheckpoint {
    Monitor.requireName(NAME, monitor);
  }

  /// Every epoch's.
  ///
  /// @param folder where the models go
  public ModelCheckpoint(String folder) {
    this(folder, Monitor.VALIDATION_LOSS, Mode.AUTO, false);
  }

  /// @param measurement that says which is the best
  /// @return this callback, saving only the best by that
  public ModelCheckpoint withBestOf(String measurement) {
    return new ModelCheckpoint(folder, measurement, mode, true);
  }

  @Override
  public ModelCheckpoint within(Path run) {
    return new ModelCheckpoint(
        FileCallback.inside(NAME, run, folder).toString(), monitor, mode, saveBestOnly);
  }

  @Override
  public void check(Measurements measured) {
    if (saveBestOnly) {
      Monitor.of(NAME, monitor, mode, 0, measured);
    }
  }

  @Override
  public TrainListener start(TrainControl control) {
    return event -> {
      if (event instanceof TrainEvent.EpochFinished finished && isWanted(control)) {
        save(finished.epoch(), control);
      }
    };
  }

  private boolean isWanted(TrainControl control) {
    if (!saveBestOnly) {
      return true;
    }
    Monitor watched = Monitor.of(NAME, monitor, mode, 0, control.measured());
    double best = watched.worst();
    boolean better = false;
    for (TrainEvent.EpochFinished epoch : control.epochs()) {
      OptionalDouble value = watched.of(epoch);
      better = value.isPresent() && watched.improves(value.getAsDouble(), best);
      best = better ? value.getAsDouble() : best;
    }
    return better;
  }

  private void save(int epoch, TrainControl control) {
    Path place = Path.of(folder, EPOCH + epoch);
    Path unfinished = Path.of(folder, EPOCH + epoch + ".new");
    Path replaced = Path.of(folder, EPOCH + epoch + ".old");
    try {
      delete(unfinished);
      control.saveModel(unfinished);
      delete(replaced);
      if (Files.exists(place)) {
        Files.move(place, replaced);
      }
      Files.move(unfinished, place);
      delete(replaced);
      if (saveBestOnly) {
        deleteOthers(place);
      }
    } catch (IOException e) {
      throw new DataException(
          "%s: the model of epoch %d cannot be saved: %s. Check that the folder may be written to and has free space."
              .formatted(folder, epoch, e),
          e);
    }
  }

  private void deleteOthers(Path best) throws IOException {
    try (Stream<Path> all = Files.list(Path.of(folder))) {
      List<Path> others =
          all.filter(path -> String.valueOf(path.getFileName()).matches(EPOCH + "\\d+"))
              .filter(path -> !path.equals(best))
              .toList();
      for (Path path : others) {
        delete(path);
      }
    }
  }

  /// Removes a model's folder, in which there are files only.
  private static void delete(Path model) throws IOException {
    if (Files.isDirectory(model)) {
      try (Stream<Path> files = Files.list(model)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(model);
    }
  }
}

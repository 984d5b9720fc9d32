package dev.gradus.history;

import dev.gradus.core.ConfigException;
import dev.gradus.core.DataException;
import dev.gradus.spec.CheckpointEvery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// The folder in which a run keeps its newest checkpoints, as `step-000000123.safetensors`.
///
/// ```java
/// Checkpoints kept = Checkpoints.in(folder);
/// kept.newest().ifPresent(found -> net.resume(found.checkpoint()));
/// net.fit(data, Fit.epochs(20).checkpoints(kept));
/// ```
///
/// Writing one never touches another: the new file is written beside its place, flushed, read back
/// and renamed; only then is the oldest deleted. So whenever a run is killed, the newest or the one
/// before it is whole.
///
/// @param folder made when the first is written
/// @param every when one is written; default after every epoch
/// @param keep how many are kept, at least 2; default 2
/// @param spec SHA-256 of the run's spec, in hexadecimal digits; default empty
/// @param gradus version of Gradus, to be noted in each; default empty
/// @param jdk version of the Java runtime, to be noted in each; default empty
public record Checkpoints(
    Path folder, CheckpointEvery every, int keep, String spec, String gradus, String jdk) {

  private static final String NAME = "step-(\\d{9,18})\\.safetensors";
  private static final String DAMAGED = ".damaged";

  /// Checks the range.
  ///
  /// @throws ConfigException if fewer than 2 are to be kept
  public Checkpoints {
    if (keep < 2) {
      throw new ConfigException(
          "Checkpoints: keep must be at least 2, got %d. The newest may be damaged where the machine fails."
              .formatted(keep));
    }
  }

  /// What was found in the folder.
  ///
  /// @param checkpoint the newest that is intact
  /// @param file where it is
  /// @param passedOver a complaint for each newer one, which is damaged; newest first
  public record Found(Checkpoint checkpoint, Path file, List<String> passedOver) {

    /// Copies the list.
    public Found {
      passedOver = List.copyOf(passedOver);
    }
  }

  /// All else at its default.
  ///
  /// @param folder need not exist
  /// @return the checkpoints there
  public static Checkpoints in(Path folder) {
    return new Checkpoints(folder, new CheckpointEvery.Epoch(), 2, "", "", "");
  }

  /// @param changed when one is written
  /// @return the same folder with that setting
  public Checkpoints every(CheckpointEvery changed) {
    return new Checkpoints(folder, changed, keep, spec, gradus, jdk);
  }

  /// @param changed how many are kept, at least 2
  /// @return the same folder with that setting
  public Checkpoints keep(int changed) {
    return new Checkpoints(folder, every, changed, spec, gradus, jdk);
  }

  /// @param hash of the run's spec
  /// @param machine what the run happens on
  /// @return the same folder, whose new checkpoints say so
  public Checkpoints noting(String hash, Machine machine) {
    return new Checkpoints(folder, every, keep, hash, machine.gradus(), machine.jdk());
  }

  /// The newest checkpoint that is intact. Says which newer ones are not; call [#putAside] to keep
  /// them from being taken for newer than what comes.
  ///
  /// @return nothing if there are no checkpoints
  /// @throws DataException if there are some and none is intact
  public Optional<Found> newest() {
    List<Path> files = files();
    List<String> damaged = new ArrayList<>();
    for (Path file : files.reversed()) {
      try {
        return Optional.of(new Found(Checkpoint.read(file), file, damaged));
      } catch (DataException e) {
        damaged.add(String.valueOf(e.getMessage()));
      }
    }
    if (!damaged.isEmpty()) {
      throw new DataException(
          "%s: none of the %d checkpoints is intact. The newest: %s Start again in another folder."
              .formatted(folder, damaged.size(), damaged.getFirst()));
    }
    return Optional.empty();
  }

  /// Renames the checkpoints that are newer than one, by `.damaged` at the end of their names. What
  /// was put aside under that name before is replaced.
  ///
  /// @param found what training goes on from
  public void putAside(Found found) {
    for (Path file : files()) {
      if (step(file) > step(found.file())) {
        try {
          Files.move(
              file,
              file.resolveSibling(file.getFileName() + DAMAGED),
              StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
          throw unreachable(e);
        }
      }
    }
  }

  /// Writes one more and then deletes the oldest beyond those that are kept.
  ///
  /// @param checkpoint how far the run has come
  /// @throws DataException if it cannot be written; the others are as they were
  public void write(Checkpoint checkpoint) {
    try {
      Files.createDirectories(folder);
      checkpoint.write(
          folder.resolve("step-%09d.safetensors".formatted(checkpoint.position().steps())));
      List<Path> files = files();
      for (Path old : files.subList(0, Math.max(0, files.size() - keep))) {
        Files.deleteIfExists(old);
      }
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  /// @return the files, the oldest first
  public List<Path> files() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches(NAME))
          .sorted(Comparator.comparingLong(Checkpoints::step))
          .toList();
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  /// @return the number of updates after which the newest was written, as its name says
  public OptionalLong newestStep() {
    return files().stream().mapToLong(Checkpoints::step).max();
  }

  private static long step(Path file) {
    return Long.parseLong(file.getFileName().toString().replaceAll(NAME, "$1"));
  }

  private DataException unreachable(IOException cause) {
    return new DataException(
        "%s: checkpoints cannot be kept there: %s. Check that the folder may be written to and has free space."
            .formatted(folder, cause),
        cause);
  }
}

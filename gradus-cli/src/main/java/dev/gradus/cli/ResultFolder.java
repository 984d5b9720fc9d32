package dev.gradus.cli;

import dev.gradus.core.ConfigException;
import dev.gradus.history.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The folder that a run or a comparison writes to.
final class ResultFolder {

  private static final Path RUNS = Path.of("runs");

  private ResultFolder() {}

  /// @param out what the user asked for
  /// @param name of the folder under `runs` if the user did not ask
  /// @return an empty folder
  /// @throws ConfigException if there is something at that place
  static RunFolder create(Optional<Path> out, String name) {
    if (out.isEmpty()) {
      return RunFolder.createNumbered(RUNS, name);
    }
    requireNoFile(out.get());
    return RunFolder.create(out.get());
  }

  /// @throws ConfigException if there is a file at that place
  static void requireNoFile(Path path) {
    if (Files.exists(path) && !Files.isDirectory(path)) {
      throw new ConfigException(
          "--out %s: is a file, a new or empty folder was expected. Choose another place."
              .formatted(path));
    }
  }
}

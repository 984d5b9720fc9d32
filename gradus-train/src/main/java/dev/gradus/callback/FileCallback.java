package dev.gradus.callback;

import dev.gradus.core.ConfigException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/// A callback that writes files. Those of a spec lie within the run's folder; a run without a
/// folder, such as a trial of a comparison, goes without them.
public interface FileCallback extends Callback {

  /// @param folder of a run
  /// @return this callback, writing within that folder
  /// @throws ConfigException if its file would lie elsewhere
  FileCallback within(Path folder);

  /// The place of a file in a run's folder.
  ///
  /// @param owner the callback, for messages
  /// @param folder of a run
  /// @param name of the file, relative to that
  /// @return the file
  /// @throws ConfigException if it would lie elsewhere, or where the run keeps files of its own
  static Path inside(String owner, Path folder, String name) {
    Path base = folder.toAbsolutePath().normalize();
    Path file = base.resolve(name).normalize();
    if (!file.startsWith(base) || file.equals(base)) {
      throw new ConfigException(
          "%s: \"%s\" is not within the run's folder. Give a relative name, such as log.csv."
              .formatted(owner, name));
    }
    if (isOfTheRun(base.relativize(file).getName(0).toString())) {
      throw new ConfigException(
          "%s: \"%s\" is where the run keeps a file of its own. Give another name, such as log.csv."
              .formatted(owner, name));
    }
    return folder.resolve(name);
  }

  /// Whether [dev.gradus.history.RunFolder] or the report has a file or folder of that name; some
  /// file systems do not tell cases apart.
  private static boolean isOfTheRun(String name) {
    return Set.of(
            "spec.yaml",
            "environment.json",
            "events.jsonl",
            "history.json",
            "checkpoints",
            "model",
            "run.lock",
            "report.html")
        .contains(name.toLowerCase(Locale.ROOT));
  }
}

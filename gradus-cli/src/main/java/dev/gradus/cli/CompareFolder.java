package dev.gradus.cli;

import dev.gradus.core.ConfigException;
import dev.gradus.core.DataException;
import dev.gradus.core.WholeFile;
import dev.gradus.spec.Kinds;
import dev.gradus.study.Comparison;
import dev.gradus.study.StudyFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The folder of a comparison: that of its study, with the command that began it.
final class CompareFolder {

  private static final String COMMAND = "command.txt";

  private CompareFolder() {}

  /// @param out what the user asked for
  /// @param comparison what is compared
  /// @param kinds the words in it
  /// @param command that begins the study
  /// @return a folder with the spec of the study and that command
  static StudyFolder create(
      Optional<Path> out, Comparison comparison, Kinds kinds, String command) {
    out.filter(path -> new StudyFolder(path).holdsStudy())
        .ifPresent(path -> {
          throw new ConfigException(
              "--out %s: holds a study already. Go on with it: %s; or choose another folder."
                  .formatted(
                      path, CommandWords.of(List.of("compare", "--resume", path.toString()))));
        });
    StudyFolder folder =
        StudyFolder.create(ResultFolder.create(out, "compare").path(), comparison, kinds);
    WholeFile.write(folder.path().resolve(COMMAND), command + "\n");
    return folder;
  }

  /// @return the command that began the study of a folder
  static Optional<String> command(Path folder) {
    Path file = folder.resolve(COMMAND);
    try {
      return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
    } catch (IOException e) {
      throw new DataException("%s: cannot be read: %s. Delete it.".formatted(file, e), e);
    }
  }
}

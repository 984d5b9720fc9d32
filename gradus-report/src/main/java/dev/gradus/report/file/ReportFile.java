package dev.gradus.report.file;

import dev.gradus.core.DataException;
import dev.gradus.core.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes a page or a picture with [WholeFile], into a folder that is made if it is missing.
public final class ReportFile {

  private ReportFile() {}

  /// Writes a file whole or not at all.
  ///
  /// @param file where it goes; replaced if it exists
  /// @param bytes what it holds
  /// @throws DataException if the folder cannot be made or the file not be written
  public static void write(Path file, byte[] bytes) {
    Path folder = file.toAbsolutePath().getParent();
    try {
      if (folder != null) {
        Files.createDirectories(folder);
      }
    } catch (IOException e) {
      throw new DataException(
          "%s: the folder %s cannot be made: %s. Choose another place.".formatted(file, folder, e),
          e);
    }
    WholeFile.write(file, out -> out.write(bytes));
  }
}

package dev.gradus.report.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradus.core.DataException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportFileTest {

  @Test
  void write_missingFolderThenOldFile_leavesTheNewFileOnly(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("a/b.txt");
    ReportFile.write(file, new byte[] {1});
    ReportFile.write(file, new byte[] {2, 3});
    assertArrayEquals(new byte[] {2, 3}, Files.readAllBytes(file));
    try (var files = Files.list(folder.resolve("a"))) {
      assertEquals(List.of(file), files.toList());
    }
  }

  @Test
  void write_folderIsAFile_saysSo(@TempDir Path folder) throws Exception {
    Path taken = Files.write(folder.resolve("taken"), new byte[] {1});
    Path file = taken.resolve("report.html");
    DataException refused =
        assertThrows(DataException.class, () -> ReportFile.write(file, new byte[] {1}));
    assertEquals(
        "%s: the folder %s cannot be made: java.nio.file.FileAlreadyExistsException: %s. Choose another place."
            .formatted(file, taken, taken),
        refused.getMessage());
  }
}

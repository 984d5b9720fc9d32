package dev.gradus.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.core.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ColumnsFileTest {

  @TempDir private Path directory;

  @Test
  void columns_anyNames_areReadAsWritten() {
    RunFolder folder = new RunFolder(directory);
    assertFalse(folder.hasColumns());
    List<String> names = List.of("wind", "a \"b\", c", "two\nlines", "\u6E29\u5EA6", "sun");
    folder.writeColumns(names);
    assertTrue(folder.hasColumns());
    assertEquals(names, folder.columns());
  }

  @Test
  void columns_anyByteChanged_isRefused() throws IOException {
    RunFolder folder = new RunFolder(directory);
    folder.writeColumns(List.of("wind", "sun"));
    Path file = directory.resolve("model").resolve(ColumnsFile.NAME);
    byte[] whole = Files.readAllBytes(file);
    for (int at = 0; at < whole.length; at++) {
      byte[] changed = whole.clone();
      changed[at] ^= 1;
      Files.write(file, changed);
      String said = assertThrows(DataException.class, folder::columns).getMessage();
      assertTrue(said.startsWith(file.toString()), said);
    }
  }

  @Test
  void columns_missingOrOfAnotherVersion_areRefused() throws IOException {
    RunFolder folder = new RunFolder(directory);
    Path file = directory.resolve("model").resolve(ColumnsFile.NAME);
    assertEquals(
        "FILE: the names of the columns that the network was trained on cannot be read: java.nio.file.NoSuchFileException: FILE. Take the file from a copy, or train again.",
        refusal(folder, file));
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        SealedJson.write(
            Map.of("format", "gradus-columns", "version", 2, "columns", List.of("sun"))));
    assertEquals(
        "FILE: is of format gradus-columns, version 2; expected gradus-columns, version 1. It was written by another version of Gradus; use that, or train again.",
        refusal(folder, file));
  }

  private static String refusal(RunFolder folder, Path file) {
    return assertThrows(DataException.class, folder::columns)
        .getMessage()
        .replace(file.toString(), "FILE");
  }
}

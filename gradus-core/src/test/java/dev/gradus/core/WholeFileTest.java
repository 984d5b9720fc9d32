package dev.gradus.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

  @TempDir Path folder;

  @Test
  void write_newAndExistingFile_holdsExactlyTheContent() throws IOException {
    Path file = folder.resolve("a.txt");
    WholeFile.write(file, "a much longer first content");
    WholeFile.write(file, "größer\n");
    assertEquals("größer\n", Files.readString(file));
    assertEquals(List.of("a.txt"), names());
  }

  @Test
  void write_contentLargerThanAnyBuffer_isComplete() throws IOException {
    byte[] large = "0123456789".repeat(100_000).getBytes(StandardCharsets.UTF_8);
    WholeFile.write(folder.resolve("large"), out -> out.write(large));
    assertEquals(large.length, Files.size(folder.resolve("large")));
  }

  @Test
  void write_contentThatFails_leavesTheOldFile() throws IOException {
    Path file = folder.resolve("a.txt");
    WholeFile.write(file, "old");
    DataException refusal =
        assertThrows(
            DataException.class,
            () ->
                WholeFile.write(
                    file,
                    out -> {
                      out.write(new byte[1 << 20]);
                      throw new IOException("no space left");
                    }));
    assertEquals(
        file
            + ": cannot be written: java.io.IOException: no space left. Check that the folder exists, may be written to and has free space.",
        refusal.getMessage());
    assertEquals("old", Files.readString(file));
    assertEquals(List.of("a.txt"), names());
  }

  @Test
  void write_missingFolder_isRefused() {
    assertThrows(
        DataException.class, () -> WholeFile.write(folder.resolve("no").resolve("a.txt"), "a"));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}

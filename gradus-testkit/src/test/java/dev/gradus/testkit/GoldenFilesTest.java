package dev.gradus.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenFilesTest {

  @TempDir Path directory;

  @Test
  void verify_sameText_passesWhateverTheLastLineFeed() throws IOException {
    Files.writeString(directory.resolve("a.golden"), "one\ntwo\n");
    GoldenFiles golden = new GoldenFiles(directory, false);
    golden.verify("a", "one\ntwo");
    golden.requireAllVerified();
  }

  @Test
  void verify_otherText_fails() throws IOException {
    Files.writeString(directory.resolve("a.golden"), "one\n");
    GoldenFiles golden = new GoldenFiles(directory, false);
    assertThrows(AssertionError.class, () -> golden.verify("a", "two"));
  }

  @Test
  void verify_noFile_failsAndWritesNothing() {
    GoldenFiles golden = new GoldenFiles(directory, false);
    AssertionError error = assertThrows(AssertionError.class, () -> golden.verify("a", "one"));
    assertTrue(error.getMessage().contains("a.golden does not exist"), error.getMessage());
    assertTrue(Files.notExists(directory.resolve("a.golden")));
  }

  @Test
  void verify_update_writesTheText() throws IOException {
    new GoldenFiles(directory.resolve("new"), true).verify("a", "one");
    assertEquals("one\n", Files.readString(directory.resolve("new").resolve("a.golden")));
  }

  @Test
  void requireAllVerified_strayFile_fails() throws IOException {
    Files.writeString(directory.resolve("stray.golden"), "one\n");
    GoldenFiles golden = new GoldenFiles(directory, false);
    AssertionError error = assertThrows(AssertionError.class, golden::requireAllVerified);
    assertEquals(
        directory + ": no test verifies [stray]. Delete them or add the tests.",
        error.getMessage());
  }

  @Test
  void verifyPairs_unmatchedFiles_fail() throws IOException {
    Files.writeString(directory.resolve("a.input"), "one");
    Files.writeString(directory.resolve("a.golden"), "ONE\n");
    new GoldenFiles(directory, false).verifyPairs(text -> text.toUpperCase(Locale.ROOT));
    Files.writeString(directory.resolve("b.input"), "two");
    assertThrows(
        AssertionError.class,
        () -> new GoldenFiles(directory, false).verifyPairs(text -> text.toUpperCase(Locale.ROOT)));
    Files.delete(directory.resolve("b.input"));
    Files.writeString(directory.resolve("c.golden"), "THREE\n");
    assertThrows(
        AssertionError.class,
        () -> new GoldenFiles(directory, false).verifyPairs(text -> text.toUpperCase(Locale.ROOT)));
  }
}

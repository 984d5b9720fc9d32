package dev.gradus.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Expected texts in files under review, one directory for each test class:
/// `src/test/resources/<package>/<Class>/name.golden`, with an optional `name.input` beside it.
/// `-Dgolden.update=true` writes what the code now gives; the difference is then reviewed like
/// code.
///
/// ```
/// private static final GoldenFiles GOLDEN = GoldenFiles.of(PlanTest.class);
///
/// @Test
/// void print_mlp() { GOLDEN.verify("mlp", plan.toString()); }
///
/// @AfterAll
/// static void noneLeftOver() { GOLDEN.requireAllVerified(); }
/// ```
public final class GoldenFiles {

  private static final String GOLDEN = ".golden";
  private static final String INPUT = ".input";

  private final Path directory;
  private final boolean update;
  private final Set<String> verified = new TreeSet<>();

  GoldenFiles(Path directory, boolean update) {
    this.directory = directory;
    this.update = update;
  }

  /// The files of a test class. Tests run in the directory of their module, as Maven does it.
  public static GoldenFiles of(Class<?> test) {
    Path directory = Path.of("src", "test", "resources").resolve(test.getName().replace('.', '/'));
    return new GoldenFiles(directory, Boolean.getBoolean("golden.update"));
  }

  /// Fails unless `actual` is the content of `name.golden`. Lines end in a line feed; one at the
  /// end of the file is not compared.
  public void verify(String name, String actual) {
    verified.add(name);
    Path file = directory.resolve(name + GOLDEN);
    if (update) {
      write(file, actual.stripTrailing() + "\n");
    } else if (!Files.exists(file)) {
      fail(
          "%s does not exist. Review this text, then run once with -Dgolden.update=true:%n%s"
              .formatted(file, actual));
    } else {
      assertEquals(
          read(file).stripTrailing(),
          actual.stripTrailing(),
          () -> file + " differs. If the change is meant, run once with -Dgolden.update=true.");
    }
  }

  /// Verifies every pair `name.input`, `name.golden`; an input without a golden file fails, and the
  /// other way round.
  ///
  /// @param transform from the text of an input to that of its golden file
  public void verifyPairs(UnaryOperator<String> transform) {
    List<String> inputs = names(INPUT);
    if (inputs.isEmpty()) {
      fail("%s holds no %s files.".formatted(directory, INPUT));
    }
    for (String name : inputs) {
      verify(name, transform.apply(read(directory.resolve(name + INPUT))));
    }
    requireAllVerified();
  }

  /// Fails if there is a golden file that no test has verified so far: it proves nothing. To be
  /// called after all tests of the class.
  public void requireAllVerified() {
    List<String> left = names(GOLDEN).stream().filter(name -> !verified.contains(name)).toList();
    if (!left.isEmpty()) {
      fail("%s: no test verifies %s. Delete them or add the tests.".formatted(directory, left));
    }
  }

  private List<String> names(String ending) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ending))
          .map(name -> name.substring(0, name.length() - ending.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

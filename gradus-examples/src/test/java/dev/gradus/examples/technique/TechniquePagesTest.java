package dev.gradus.examples.technique;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.technique.About;
import dev.gradus.technique.Technique;
import dev.gradus.technique.Techniques;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every technique of the catalogue has a page with a Java example, and stands in the list of pages
/// with its question; and there is no page of another name.
class TechniquePagesTest {

  private static final Path PAGES = Path.of("../docs/techniques");

  private static final List<About> ALL = Techniques.all().stream().map(Technique::about).toList();

  @Test
  void everyTechnique_hasAPageWithItsCommandAndAnExample() throws IOException {
    for (About about : ALL) {
      String page = Files.readString(PAGES.resolve(about.name() + ".md"));
      assertTrue(page.contains("./gradus lab run " + about.name()), about.name());
      assertTrue(page.contains("```java\n"), about.name());
      assertTrue(page.contains("**What people get wrong.**"), about.name());
      assertTrue(page.contains("**Source.**"), about.name());
    }
  }

  @Test
  void theList_hasEveryTechniqueInOrder() throws IOException {
    List<String> rows =
        Files.readAllLines(PAGES.resolve("README.md")).stream()
            .filter(line -> line.startsWith("| ["))
            .toList();
    List<String> expected =
        ALL.stream()
            .map(about -> "| [%1$s](%1$s.md) | %2$s |".formatted(about.name(), about.question()))
            .toList();
    assertEquals(expected, rows);
  }

  @Test
  void pages_areOfTechniquesOnly() throws IOException {
    try (Stream<Path> files = Files.list(PAGES)) {
      List<String> names =
          files.map(file -> file.getFileName().toString().replace(".md", "")).sorted().toList();
      List<String> expected =
          Stream.concat(Stream.of("README"), ALL.stream().map(About::name)).sorted().toList();
      assertEquals(expected, names);
    }
  }
}

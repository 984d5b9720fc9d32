package dev.gradus.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.spec.Kinds;
import dev.gradus.spec.TrainSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the documents show is what compiles and runs: every Java block is a region of an example,
/// every spec is a file that parses, every link leads somewhere.
///
/// A block whose fence says more than its language, as in `java fragment`, is left alone: it shows
/// a shape, not a program.
class DocsTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path EXAMPLES = Path.of("src/main/java/dev/gradus/examples");
  private static final Path SPECS = Path.of("specs");

  @Test
  void javaBlocks_ofAllDocuments_areRegionsOfExamples() throws IOException {
    List<String> regions = new ArrayList<>();
    for (Path example : files(EXAMPLES, ".java")) {
      regions.addAll(Snippets.regions(Files.readString(example)));
    }
    assertFalse(regions.isEmpty());
    List<String> unmatched = new ArrayList<>();
    for (Path document : documents()) {
      for (String block : Snippets.blocks(Files.readString(document), "java")) {
        if (!regions.contains(block)) {
          unmatched.add("%s shows what no example holds:%n%s".formatted(name(document), block));
        }
      }
    }
    assertEquals(List.of(), unmatched);
  }

  @Test
  void regions_ofExamples_areAllShown() throws IOException {
    List<String> shown = new ArrayList<>();
    for (Path document : documents()) {
      shown.addAll(Snippets.blocks(Files.readString(document), "java"));
    }
    for (Path example : files(EXAMPLES, ".java")) {
      for (String region : Snippets.regions(Files.readString(example))) {
        assertTrue(shown.contains(region), () -> name(example) + ": shown nowhere:\n" + region);
      }
    }
  }

  @Test
  void specBlocks_ofReadmeAndGuide_areSpecsThatParse() throws IOException {
    List<String> specs = new ArrayList<>();
    for (Path spec : files(SPECS, ".yaml")) {
      specs.add(Files.readString(spec));
      assertParses(Files.readString(spec), name(spec));
    }
    for (String document : List.of("README.md", "docs/guide.md")) {
      for (String block : Snippets.blocks(Files.readString(ROOT.resolve(document)), "yaml")) {
        assertTrue(specs.contains(block), () -> document + ": no file in specs is\n" + block);
      }
    }
  }

  @Test
  void specBlocks_ofSpecReference_parse() throws IOException {
    int specs = 0;
    for (String block : Snippets.blocks(Files.readString(ROOT.resolve("docs/spec.md")), "yaml")) {
      if (block.startsWith("data:")) {
        assertParses(block, "docs/spec.md");
        specs++;
      }
    }
    assertTrue(specs > 0);
  }

  @Test
  void links_ofAllDocuments_leadToFiles() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path document : documents()) {
      String text = Files.readString(document);
      for (String link : Snippets.relativeLinks(text)) {
        if (!leadsSomewhere(document, link)) {
          broken.add(name(document) + " -> " + link);
        }
      }
    }
    assertEquals(List.of(), broken);
  }

  @Test
  void links_toMissingFilesAndHeadings_areFound(@TempDir Path folder) throws IOException {
    Path document = folder.resolve("a.md");
    Files.writeString(document, "# One thing\n");
    assertTrue(leadsSomewhere(document, "a.md"));
    assertTrue(leadsSomewhere(document, "#one-thing"));
    assertTrue(leadsSomewhere(document, "a.md#one-thing"));
    assertFalse(leadsSomewhere(document, "b.md"));
    assertFalse(leadsSomewhere(document, "#another-thing"));
  }

  private static boolean leadsSomewhere(Path document, String link) throws IOException {
    String[] parts = link.split("#", 2);
    Path target = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]);
    if (!Files.exists(target)) {
      return false;
    }
    return parts.length == 1 || Snippets.anchors(Files.readString(target)).contains(parts[1]);
  }

  private static void assertParses(String yaml, String source) {
    assertFalse(TrainSpec.parse(yaml, source, Kinds.standard()).model().calls().isEmpty());
  }

  private static List<Path> documents() throws IOException {
    List<Path> documents = new ArrayList<>(files(ROOT.resolve("docs"), ".md"));
    for (String name : List.of("README.md", "CHANGELOG.md", "CONTRIBUTING.md")) {
      documents.add(ROOT.resolve(name));
    }
    return documents;
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  private static String name(Path file) {
    return ROOT.relativize(file.toAbsolutePath().normalize()).toString();
  }
}

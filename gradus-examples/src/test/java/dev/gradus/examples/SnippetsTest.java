package dev.gradus.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SnippetsTest {

  @Test
  void regions_indented_loseIndentation() {
    String source =
        """
        class A {
          // @start region="one"
          int a;

          int b;
          // @end
        }
        """;
    assertEquals(List.of("int a;\n\nint b;\n"), Snippets.regions(source));
  }

  @Test
  void regions_withoutEnd_isRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> Snippets.regions("// @start region=\"x\"\nint a;\n"));
  }

  @Test
  void blocks_ofOneLanguage_leaveOthersAlone() {
    String text = "```java\nint a;\n```\n```java fragment\nint …\n```\n```yaml\na: 1\n```\n";
    assertEquals(List.of("int a;\n"), Snippets.blocks(text, "java"));
    assertEquals(List.of("a: 1\n"), Snippets.blocks(text, "yaml"));
  }

  @Test
  void relativeLinks_mixed_leavesOutAddressesAndBlocks() {
    String text = "[a](b.md#c) ![d](e.png) [f](https://example.org)\n```java\na[0](x.md)\n```\n";
    assertEquals(List.of("b.md#c", "e.png"), Snippets.relativeLinks(text));
  }

  @Test
  void anchors_ofHeadings_asLinksWriteThem() {
    assertEquals(Set.of("own-layers-and-more"), Snippets.anchors("## Own layers, and more\n"));
  }
}

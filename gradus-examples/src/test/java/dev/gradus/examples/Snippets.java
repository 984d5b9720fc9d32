package dev.gradus.examples;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Takes sources and Markdown apart.
final class Snippets {

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.*)$");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```.*?^```$");

  private Snippets() {}

  /// What stands between `// @start region="…"` and `// @end`, without its indentation.
  static List<String> regions(String source) {
    List<String> regions = new ArrayList<>();
    Optional<StringBuilder> open = Optional.empty();
    for (String line : source.lines().toList()) {
      if (line.strip().startsWith("// @start region=")) {
        if (open.isPresent()) {
          throw new IllegalArgumentException("a region begins inside another: " + line);
        }
        open = Optional.of(new StringBuilder());
      } else if (line.strip().equals("// @end")) {
        regions.add(plain(open.orElseThrow().toString()));
        open = Optional.empty();
      } else {
        open.ifPresent(text -> text.append(line).append('\n'));
      }
    }
    if (open.isPresent()) {
      throw new IllegalArgumentException("a region does not end:\n" + open.orElseThrow());
    }
    return regions;
  }

  /// The contents of the blocks whose fence says exactly that language.
  static List<String> blocks(String markdown, String language) {
    return BLOCK
        .matcher(markdown)
        .results()
        .map(MatchResult::group)
        .filter(block -> block.startsWith("```" + language + "\n"))
        .map(block -> block.substring(block.indexOf('\n') + 1, block.lastIndexOf("```")))
        .map(Snippets::plain)
        .toList();
  }

  /// Targets of links and pictures outside blocks that are no web addresses.
  static List<String> relativeLinks(String markdown) {
    return LINK.matcher(BLOCK.matcher(markdown).replaceAll(""))
        .results()
        .map(link -> link.group(1))
        .filter(link -> !link.matches("[a-z]+:.*"))
        .toList();
  }

  /// The names by which links reach headings.
  static Set<String> anchors(String markdown) {
    Set<String> anchors = new HashSet<>();
    HEADING
        .matcher(BLOCK.matcher(markdown).replaceAll(""))
        .results()
        .map(heading -> heading.group(1).strip().toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .forEach(anchors::add);
    return anchors;
  }

  private static String plain(String text) {
    return text.stripTrailing().stripIndent() + "\n";
  }
}

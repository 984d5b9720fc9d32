package dev.gradus.cli;

import java.util.ArrayList;
import java.util.List;

/// Running text in lines that fit a terminal.
final class Paragraphs {

  private static final int WIDTH = 100;

  private Paragraphs() {}

  /// @return lines of at most [#WIDTH] characters, broken between words
  static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line = new StringBuilder();
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}

package dev.gradus.study;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// A result as text for a terminal: a table, a sentence for each arm, and how it was made. ASCII
/// only.
///
/// ```
/// arm            validation accuracy  difference (pp)     95 % interval  seconds  verdict
/// baseline                   95.21 %                                        1.61
/// raw input                  94.10 %            -1.11  -1.50 to -0.72     1.60  WORRYING
/// ```
public final class ComparisonTable {

  private static final String GAP = "  ";
  private static final int WIDTH = 100;

  private ComparisonTable() {}

  /// @param result what a comparison came to
  /// @return the table and the sentences; lines end in line feeds
  public static String of(ComparisonResult result) {
    StringBuilder text = new StringBuilder();
    rows(rows(result)).forEach(line -> text.append(line).append('\n'));
    text.append('\n');
    result.arms().forEach(arm -> append(text, arm.sentence()));
    text.append('\n');
    result.notes().forEach(note -> append(text, note));
    return text.toString();
  }

  private static List<List<String>> rows(ComparisonResult result) {
    Figures figures = result.figures();
    Objective objective = result.comparison().objective();
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "arm",
            objective.words(),
            objective.share() ? "difference (pp)" : "difference",
            "95 % interval",
            "seconds",
            "verdict"));
    ArmTrials baseline = result.baseline();
    rows.add(
        List.of(
            baseline.name(),
            figures.value(baseline.mean()),
            "",
            "",
            Figures.seconds(baseline.secondsPerRun()),
            ""));
    for (Judgement judgement : result.arms()) {
      ArmTrials arm = judgement.arm();
      rows.add(
          List.of(
              arm.name(),
              figures.value(arm.mean()),
              figures.difference(judgement.delta()),
              judgement.evidence().map(Evidence::interval).map(figures::interval).orElse("-"),
              Figures.seconds(arm.secondsPerRun()),
              judgement.verdict().word()));
    }
    return rows;
  }

  /// The first and the last column to the left, numbers to the right.
  private static List<String> rows(List<List<String>> cells) {
    int columns = cells.getFirst().size();
    int[] widths =
        IntStream.range(0, columns)
            .map(c -> cells.stream().mapToInt(row -> row.get(c).length()).max().orElse(0))
            .toArray();
    List<String> lines = new ArrayList<>();
    for (List<String> row : cells) {
      StringBuilder line = new StringBuilder();
      for (int c = 0; c < columns; c++) {
        String padding = " ".repeat(widths[c] - row.get(c).length());
        boolean left = c == 0 || c == columns - 1;
        line.append(left ? row.get(c) + padding : padding + row.get(c)).append(GAP);
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  /// A paragraph in lines of at most [#WIDTH] characters, the first marked by a hyphen.
  private static void append(StringBuilder text, String paragraph) {
    StringBuilder line = new StringBuilder("-");
    for (String word : paragraph.split(" ", -1)) {
      if (line.length() + 1 + word.length() > WIDTH) {
        text.append(line).append('\n');
        line = new StringBuilder(" ");
      }
      line.append(' ').append(word);
    }
    text.append(line).append('\n');
  }
}

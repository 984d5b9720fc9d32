package dev.gradus.study;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// A result as text for a terminal: a table of effects, one of costs, what arms reach at equal
/// epochs, updates and time if they differ in updates, a sentence for each arm, and how it was
/// made. ASCII only.
///
/// ```
/// arm            validation accuracy  difference (pp)     95 % interval  seconds  verdict
/// baseline                   95.21 %                                        1.61
/// raw input                  94.10 %            -1.11  -1.50 to -0.72     1.60  WORRYING
/// ```
public final class ComparisonTable {

  private static final int WIDTH = 100;

  private ComparisonTable() {}

  /// @param result what a comparison came to
  /// @return the table and the sentences; lines end in line feeds
  public static String of(ComparisonResult result) {
    return of(result, OptionalDouble.empty());
  }

  /// @param result what a comparison came to
  /// @param target value of the objective whose epochs are counted; without it, the baseline's mean
  /// @return the tables and the sentences; lines end in line feeds
  public static String of(ComparisonResult result, OptionalDouble target) {
    StringBuilder text = new StringBuilder();
    append(text, TextTable.lines(rows(result), true));
    if (Factorial.fits(result.comparison())) {
      text.append(FactorialTable.of(result)).append('\n');
    }
    append(text, CostTable.lines(result, Cost.of(result, target)));
    append(text, CostTable.views(result, Views.of(result)));
    result.arms().forEach(arm -> append(text, arm.sentence()));
    text.append('\n');
    result.notes().forEach(note -> append(text, note));
    return text.toString();
  }

  /// A table and an empty line.
  private static void append(StringBuilder text, List<String> table) {
    table.forEach(line -> text.append(line).append('\n'));
    text.append(table.isEmpty() ? "" : "\n");
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
              judgement.words()));
    }
    return rows;
  }

  /// A paragraph in lines of at most [#WIDTH] characters, the first marked by a hyphen.
  static void append(StringBuilder text, String paragraph) {
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

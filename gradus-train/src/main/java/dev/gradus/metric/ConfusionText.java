package dev.gradus.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// A [ConfusionMatrix] as tables whose columns line up.
final class ConfusionText {

  private static final String CORNER = "right \\ predicted";
  private static final String NONE = "none";

  private ConfusionText() {}

  static String counts(ConfusionMatrix matrix) {
    boolean none = matrix.unanswered().stream().anyMatch(count -> count > 0);
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(matrix.labels());
    head.addFirst(CORNER);
    rows.add(head);
    for (int k = 0; k < matrix.classes(); k++) {
      List<String> row = new ArrayList<>();
      row.add(matrix.labels().get(k));
      matrix.counts().get(k).forEach(count -> row.add(Long.toString(count)));
      if (none) {
        row.add(Long.toString(matrix.unanswered().get(k)));
      }
      rows.add(row);
    }
    if (none) {
      head.add(NONE);
    }
    return table(rows);
  }

  static String scores(ConfusionMatrix matrix) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("class", "precision", "recall", "f1", "support"));
    for (int k = 0; k < matrix.classes(); k++) {
      rows.add(
          List.of(
              matrix.labels().get(k),
              share(matrix.precision(k)),
              share(matrix.recall(k)),
              share(matrix.f1(k)),
              Long.toString(matrix.support(k))));
    }
    return table(rows);
  }

  static String share(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  /// The first column to the left, numbers to the right.
  static String table(List<List<String>> rows) {
    int[] widths =
        IntStream.range(0, rows.getFirst().size())
            .map(column -> rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0))
            .toArray();
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      text.append(row.getFirst()).repeat(" ", widths[0] - row.getFirst().length());
      for (int column = 1; column < row.size(); column++) {
        String cell = row.get(column);
        text.repeat(" ", 2 + widths[column] - cell.length()).append(cell);
      }
      text.append("\n");
    }
    return text.toString();
  }
}

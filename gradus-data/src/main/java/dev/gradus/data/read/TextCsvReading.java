package dev.gradus.data.read;

import dev.gradus.core.DataException;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.text.LabelledTexts;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// One reading of a [TextCsv].
final class TextCsvReading {

  private static final int LONGEST_TEXT = 1 << 24;

  private final TextCsv csv;
  private final Path file;
  private final CsvText table;
  private final boolean targeted;

  /// @param csv what to read
  /// @param targeted whether classes are wanted; else their column may be missing
  TextCsvReading(TextCsv csv, boolean targeted) {
    this.csv = csv;
    this.targeted = targeted;
    this.file = csv.file();
    this.table = new CsvText(csv.file(), csv.delimiter(), LONGEST_TEXT);
  }

  /// A text before its class has a number.
  private record Row(String text, String label, long line) {}

  LabelledTexts read() {
    return texts(table.read(this::rows));
  }

  /// @param in the file's content
  LabelledTexts read(InputStream in) {
    return texts(table.read(in, this::rows));
  }

  private LabelledTexts texts(List<Row> rows) {
    if (rows.isEmpty()) {
      throw new DataException(
          "%s: has a header but no rows. At least 1 was expected.".formatted(file));
    }
    ClassTarget target = targeted ? target(rows) : ClassTarget.of(2);
    Map<String, Integer> numbers = new HashMap<>();
    target.names().forEach(name -> numbers.put(name, numbers.size()));
    List<LabelledTexts.Text> texts = new ArrayList<>(rows.size());
    for (Row row : rows) {
      String place =
          "%s: line %d, column `%s`".formatted(file, row.line(), Entry.shown(csv.text()));
      texts.add(new LabelledTexts.Text(row.text(), label(row, numbers, target), place));
    }
    return new LabelledTexts(String.valueOf(file.getFileName()), texts, target);
  }

  private Rows rows(List<String> names) {
    return new Rows(
        table.index(names, csv.text()), targeted ? table.index(names, csv.target()) : -1);
  }

  /// The rows while they are read.
  private static final class Rows implements CsvText.Below<List<Row>> {

    private final int textColumn;
    private final int targetColumn;
    private final List<Row> rows = new ArrayList<>();
    private final TextNumbers labels = new TextNumbers();
    private String text = "";
    private String label = "";
    private long line;

    Rows(int textColumn, int targetColumn) {
      this.textColumn = textColumn;
      this.targetColumn = targetColumn;
    }

    @Override
    public void take(int column, Cell entry) {
      line = entry.line();
      if (column == textColumn) {
        text = entry.raw();
      }
      if (column == targetColumn) {
        label = label(entry);
      }
    }

    private String label(Cell entry) {
      if (entry.isMissing()) {
        throw entry.entry().missing();
      }
      int known = labels.number(entry);
      return labels.texts().get(known >= 0 ? known : labels.add(entry.toString()));
    }

    @Override
    public void endRow() {
      rows.add(new Row(text, label, line));
    }

    @Override
    public List<Row> all() {
      return rows;
    }
  }

  private ClassTarget target(List<Row> rows) {
    if (!csv.classNames().isEmpty()) {
      return ClassTarget.named(csv.classNames());
    }
    TreeSet<String> names = new TreeSet<>();
    rows.forEach(row -> names.add(row.label()));
    if (names.size() < 2) {
      throw new DataException(
          "%s: every row has the class `%s` in column `%s`. At least 2 classes were expected."
              .formatted(file, Entry.shown(names.getFirst()), Entry.shown(csv.target())));
    }
    return ClassTarget.named(List.copyOf(names));
  }

  private int label(Row row, Map<String, Integer> numbers, ClassTarget target) {
    if (!targeted) {
      return 0;
    }
    Integer label = numbers.get(row.label());
    if (label == null) {
      throw new Entry(file, row.line(), csv.target(), row.label())
          .complaint("is none of the classes %s.".formatted(Entry.shown(target.names())));
    }
    return label;
  }
}

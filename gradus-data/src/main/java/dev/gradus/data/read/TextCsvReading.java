package dev.gradus.data.read;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.gradus.core.DataException;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.text.LabelledTexts;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// One reading of a [TextCsv].
final class TextCsvReading {

  private static final int LONGEST_TEXT = 1 << 24;
  private static final String KIND = "a CSV file";

  private final TextCsv csv;
  private final Path file;
  private final boolean targeted;

  /// @param csv what to read
  /// @param targeted whether classes are wanted; else their column may be missing
  TextCsvReading(TextCsv csv, boolean targeted) {
    this.csv = csv;
    this.targeted = targeted;
    this.file = csv.file();
  }

  /// A text before its class has a number.
  private record Row(String text, String label, long line) {}

  LabelledTexts read() {
    return read(TextFile.read(file, KIND));
  }

  LabelledTexts read(String content) {
    List<Row> rows;
    try {
      rows = rows(parser(content).iterator());
    } catch (CsvParseException e) {
      throw malformed(e);
    } catch (UncheckedIOException e) {
      throw StoredFile.unreadable(file.toString(), e);
    }
    if (rows.isEmpty()) {
      throw new DataException(
          "%s: has a header but no rows. At least 1 was expected.".formatted(file));
    }
    ClassTarget target = targeted ? target(rows) : ClassTarget.of(2);
    List<LabelledTexts.Text> texts = new ArrayList<>(rows.size());
    for (Row row : rows) {
      String place =
          "%s: line %d, column `%s`".formatted(file, row.line(), Entry.shown(csv.text()));
      texts.add(new LabelledTexts.Text(row.text(), label(row, target), place));
    }
    return new LabelledTexts(String.valueOf(file.getFileName()), texts, target);
  }

  private CsvReader<CsvRecord> parser(String content) {
    CsvRecordHandler handler = CsvRecordHandler.of(c -> c.maxFieldSize(LONGEST_TEXT));
    int longest = Math.clamp(content.length() + 1L, 16, LONGEST_TEXT);
    return CsvReader.builder()
        .fieldSeparator(csv.delimiter())
        .skipEmptyLines(true)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .allowUnclosedQuote(false)
        .maxBufferSize(longest)
        .build(handler, content);
  }

  private List<Row> rows(CloseableIterator<CsvRecord> records) {
    if (!records.hasNext()) {
      throw new DataException(
          "%s: is empty. A header line with the names of the columns was expected."
              .formatted(file));
    }
    List<String> names = records.next().getFields().stream().map(String::strip).toList();
    int text = index(names, csv.text());
    int target = targeted ? index(names, csv.target()) : -1;
    List<Row> rows = new ArrayList<>();
    while (records.hasNext()) {
      CsvRecord row = records.next();
      long line = row.getStartingLineNumber();
      if (row.getFieldCount() != names.size()) {
        throw new DataException(
            "%s: line %d has %d entries, the header has %d columns. Correct that line, or quote texts that hold the delimiter `%s`."
                .formatted(file, line, row.getFieldCount(), names.size(), csv.delimiter()));
      }
      String label = targeted ? row.getField(target).strip() : "";
      Entry entry = new Entry(file, line, csv.target(), label);
      if (targeted && entry.isMissing()) {
        throw entry.missing();
      }
      rows.add(new Row(row.getField(text), label, line));
    }
    return rows;
  }

  private int index(List<String> names, String wanted) {
    int index = names.indexOf(wanted);
    if (index < 0) {
      throw new DataException(
          "%s: there is no column `%s`. Did you mean `%s`? The file has %s."
              .formatted(
                  file,
                  Entry.shown(wanted),
                  Entry.shown(NearestName.to(wanted, names)),
                  Entry.shown(names)));
    }
    if (names.lastIndexOf(wanted) != index) {
      throw new DataException(
          "%s: two columns are called `%s`. Give every column its own name."
              .formatted(file, Entry.shown(wanted)));
    }
    return index;
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

  private int label(Row row, ClassTarget target) {
    if (!targeted) {
      return 0;
    }
    int label = target.names().indexOf(row.label());
    if (label < 0) {
      throw new Entry(file, row.line(), csv.target(), row.label())
          .complaint("is none of the classes %s.".formatted(Entry.shown(target.names())));
    }
    return label;
  }

  private DataException malformed(CsvParseException e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message = Entry.onOneLine(String.valueOf(root.getMessage()));
    return new DataException(
        "%s: is no well-formed CSV: %s. Correct the file; quotes must be closed, and a text may have %d characters."
            .formatted(
                file,
                message.endsWith(".") ? message.substring(0, message.length() - 1) : message,
                LONGEST_TEXT),
        e);
  }
}

package dev.gradus.data.read;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.RecordType;
import dev.gradus.core.DataException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Hands the entries of a CSV file on where the parser has them, without a string for each. Until
/// it is told of columns it keeps them: they are the header.
final class CsvRows extends CsvCallbackHandler<CsvRows> {

  private static final int MOST_COLUMNS = 1 << 14;
  private static final int LONGEST_ROW = 1 << 26;

  private final int longest;
  private final List<String> header = new ArrayList<>();
  private RecordType type = RecordType.DATA;
  private long line;
  private int count;
  private int characters;
  private @Nullable Cell cell;
  private CsvText.@Nullable Below<?> rows;
  private int columns;
  private @Nullable DataException complaint;

  /// @param longest characters that an entry may have
  CsvRows(int longest) {
    this.longest = longest;
  }

  /// @return the entries so far
  List<String> header() {
    return header;
  }

  /// @param file that is read
  /// @param names of its columns
  /// @param rows takes the entries from now on
  void under(Path file, List<String> names, CsvText.Below<?> rows) {
    this.cell = new Cell(file, names);
    this.columns = names.size();
    this.rows = rows;
  }

  /// @return where the row begins, from 1
  long line() {
    return line;
  }

  /// @return what is wrong with the row's first bad entry, if there is one
  @Nullable DataException complaint() {
    return complaint;
  }

  @Override
  protected void beginRecord(long startingLineNumber) {
    line = startingLineNumber;
    type = RecordType.DATA;
    count = 0;
    characters = 0;
  }

  @Override
  protected void addField(char[] buffer, int offset, int length, boolean quoted) {
    requireRoom(length);
    if (cell == null || rows == null) {
      header.add(new String(buffer, offset, length).strip());
    } else if (count < columns && complaint == null) {
      cell.set(buffer, offset, length, line, count);
      try {
        rows.take(count, cell);
      } catch (DataException e) {
        // The row may not be whole, which is to be said first.
        complaint = e;
      }
    }
    count++;
    characters += length;
  }

  private void requireRoom(int length) {
    if (length > longest) {
      throw new CsvParseException(
          "Field at index %d in record starting at line %d exceeds the max field size of %d characters"
              .formatted(count, line, longest));
    }
    if (length > LONGEST_ROW - characters) {
      throw new CsvParseException(
          "Field at index %d in record starting at line %d exceeds the max record size of %d characters"
              .formatted(count, line, LONGEST_ROW));
    }
    if (count == MOST_COLUMNS) {
      throw new CsvParseException(
          "Record starting at line %d has surpassed the maximum limit of %d fields"
              .formatted(line, MOST_COLUMNS));
    }
  }

  @Override
  protected void setComment(char[] buffer, int offset, int length) {
    type = RecordType.COMMENT;
  }

  @Override
  protected void setEmpty() {
    type = RecordType.EMPTY;
  }

  @Override
  protected CsvRows buildRecord() {
    return this;
  }

  @Override
  protected RecordType getRecordType() {
    return type;
  }

  @Override
  protected int getFieldCount() {
    return count;
  }
}

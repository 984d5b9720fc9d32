package dev.gradus.data.read;

import java.nio.file.Path;
import java.util.List;

/// The entry of a table that is being read, where the parser has it: it is another one at the next
/// call. As characters it has no spaces around it.
final class Cell implements CharSequence {

  private static final List<String> MISSING = List.of("na", "n/a", "nan", "null", "none", "?");

  private final Path file;
  private final List<String> names;
  private final Decimal decimal = new Decimal();
  private char[] buffer = new char[0];
  private int from;
  private int to;
  private int rawFrom;
  private int rawTo;
  private long line;
  private int column;

  /// @param file the table's file
  /// @param names of its columns
  Cell(Path file, List<String> names) {
    this.file = file;
    this.names = names;
  }

  /// Moves to another entry.
  void set(char[] buffer, int offset, int length, long line, int column) {
    this.buffer = buffer;
    this.rawFrom = offset;
    this.rawTo = offset + length;
    this.line = line;
    this.column = column;
    this.from = rawFrom;
    this.to = rawTo;
    while (from < to && Character.isWhitespace(buffer[from])) {
      from++;
    }
    while (to > from && Character.isWhitespace(buffer[to - 1])) {
      to--;
    }
  }

  /// @return whether nothing stands there, or one of the usual words for nothing
  boolean isMissing() {
    if (from == to) {
      return true;
    }
    for (String word : MISSING) {
      if (word.length() == to - from && isWord(word)) {
        return true;
      }
    }
    return false;
  }

  private boolean isWord(String word) {
    for (int i = 0; i < word.length(); i++) {
      char c = buffer[from + i];
      if ((c >= 'A' && c <= 'Z' ? c + 'a' - 'A' : c) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /// @return whether it is a number
  boolean isNumber() {
    return decimal.read(this);
  }

  /// @param advice for an entry that is no number
  /// @return the number as float32
  /// @throws dev.gradus.core.DataException if nothing stands there, or no number that float32 can
  ///   hold
  float number(String advice) {
    if (isMissing()) {
      throw entry().missing();
    }
    if (!isNumber()) {
      throw entry().complaint("is not a number. " + advice);
    }
    float value = decimal.single();
    if (Float.isInfinite(value)) {
      throw entry()
          .complaint("is beyond float32, whose largest number is 3.4e38. Scale the column down.");
    }
    return value;
  }

  long line() {
    return line;
  }

  /// @return the entry for good, for messages
  Entry entry() {
    return new Entry(file, line, names.get(column), toString());
  }

  /// @return the entry with the spaces around it
  String raw() {
    return new String(buffer, rawFrom, rawTo - rawFrom);
  }

  @Override
  public int length() {
    return to - from;
  }

  @Override
  public char charAt(int index) {
    return buffer[from + index];
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return toString().substring(start, end);
  }

  @Override
  public String toString() {
    return new String(buffer, from, to - from);
  }
}

package dev.gradus.data.read;

import dev.gradus.core.DataException;
import java.nio.file.Path;
import java.util.List;

/// One entry of a table, and where it stands.
///
/// @param file the table's file
/// @param line from 1, the header's line included
/// @param column name of the column
/// @param text the entry without spaces around it
record Entry(Path file, long line, String column, String text) {

  private static final int SHOWN_CHARACTERS = 40;
  private static final int SHOWN_NAMES = 12;

  DataException missing() {
    return missing("Fill it in, or leave out that line.");
  }

  /// @param advice what to do about it
  DataException missing(String advice) {
    return text.isEmpty()
        ? new DataException(
            "%s: line %d, column `%s`: the entry is missing. %s"
                .formatted(file, line, shown(column), advice))
        : complaint("stands for a missing entry. " + advice);
  }

  /// @param what is wrong with the entry, and what to do
  DataException complaint(String what) {
    return new DataException(
        "%s: line %d, column `%s`: `%s` %s"
            .formatted(file, line, shown(column), shown(text), what));
  }

  /// @return text of a file as a message may show it: on one line and not too long
  static String shown(String text) {
    String clean = onOneLine(text);
    return clean.length() <= SHOWN_CHARACTERS ? clean : clean.substring(0, SHOWN_CHARACTERS) + "…";
  }

  /// @return names as a message may show them: not too many
  static String shown(List<String> names) {
    List<String> some = names.stream().limit(SHOWN_NAMES).map(Entry::shown).toList();
    String more = names.size() > some.size() ? ", … (%d in all)".formatted(names.size()) : "";
    return String.join(", ", some) + more;
  }

  /// @return text of a file or about it, without signs that move what is written after them
  static String onOneLine(String text) {
    return text.codePoints().anyMatch(Character::isISOControl) ? cleaned(text) : text;
  }

  private static String cleaned(String text) {
    StringBuilder clean = new StringBuilder();
    text.codePoints().map(c -> Character.isISOControl(c) ? '?' : c).forEach(clean::appendCodePoint);
    return clean.toString();
  }
}

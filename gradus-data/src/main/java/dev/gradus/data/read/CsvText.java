package dev.gradus.data.read;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.gradus.core.DataException;
import dev.gradus.core.NearestWord;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/// A CSV file as a header and rows of text, whatever is made of them.
///
/// @param file path of the file
/// @param delimiter between entries
/// @param longest characters that an entry may have; bounds the memory that an unclosed quote can
///   take
record CsvText(Path file, char delimiter, int longest) {

  /// No number and no sensible name is longer.
  private static final int LONGEST_ENTRY = 4096;

  private static final int LARGEST_BUFFER = 1 << 24;

  /// A table of numbers and names.
  CsvText(Path file, char delimiter) {
    this(file, delimiter, LONGEST_ENTRY);
  }

  /// Takes the rows below a header, entry by entry.
  interface Below<T> {

    /// @param column from 0
    /// @param entry only valid until this method returns
    /// @throws DataException if it cannot be taken
    void take(int column, Cell entry);

    /// Is told of a row that has ended, all its entries taken.
    void endRow();

    /// @return what became of the rows
    T all();
  }

  /// @param rows takes the rows under a header of these names
  /// @return what became of them
  <T> T read(Function<List<String>, Below<T>> rows) {
    return withFile(in -> read(in, rows));
  }

  /// @param in the file's content
  /// @param rows takes the rows under a header of these names
  /// @return what became of them
  <T> T read(InputStream in, Function<List<String>, Below<T>> rows) {
    return parsed(
        in,
        (records, state) -> {
          List<String> names = names(records, state);
          Below<T> below = rows.apply(names);
          state.under(file, names, below);
          while (records.hasNext()) {
            requireWhole(names, records.next());
            below.endRow();
          }
          return below.all();
        });
  }

  /// @return the columns' names; nothing else is read
  List<String> header() {
    return withFile(in -> parsed(in, this::names));
  }

  private <T> T withFile(Function<InputStream, T> use) {
    if (!Files.exists(file)) {
      throw new DataException(
          "%s: there is no such file. A CSV file was expected; check the path.".formatted(file));
    }
    if (!Files.isRegularFile(file)) {
      throw new DataException(
          "%s: is not a regular file. A CSV file was expected; check the path.".formatted(file));
    }
    try (InputStream in = Files.newInputStream(file)) {
      return use.apply(in);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private <T> T parsed(InputStream in, BiFunction<CloseableIterator<CsvRows>, CsvRows, T> use) {
    CsvRows state = new CsvRows(longest);
    try {
      Reader text = new Utf8Reader(file, in, "CSV in UTF-8");
      return use.apply(parser(state, text).iterator(), state);
    } catch (UncheckedIOException e) {
      throw unreadable(e);
    } catch (CsvParseException e) {
      if (root(e) instanceof DataException complaint) {
        throw complaint;
      }
      throw new DataException(
          "%s: is no well-formed CSV: %s. Correct the file; an entry may have %d characters."
              .formatted(file, withoutFullStop(rootMessage(e)), longest),
          e);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private CsvReader<CsvRows> parser(CsvRows state, Reader text) {
    return CsvReader.builder()
        .fieldSeparator(delimiter)
        .skipEmptyLines(true)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .allowUnclosedQuote(false)
        .maxBufferSize(Math.max(longest, Math.min(4 * longest, LARGEST_BUFFER)))
        .build(state, text);
  }

  private List<String> names(CloseableIterator<CsvRows> records, CsvRows state) {
    if (!records.hasNext()) {
      throw new DataException(
          "%s: is empty. A header line with the names of the columns was expected."
              .formatted(file));
    }
    records.next();
    List<String> names = List.copyOf(state.header());
    Set<String> seen = new HashSet<>();
    for (int column = 0; column < names.size(); column++) {
      String name = names.get(column);
      if (name.isEmpty()) {
        throw new DataException(
            "%s: column %d has no name in the header. Give every column a name."
                .formatted(file, column + 1));
      }
      if (!seen.add(name)) {
        throw new DataException(
            "%s: two columns are called `%s`. Give every column its own name."
                .formatted(file, Entry.shown(name)));
      }
    }
    return names;
  }

  /// Refuses a row that has more or fewer entries than the header, or a bad one.
  private void requireWhole(List<String> names, CsvRows row) {
    if (row.getFieldCount() != names.size()) {
      throw new DataException(
          "%s: line %d has %d entries, the header has %d columns. Correct that line, or quote entries that hold the delimiter `%s`."
              .formatted(file, row.line(), row.getFieldCount(), names.size(), delimiter));
    }
    DataException complaint = row.complaint();
    if (complaint != null) {
      throw complaint;
    }
  }

  int index(List<String> names, String wanted) {
    int index = names.indexOf(wanted);
    if (index < 0) {
      throw new DataException(
          "%s: there is no column `%s`. Did you mean `%s`? The file has %s."
              .formatted(
                  file, wanted, Entry.shown(NearestWord.to(wanted, names)), Entry.shown(names)));
    }
    return index;
  }

  private DataException unreadable(Exception cause) {
    return new DataException(
        "%s: cannot be read: %s. Check the file and the right to read it."
            .formatted(file, rootMessage(cause)),
        cause);
  }

  private static Throwable root(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  private static String rootMessage(Throwable thrown) {
    return Entry.onOneLine(String.valueOf(root(thrown).getMessage()));
  }

  private static String withoutFullStop(String message) {
    return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
  }
}

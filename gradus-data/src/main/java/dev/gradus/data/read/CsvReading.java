package dev.gradus.data.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.gradus.core.DataException;
import dev.gradus.data.Dataset;
import dev.gradus.data.InMemoryDataset;
import dev.gradus.data.ValueTarget;
import dev.gradus.data.WeightedDataset;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/// One reading of a [Csv].
final class CsvReading {

  /// No number and no sensible name is longer; bounds the memory that an unclosed quote can take.
  private static final int LONGEST_ENTRY = 4096;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Csv csv;
  private final Path file;
  private final boolean targeted;

  /// @param csv what to read
  /// @param targeted whether the target is wanted; else it and the ignored columns may be missing
  CsvReading(Csv csv, boolean targeted) {
    this.csv = csv;
    this.targeted = targeted;
    this.file = csv.file();
  }

  Dataset read() {
    return withFile(this::read);
  }

  /// @param in the file's content
  Dataset read(InputStream in) {
    return parsed(in, this::table);
  }

  List<String> featureNames() {
    return withFile(in -> parsed(in, records -> columns(records).featureNames()));
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

  private <T> T parsed(InputStream in, Function<CloseableIterator<CsvRecord>, T> use) {
    BufferedReader text = new BufferedReader(new InputStreamReader(in, UTF_8.newDecoder()));
    try {
      skipByteOrderMark(text);
      return use.apply(parser(text).iterator());
    } catch (CharacterCodingException e) {
      throw notText(e);
    } catch (UncheckedIOException e) {
      throw e.getCause() instanceof CharacterCodingException ? notText(e) : unreadable(e);
    } catch (CsvParseException e) {
      throw new DataException(
          "%s: is no well-formed CSV: %s. Correct the file; an entry may have %d characters."
              .formatted(file, withoutFullStop(rootMessage(e)), LONGEST_ENTRY),
          e);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private CsvReader<CsvRecord> parser(BufferedReader text) {
    CsvRecordHandler handler = CsvRecordHandler.of(c -> c.maxFieldSize(LONGEST_ENTRY));
    return CsvReader.builder()
        .fieldSeparator(csv.delimiter())
        .skipEmptyLines(true)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .allowUnclosedQuote(false)
        .maxBufferSize(4 * LONGEST_ENTRY)
        .build(handler, text);
  }

  /// The columns of a file.
  ///
  /// @param names of all columns
  /// @param features indices of those that are features
  private record Columns(List<String> names, List<Integer> features) {

    List<String> featureNames() {
      return features.stream().map(names::get).toList();
    }
  }

  private Columns columns(CloseableIterator<CsvRecord> records) {
    if (!records.hasNext()) {
      throw new DataException(
          "%s: is empty. A header line with the names of the columns was expected."
              .formatted(file));
    }
    List<String> names = header(records.next());
    List<Integer> features = new ArrayList<>(IntStream.range(0, names.size()).boxed().toList());
    leaveOut(csv.target(), names, features);
    csv.ignored().forEach(name -> leaveOut(name, names, features));
    csv.weight().ifPresent(name -> leaveOut(name, names, features));
    if (features.isEmpty()) {
      throw new DataException(
          "%s: has no column for features beside the target `%s`. Add one, or check the delimiter."
              .formatted(file, csv.target()));
    }
    return new Columns(names, List.copyOf(features));
  }

  private void leaveOut(String name, List<String> names, List<Integer> features) {
    if (targeted || names.contains(name)) {
      int column = index(names, name);
      features.removeIf(feature -> feature == column);
    }
  }

  private Dataset table(CloseableIterator<CsvRecord> records) {
    Columns columns = columns(records);
    List<String> names = columns.names();
    int target = names.indexOf(csv.target());
    FloatColumn values = new FloatColumn(file);
    TargetColumn targets = new TargetColumn(csv);
    int weight = csv.weight().map(names::indexOf).orElse(-1);
    FloatColumn weights = new FloatColumn(file);
    while (records.hasNext()) {
      CsvRecord row = records.next();
      long line = row.getStartingLineNumber();
      if (row.getFieldCount() != names.size()) {
        throw new DataException(
            "%s: line %d has %d entries, the header has %d columns. Correct that line, or quote entries that hold the delimiter `%s`."
                .formatted(file, line, row.getFieldCount(), names.size(), csv.delimiter()));
      }
      for (int column : columns.features()) {
        Entry entry = new Entry(file, line, names.get(column), row.getField(column).strip());
        values.add(entry.number("Correct it, or leave the column out by `ignored`."));
      }
      if (targeted) {
        targets.add(new Entry(file, line, names.get(target), row.getField(target).strip()));
        if (weight >= 0) {
          weights.add(
              new Entry(file, line, names.get(weight), row.getField(weight).strip())
                  .number("Correct it; 0 leaves a sample out of the loss."));
        }
      }
    }
    if (values.size() == 0) {
      throw new DataException(
          "%s: has a header but no rows. At least 1 was expected.".formatted(file));
    }
    String name = String.valueOf(file.getFileName());
    List<String> features = columns.featureNames();
    if (!targeted) {
      float[] zeros = new float[values.size() / features.size()];
      return InMemoryDataset.table(name, features, values.toArray(), ValueTarget.single(), zeros);
    }
    TargetColumn.Settled settled = targets.settle();
    Dataset table =
        InMemoryDataset.table(name, features, values.toArray(), settled.target(), settled.values());
    return weight < 0 ? table : WeightedDataset.of(table, weights.toArray());
  }

  private List<String> header(CsvRecord record) {
    List<String> names = record.getFields().stream().map(String::strip).toList();
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

  private int index(List<String> names, String wanted) {
    int index = names.indexOf(wanted);
    if (index < 0) {
      throw new DataException(
          "%s: there is no column `%s`. Did you mean `%s`? The file has %s."
              .formatted(
                  file, wanted, Entry.shown(NearestName.to(wanted, names)), Entry.shown(names)));
    }
    return index;
  }

  private static void skipByteOrderMark(BufferedReader text) throws IOException {
    text.mark(1);
    if (text.read() != BYTE_ORDER_MARK) {
      text.reset();
    }
  }

  private DataException notText(Exception cause) {
    return new DataException(
        "%s: is not UTF-8 text. Save it as CSV in UTF-8.".formatted(file), cause);
  }

  private DataException unreadable(Exception cause) {
    return new DataException(
        "%s: cannot be read: %s. Check the file and the right to read it."
            .formatted(file, rootMessage(cause)),
        cause);
  }

  private static String rootMessage(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage());
  }

  private static String withoutFullStop(String message) {
    return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
  }
}

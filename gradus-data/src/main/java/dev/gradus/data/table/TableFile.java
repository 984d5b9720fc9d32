package dev.gradus.data.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gradus.core.ConfigException;
import dev.gradus.core.DataException;
import dev.gradus.core.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.zip.CRC32C;

/// The file of a [TableEncoder], UTF-8 lines: `gradus-table 1`; `columns 2 missing median crc32c
/// 0123abcd`; then for each column its name, `numbers fill 3.5` or `categories 3 fill 0` (`-` for
/// no fill), and its categories, a line each. A backslash stands before `n`, `r` and itself for a
/// line feed, a carriage return and a backslash. The sum is of all bytes from the third line on.
final class TableFile {

  static final String NAME = "table.txt";

  private static final String FORMAT = "gradus-table 1";
  private static final long MOST_BYTES = 1L << 28;

  private TableFile() {}

  static void write(Path folder, TableEncoder encoder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new DataException(
          "%s: the columns cannot be saved: %s. Check that the folder may be written to."
              .formatted(folder, e),
          e);
    }
    WholeFile.write(folder.resolve(NAME), text(encoder));
  }

  static TableEncoder read(Path folder) {
    Path file = folder.resolve(NAME);
    String text = content(file);
    List<String> lines = text.lines().toList();
    if (lines.size() < 2 || !lines.getFirst().equals(FORMAT)) {
      throw new DataException(
          "%s: does not begin with the line `%s`. It is no file of columns, or of another version of Gradus."
              .formatted(file, FORMAT));
    }
    try {
      String[] head = lines.get(1).split(" ", -1);
      if (head.length != 6) {
        throw new DataException(damage(file));
      }
      Missing missing = Missing.valueOf(head[3].toUpperCase(Locale.ROOT));
      TableEncoder encoder =
          encoder(missing, Integer.parseInt(head[1]), lines.subList(2, lines.size()).iterator());
      if (!text(encoder).equals(text)) {
        throw new DataException(damage(file));
      }
      return encoder;
    } catch (ConfigException | IllegalArgumentException | NoSuchElementException e) {
      throw new DataException(damage(file), e);
    }
  }

  private static TableEncoder encoder(Missing missing, int count, Iterator<String> lines) {
    List<TableColumn> columns = new ArrayList<>();
    List<Float> fills = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String name = unescaped(lines.next());
      String[] words = lines.next().split(" ", -1);
      if (words.length < 3) {
        throw new NoSuchElementException("kind and filling of column " + name);
      }
      if (words[0].equals("numbers")) {
        columns.add(TableColumn.numbers(name));
      } else {
        List<String> categories = new ArrayList<>();
        for (int left = Integer.parseInt(words[1]); left > 0; left--) {
          categories.add(unescaped(lines.next()));
        }
        columns.add(TableColumn.categories(name, categories));
      }
      String fill = words[words.length - 1];
      if (!fill.equals("-")) {
        fills.add(Float.parseFloat(fill));
      }
    }
    return new TableEncoder(missing, columns, fills);
  }

  private static String text(TableEncoder encoder) {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < encoder.columns().size(); i++) {
      TableColumn column = encoder.columns().get(i);
      String fill = encoder.fills().isEmpty() ? "-" : Float.toString(encoder.fills().get(i));
      int categories = column.categories().size();
      body.append(escaped(column.name())).append('\n');
      body.append(categories == 0 ? "numbers" : "categories " + categories);
      body.append(" fill ").append(fill).append('\n');
      column.categories().forEach(each -> body.append(escaped(each)).append('\n'));
    }
    CRC32C sum = new CRC32C();
    sum.update(body.toString().getBytes(UTF_8));
    return FORMAT
        + String.format(
            Locale.ROOT,
            "\ncolumns %d missing %s crc32c %08x\n",
            encoder.columns().size(),
            encoder.missing().name().toLowerCase(Locale.ROOT),
            sum.getValue())
        + body;
  }

  private static String content(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes((int) Math.min(MOST_BYTES, Files.size(file)));
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (IOException e) {
      throw new DataException(
          "%s: the columns of the model cannot be read: %s. Check the path, and that the model is one of a table with categories or missing entries."
              .formatted(file, e),
          e);
    }
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
  }

  private static String unescaped(String line) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\' && i + 1 < line.length()) {
        char next = line.charAt(++i);
        text.append(next == 'n' ? '\n' : next == 'r' ? '\r' : next);
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }

  private static String damage(Path file) {
    return "%s: is cut short or was changed: its sum or a setting is not what it says. Take it and the model from a copy."
        .formatted(file);
  }
}

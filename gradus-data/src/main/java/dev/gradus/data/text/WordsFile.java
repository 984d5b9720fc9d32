package dev.gradus.data.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gradus.core.ConfigException;
import dev.gradus.core.DataException;
import dev.gradus.core.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32C;

/// The file of a [TextEncoder], UTF-8 lines: `gradus-words 1`; `length 100 padding post truncating
/// post punctuation false`; `words 9998 crc32c 0123abcd`; then a word each line in the order of
/// numbers. The sum is of all bytes from the fourth line on and of the second line.
final class WordsFile {

  static final String NAME = "words.txt";

  private static final String FORMAT = "gradus-words 1";
  private static final long MOST_BYTES = 1L << 30;
  private static final int FIRST_WORD = 3;

  private WordsFile() {}

  static void write(Path folder, TextEncoder encoder) {
    String settings = settings(encoder);
    String words = body(encoder.vocabulary());
    String head = FORMAT + '\n' + settings + '\n' + sealOf(encoder, settings, words) + '\n';
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new DataException(
          "%s: the words cannot be saved: %s. Check that the folder may be written to."
              .formatted(folder, e),
          e);
    }
    WholeFile.write(folder.resolve(NAME), head + words);
  }

  static TextEncoder read(Path folder) {
    Path file = folder.resolve(NAME);
    List<String> lines = lines(file);
    if (lines.size() < FIRST_WORD || !lines.getFirst().equals(FORMAT)) {
      throw new DataException(
          "%s: does not begin with the line `%s`. It is no file of words, or of another version of Gradus."
              .formatted(file, FORMAT));
    }
    try {
      String[] settings = lines.get(1).split(" ", -1);
      if (settings.length != 8) {
        throw damaged(file);
      }
      TextForm form =
          new TextForm(side(settings[3]), side(settings[5]), settings[7].equals("true"));
      Vocabulary vocabulary = Vocabulary.of(lines.subList(FIRST_WORD, lines.size()));
      TextEncoder encoder = new TextEncoder(vocabulary, Integer.parseInt(settings[1]), form);
      String written = settings(encoder);
      if (!written.equals(lines.get(1))
          || !sealOf(encoder, written, body(vocabulary)).equals(lines.get(2))) {
        throw damaged(file);
      }
      return encoder;
    } catch (ConfigException | IllegalArgumentException e) {
      throw damaged(file, e);
    }
  }

  private static List<String> lines(Path file) {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes((int) Math.min(MOST_BYTES, Files.size(file)));
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (!text.endsWith("\n")) {
        throw damaged(file);
      }
      List<String> lines = new ArrayList<>();
      for (int from = 0; from < text.length(); ) {
        int end = text.indexOf('\n', from);
        lines.add(text.substring(from, end));
        from = end + 1;
      }
      return lines;
    } catch (CharacterCodingException e) {
      throw damaged(file, e);
    } catch (IOException e) {
      throw new DataException(
          "%s: the words of the model cannot be read: %s. Check the path, and that the model is one of texts."
              .formatted(file, e),
          e);
    }
  }

  private static String settings(TextEncoder encoder) {
    TextForm form = encoder.form();
    return String.format(
        Locale.ROOT,
        "length %d padding %s truncating %s punctuation %s",
        encoder.length(),
        word(form.padding()),
        word(form.truncating()),
        form.punctuation());
  }

  private static String body(Vocabulary vocabulary) {
    StringBuilder body = new StringBuilder();
    vocabulary.words().forEach(word -> body.append(word).append('\n'));
    return body.toString();
  }

  private static String sealOf(TextEncoder encoder, String settings, String words) {
    CRC32C sum = new CRC32C();
    sum.update(words.getBytes(UTF_8));
    sum.update(settings.getBytes(UTF_8));
    return String.format(
        Locale.ROOT, "words %d crc32c %08x", encoder.vocabulary().words().size(), sum.getValue());
  }

  private static String word(Side side) {
    return side.name().toLowerCase(Locale.ROOT);
  }

  private static Side side(String word) {
    return Side.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static DataException damaged(Path file) {
    return new DataException(damage(file));
  }

  private static DataException damaged(Path file, Exception cause) {
    return new DataException(damage(file), cause);
  }

  private static String damage(Path file) {
    return "%s: is cut short or was changed: its sum or a setting is not what it says. Take it and the model from a copy."
        .formatted(file);
  }
}

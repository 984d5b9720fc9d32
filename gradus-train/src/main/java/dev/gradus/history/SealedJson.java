package dev.gradus.history;

import dev.gradus.core.DataException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// A JSON object whose last member, `sha256`, is the hash of all bytes before its line: any change
/// of any byte is found before the content is looked at.
public final class SealedJson {

  private static final String TAIL_BEGIN = ",\n  \"sha256\" : \"";
  private static final String TAIL_END = "\"\n}\n";
  private static final int HASH_DIGITS = 64;
  private static final int TAIL = TAIL_BEGIN.length() + HASH_DIGITS + TAIL_END.length();

  private SealedJson() {}

  /// @param content not empty
  /// @return the file's text
  public static String write(Map<String, Object> content) {
    String text = Json.text(content);
    String head = text.substring(0, text.lastIndexOf('}')).stripTrailing();
    return head + TAIL_BEGIN + hash(head) + TAIL_END;
  }

  /// @param bytes of the file
  /// @param source the file's name, for messages
  /// @return the content without the seal
  /// @throws DataException if a byte was changed
  public static Map<String, Object> read(byte[] bytes, String source) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int end = text.length() - TAIL;
    if (end < 1 || !text.startsWith(TAIL_BEGIN, end) || !text.endsWith(TAIL_END)) {
      throw new DataException(
          "%s: byte %d should begin the line with the file's own SHA-256, but does not. The file is cut short or damaged; take it from a copy."
              .formatted(source, Math.max(end, 0)));
    }
    byte[] head = Arrays.copyOf(bytes, end);
    String expected = text.substring(end + TAIL_BEGIN.length(), text.length() - TAIL_END.length());
    String actual = Hashes.sha256(head);
    if (!MessageDigest.isEqual(
        actual.getBytes(StandardCharsets.US_ASCII),
        expected.getBytes(StandardCharsets.ISO_8859_1))) {
      throw new DataException(
          "%s: bytes 0 to %d have SHA-256 %s, the file says %s. The file is damaged; take it from a copy."
              .formatted(source, end - 1, actual, expected.replaceAll("[^ -~]", "?")));
    }
    return new LinkedHashMap<>(
        Json.readMap(new String(head, StandardCharsets.UTF_8) + "\n}", source));
  }

  private static String hash(String head) {
    return Hashes.sha256(head.getBytes(StandardCharsets.UTF_8));
  }
}

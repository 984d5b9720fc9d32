package dev.gradus.data.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gradus.core.DataException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.file.Path;

/// A file of text in UTF-8, read whole.
final class TextFile {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private TextFile() {}

  /// @param file to read
  /// @param kind what was expected, with its article: `a text file`
  /// @return its text, without a byte order mark
  /// @throws DataException if there is no such regular file, it cannot be read, or is not UTF-8
  static String read(Path file, String kind) {
    byte[] content =
        StoredFile.read(
            file,
            kind,
            (in, bytes) ->
                in.readNBytes(StoredFile.affordable(file.toString(), bytes, "the file has")));
    return decoded(file, content);
  }

  static String decoded(Path file, byte[] content) {
    ByteBuffer in = ByteBuffer.wrap(content);
    CharBuffer out = CharBuffer.allocate(content.length);
    CharsetDecoder decoder = UTF_8.newDecoder();
    CoderResult result = decoder.decode(in, out, true);
    if (!result.isUnderflow()) {
      int offset = in.position();
      throw new DataException(
          "%s: is not UTF-8 text: byte %d is 0x%02x. Save it as UTF-8."
              .formatted(file, offset, content[offset]));
    }
    out.flip();
    boolean marked = out.hasRemaining() && out.get(0) == BYTE_ORDER_MARK;
    return out.subSequence(marked ? 1 : 0, out.length()).toString();
  }
}

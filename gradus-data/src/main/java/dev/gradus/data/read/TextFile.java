package dev.gradus.data.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gradus.core.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.file.Path;

/// A file of text in UTF-8, decoded piece by piece: beside the text itself there is never more than
/// one piece of it in memory.
final class TextFile {

  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final int PIECE = 1 << 13;

  private final Path file;
  private final CharsetDecoder decoder = UTF_8.newDecoder();
  private final ByteBuffer piece = ByteBuffer.allocate(PIECE).limit(0);
  private final CharBuffer chars = CharBuffer.allocate(PIECE);
  private final StringBuilder text;
  private long decoded;

  private TextFile(Path file, int bytes) {
    this.file = file;
    this.text = new StringBuilder(bytes);
  }

  /// @param file to read
  /// @param kind what was expected, with its article: `a text file`
  /// @return its text, without a byte order mark
  /// @throws DataException if there is no such regular file, it cannot be read, or is not UTF-8
  static String read(Path file, String kind) {
    return StoredFile.read(file, kind, (in, bytes) -> read(file, in, bytes));
  }

  /// @param in the file's content
  /// @param bytes the file's size
  static String read(Path file, InputStream in, long bytes) throws IOException {
    int most = StoredFile.affordable(file.toString(), bytes, "the file has");
    return new TextFile(file, most).decode(in);
  }

  private String decode(InputStream in) throws IOException {
    boolean end = false;
    while (!end) {
      piece.compact();
      int found = in.read(piece.array(), piece.position(), piece.remaining());
      end = found < 0;
      piece.position(piece.position() + Math.max(found, 0)).flip();
      int before = piece.position();
      CoderResult result = decoder.decode(piece, chars, end);
      decoded += piece.position() - before;
      if (result.isError()) {
        throw new DataException(
            "%s: is not UTF-8 text: byte %d is 0x%02x. Save it as UTF-8."
                .formatted(file, decoded, piece.get(piece.position())));
      }
      text.append(chars.flip());
      chars.clear();
    }
    boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
    return text.substring(marked ? 1 : 0);
  }
}

package dev.gradus.data.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gradus.core.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.file.Path;

/// Decodes a file in UTF-8, without its byte order mark, and says where it is none.
final class Utf8Reader extends Reader {

  private static final int PIECE = 1 << 13;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final Path file;
  private final InputStream in;
  private final CharsetDecoder decoder = UTF_8.newDecoder();
  private final ByteBuffer bytes = ByteBuffer.allocate(PIECE).limit(0);
  private final String advice;

  /// Byte of the file at which the bytes begin, and the line that it is in.
  private long before;

  private long line = 1;
  private boolean end;

  /// @param file what messages call it
  /// @param in its content; not closed
  /// @param advice what to save it as: `CSV in UTF-8`
  Utf8Reader(Path file, InputStream in, String advice) throws IOException {
    this.file = file;
    this.in = in;
    this.advice = advice;
    int marked = 0;
    while (!end && bytes.limit() < BYTE_ORDER_MARK.length) {
      fetch();
    }
    while (marked < BYTE_ORDER_MARK.length
        && marked < bytes.limit()
        && bytes.get(marked) == BYTE_ORDER_MARK[marked]) {
      marked++;
    }
    bytes.position(marked == BYTE_ORDER_MARK.length ? marked : 0);
  }

  @Override
  public int read(char[] destination, int offset, int length) throws IOException {
    CharBuffer chars = CharBuffer.wrap(destination, offset, length);
    while (true) {
      int from = bytes.position();
      CoderResult result = decoder.decode(bytes, chars, end);
      countLines(from);
      if (result.isError()) {
        throw new DataException(
            "%s: is not UTF-8 text: byte %d, in line %d, is 0x%02x. Save it as %s."
                .formatted(
                    file, before + bytes.position(), line, bytes.get(bytes.position()), advice));
      }
      int read = chars.position() - offset;
      if (read > 0 || length == 0) {
        return read;
      }
      if (end) {
        return -1;
      }
      fetch();
    }
  }

  private void countLines(int from) {
    for (int i = from; i < bytes.position(); i++) {
      if (bytes.get(i) == '\n') {
        line++;
      }
    }
  }

  private void fetch() throws IOException {
    before += bytes.position();
    bytes.compact();
    int found = in.read(bytes.array(), bytes.position(), bytes.remaining());
    end = found < 0;
    bytes.position(bytes.position() + Math.max(found, 0)).flip();
  }

  @Override
  public void close() {
    // Whoever opened the file closes it.
  }
}

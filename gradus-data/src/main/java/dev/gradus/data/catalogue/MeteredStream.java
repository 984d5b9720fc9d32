package dev.gradus.data.catalogue;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// An unpacked archive as it is read, on a budget: names and headers of an archive may claim to be
/// of any length, and a small file may unpack to any number of bytes.
final class MeteredStream extends FilterInputStream {

  private final String source;
  private long position;
  private long end;
  private long zeros;

  /// @param source what messages call the archive
  MeteredStream(String source, InputStream in) {
    super(in);
    this.source = source;
  }

  /// @param bytes that may be read from here on
  void allow(long bytes) {
    end = position + bytes;
  }

  /// @return how many bytes have been read
  long position() {
    return position;
  }

  /// @return how many zero bytes were the last that were read
  long zeros() {
    return zeros;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (position >= end) {
      throw new BadArchiveException(
          "%s: at byte %d of what it unpacks to: is longer than it may be."
              .formatted(source, position));
    }
    int read = super.read(buffer, offset, (int) Math.min(length, end - position));
    if (read > 0) {
      position += read;
      int last = offset + read - 1;
      while (last >= offset && buffer[last] == 0) {
        last--;
      }
      int trailing = offset + read - 1 - last;
      zeros = trailing == read ? zeros + read : trailing;
    }
    return read;
  }

  /// By reading: what is passed over counts too.
  @Override
  public long skip(long bytes) throws IOException {
    byte[] passed = new byte[Math.clamp(bytes, 0, 1 << 13)];
    return Math.max(0, read(passed, 0, passed.length));
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}

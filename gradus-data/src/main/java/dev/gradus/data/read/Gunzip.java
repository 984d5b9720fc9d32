package dev.gradus.data.read;

import dev.gradus.core.DataException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// Unpacks a gzip file, and says where it is damaged.
final class Gunzip extends GZIPInputStream {

  private Gunzip(InputStream in) throws IOException {
    super(in, 1 << 16);
  }

  /// @param source what messages call the file
  /// @param in its content
  static Gunzip of(String source, InputStream in) throws IOException {
    try {
      return new Gunzip(in);
    } catch (ZipException | EOFException e) {
      throw damaged(source, 0, e);
    }
  }

  /// @param source what messages call the file
  /// @param cause what the unpacking said
  DataException damaged(String source, IOException cause) {
    return damaged(source, inf.getBytesWritten(), cause);
  }

  private static DataException damaged(String source, long unpacked, IOException cause) {
    return new DataException(
        "%s: is damaged gzip after %d unpacked bytes (%s). Fetch it again."
            .formatted(
                source, unpacked, cause.getMessage() == null ? "it ends" : cause.getMessage()),
        cause);
  }
}

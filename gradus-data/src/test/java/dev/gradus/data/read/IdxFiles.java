package dev.gradus.data.read;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/// IDX files made by hand for tests, by the format's description and not by the reader.
final class IdxFiles {

  private IdxFiles() {}

  static byte[] plain(int[] extents, byte... values) {
    ByteBuffer file = ByteBuffer.allocate(4 + 4 * extents.length + values.length);
    file.put(new byte[] {0, 0, 8, (byte) extents.length});
    for (int extent : extents) {
      file.putInt(extent);
    }
    return file.put(values).array();
  }

  static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static Path write(Path directory, String name, byte[] content) {
    try {
      return Files.write(directory.resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

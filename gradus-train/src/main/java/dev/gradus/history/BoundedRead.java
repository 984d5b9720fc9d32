package dev.gradus.history;

import dev.gradus.core.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads files that must be small.
final class BoundedRead {

  private BoundedRead() {}

  static byte[] bytes(Path file, int maximum) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(maximum + 1);
      if (bytes.length > maximum) {
        throw new DataException(
            "%s: has more than %d bytes, no file of this kind has. It is damaged or of another kind."
                .formatted(file, maximum));
      }
      return bytes;
    }
  }

  static String text(Path file, int maximum) throws IOException {
    return new String(bytes(file, maximum), StandardCharsets.UTF_8);
  }
}

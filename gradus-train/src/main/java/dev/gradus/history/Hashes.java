package dev.gradus.history;

import dev.gradus.core.ConfigException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;

/// Checksums, in lower-case hexadecimal digits.
final class Hashes {

  private Hashes() {}

  static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(sha256().digest(bytes));
  }

  static String sha256(Path file) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /// CRC32C (Castagnoli) of the values as little-endian float32.
  static String crc32c(Tensor tensor) {
    CRC32C sum = new CRC32C();
    for (int i = 0; i < tensor.shape().size(); i++) {
      int bits = Float.floatToRawIntBits(tensor.get(i));
      sum.update(bits);
      sum.update(bits >>> 8);
      sum.update(bits >>> 16);
      sum.update(bits >>> 24);
    }
    return HexFormat.of().toHexDigits((int) sum.getValue());
  }

  /// CRC32C (Castagnoli) of the values as little-endian float64.
  static String crc32c(List<Double> numbers) {
    CRC32C sum = new CRC32C();
    for (double number : numbers) {
      long bits = Double.doubleToRawLongBits(number);
      for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
        sum.update((int) (bits >>> shift));
      }
    }
    return HexFormat.of().toHexDigits((int) sum.getValue());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new ConfigException(
          "This Java runtime lacks SHA-256, which every Java runtime must have.", e);
    }
  }
}

package dev.gradus.data.read;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.gradus.core.DataException;
import java.util.zip.CRC32;

/// Takes a PNG file apart: every chunk must lie within the file and have its checksum.
///
/// Source: W3C, "Portable Network Graphics (PNG) Specification", section 5.
final class PngParts {

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final int PALETTE = 3;

  /// Deflate packs nothing better than 1032 to 1.
  private static final long MOST_PACKED = 1032;

  private final String source;
  private final byte[] file;
  private final ImageParts.Bytes needed;
  private long pixelBytes;
  private boolean palette;

  private PngParts(String source, byte[] file) {
    this.source = source;
    this.file = file;
    this.needed = new ImageParts.Bytes(file.length);
  }

  static boolean isPng(byte[] file) {
    return file.length >= SIGNATURE.length
        && new String(file, 0, SIGNATURE.length, ISO_8859_1)
            .equals(new String(SIGNATURE, ISO_8859_1));
  }

  static ImageParts of(String source, byte[] file) {
    return new PngParts(source, file).parts();
  }

  private ImageParts parts() {
    needed.write(file, 0, SIGNATURE.length);
    int at = SIGNATURE.length;
    String type = "";
    while (!type.equals("IEND")) {
      int length = checkedLength(at);
      type = new String(file, at + 4, 4, ISO_8859_1);
      if (type.equals("IHDR") != (at == SIGNATURE.length)) {
        throw complaint(at, "must begin with one chunk IHDR, found the chunk " + shown(type));
      }
      chunk(type, at, length);
      at += 12 + length;
    }
    return header();
  }

  private int checkedLength(int at) {
    long left = file.length - at - 12L;
    long length = left < 0 ? 0 : ImageParts.unsignedInt(file, at);
    if (left < length) {
      throw new DataException(
          "%s: ends after %d bytes, within the chunk that begins at byte %d. The file is cut short; fetch it again."
              .formatted(source, file.length, at));
    }
    CRC32 checksum = new CRC32();
    checksum.update(file, at + 4, (int) length + 4);
    if (checksum.getValue() != ImageParts.unsignedInt(file, at + 8 + (int) length)) {
      throw complaint(at, "the chunk does not have its checksum");
    }
    return (int) length;
  }

  private void chunk(String type, int at, int length) {
    switch (type) {
      case "IHDR" -> {
        if (length != 13) {
          throw complaint(at, "the chunk IHDR has %d bytes, expected 13".formatted(length));
        }
      }
      case "PLTE" -> {
        if (palette || length == 0 || length % 3 != 0 || length > 768) {
          throw complaint(at, "expected one palette of 1 to 256 colors");
        }
        palette = true;
      }
      case "IDAT" -> pixelBytes += length;
      case "IEND" -> {
        if (length != 0) {
          throw complaint(at, "the chunk IEND has %d bytes, expected 0".formatted(length));
        }
      }
      default -> {
        if ((type.charAt(0) & 0x20) == 0) {
          throw complaint(at, "the chunk %s must be understood and is not".formatted(shown(type)));
        }
        return; // Ancillary: profiles, texts, times, transparency.
      }
    }
    needed.write(file, at, 12 + length);
  }

  private ImageParts header() {
    int at = SIGNATURE.length + 8;
    long width = ImageParts.unsignedInt(file, at);
    long height = ImageParts.unsignedInt(file, at + 4);
    int depth = file[at + 8];
    int color = file[at + 9];
    int samples = samples(color, depth);
    boolean known = file[at + 10] == 0 && file[at + 11] == 0 && (file[at + 12] >> 1) == 0;
    if (width < 1 || height < 1 || (int) width != width || (int) height != height) {
      throw complaint(
          at, "the image is %d x %d pixels, expected 1 to 2147483647".formatted(width, height));
    }
    if (samples == 0 || !known || (color == PALETTE && !palette)) {
      throw complaint(
          at,
          "color type %d with %d bits, or its packing, is none of PNG's".formatted(color, depth));
    }
    long rowBytes = Math.ceilDiv(width * samples * depth, 8);
    if (rowBytes > MOST_PACKED * (pixelBytes + 1) / height) {
      throw complaint(
          at,
          "the image is %d x %d pixels, %d packed bytes hold less"
              .formatted(width, height, pixelBytes));
    }
    long decoded = height * width * samples * Math.ceilDiv(depth, 8);
    return new ImageParts(ImageParts.Format.PNG, (int) height, (int) width, decoded, needed);
  }

  /// @return numbers a pixel, 0 if there are no such images
  private static int samples(int color, int depth) {
    boolean whole = depth == 8 || depth == 16;
    boolean part = depth == 1 || depth == 2 || depth == 4;
    return switch (color) {
      case 0 -> whole || part ? 1 : 0;
      case 2 -> whole ? 3 : 0;
      case PALETTE -> depth == 8 || part ? 1 : 0;
      case 4 -> whole ? 2 : 0;
      case 6 -> whole ? 4 : 0;
      default -> 0;
    };
  }

  private static String shown(String type) {
    return Entry.shown(type);
  }

  private DataException complaint(int at, String what) {
    return new DataException(
        "%s: byte %d: %s. The file is damaged; fetch it again.".formatted(source, at, what));
  }
}

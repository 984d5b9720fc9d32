package dev.gradus.data.read;

import dev.gradus.core.DataException;

/// Takes a JPEG file apart: every segment must lie within the file, and the image must have an end.
///
/// The parts say how colors are stored: after an Adobe marker, in RGB where components are called
/// so, else in YCbCr. Decoders guess differently where a file says nothing.
///
/// Source: ITU-T T.81, annex B; ITU-T T.871 (JFIF).
final class JpegParts {

  /// Photos have up to some ten; without a limit a small file could be decoded for hours.
  private static final int MOST_SCANS = 100;

  /// Each block of 8 x 8 pixels takes a bit at least.
  private static final int MOST_PIXELS_A_BYTE = 512;

  private static final byte[] START = {(byte) 0xFF, (byte) 0xD8};
  private static final byte[] JFIF = {
    (byte) 0xFF, (byte) 0xE0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0
  };
  private static final int ADOBE = 0xEE;
  private static final int SCAN = 0xDA;
  private static final int END = 0xD9;

  private final String source;
  private final byte[] file;
  private final ImageParts.Bytes needed;
  private int height;
  private int width;
  private int components;
  private boolean colorsNamed;
  private int scans;

  private JpegParts(String source, byte[] file) {
    this.source = source;
    this.file = file;
    this.needed = new ImageParts.Bytes(file.length + JFIF.length);
  }

  static boolean isJpeg(byte[] file) {
    return file.length >= 3 && file[0] == START[0] && file[1] == START[1] && file[2] == (byte) 0xFF;
  }

  static ImageParts of(String source, byte[] file) {
    return new JpegParts(source, file).parts();
  }

  private ImageParts parts() {
    needed.write(START, 0, START.length);
    int at = START.length;
    int marker = marker(at);
    while (marker != END) {
      int end = segmentEnd(at);
      if (marker == SCAN) {
        requireFrame(at);
        end = scanEnd(end);
      }
      if (isNeeded(marker, at, end)) {
        needed.write(file, at, end - at);
      }
      at = end;
      marker = marker(at);
    }
    if (scans == 0) {
      throw complaint(at, "the image ends before it begins");
    }
    needed.write(file, at, 2);
    return new ImageParts(
        ImageParts.Format.JPEG, height, width, (long) height * width * components, needed);
  }

  private int marker(int at) {
    if (at + 2 > file.length) {
      throw new DataException(
          "%s: ends after %d bytes, before the image does. The file is cut short; fetch it again."
              .formatted(source, file.length));
    }
    if (file[at] != (byte) 0xFF) {
      throw complaint(at, "expected a marker, found %02x".formatted(file[at]));
    }
    return file[at + 1] & 0xFF;
  }

  private int segmentEnd(int at) {
    int length = at + 4 > file.length ? Integer.MAX_VALUE : ImageParts.unsignedShort(file, at + 2);
    if (length > file.length - at - 2) {
      throw new DataException(
          "%s: ends after %d bytes, within the segment that begins at byte %d. The file is cut short; fetch it again."
              .formatted(source, file.length, at));
    }
    if (length < 2) {
      throw complaint(at, "a segment has %d bytes, expected 2 at least".formatted(length));
    }
    return at + 2 + length;
  }

  /// @return where the next marker stands that belongs to no data of the scan
  private int scanEnd(int from) {
    int at = from;
    while (at + 1 < file.length) {
      int next = file[at + 1] & 0xFF;
      if (file[at] == (byte) 0xFF && next != 0 && next != 0xFF && (next < 0xD0 || next > 0xD7)) {
        return at;
      }
      at++;
    }
    return file.length;
  }

  private boolean isNeeded(int marker, int at, int end) {
    return switch (marker) {
      case 0xC0, 0xC1, 0xC2 -> frame(at, end);
      case 0xC4, 0xDB, 0xDD, SCAN -> true; // tables, restarts, data
      case ADOBE -> adobe(at, end);
      case 0xFE -> false; // comment
      default -> {
        if (marker < 0xE0 || marker > 0xEF) {
          throw complaint(
              at,
              "the marker ff %02x is not read, baseline and progressive JPEG are"
                  .formatted(marker));
        }
        yield false;
      }
    };
  }

  private boolean frame(int at, int end) {
    int length = end - at;
    if (components > 0 || length < 10 || length != 10 + 3 * file[at + 9]) {
      throw complaint(at, "expected one frame with its components");
    }
    components = file[at + 9];
    height = ImageParts.unsignedShort(file, at + 5);
    width = ImageParts.unsignedShort(file, at + 7);
    if (file[at + 4] != 8 || (components != 1 && components != 3)) {
      throw new DataException(
          "%s: has %d components of %d bits, grey and three colors of 8 bits are read. Save it as RGB."
              .formatted(source, components, file[at + 4] & 0xFF));
    }
    long pixels = (long) height * width;
    if (pixels == 0 || pixels > (long) MOST_PIXELS_A_BYTE * file.length) {
      throw complaint(
          at,
          "the image is %d x %d pixels, %d bytes hold %s"
              .formatted(width, height, file.length, pixels == 0 ? "more" : "less"));
    }
    boolean rgb =
        components == 3 && file[at + 10] == 'R' && file[at + 13] == 'G' && file[at + 16] == 'B';
    if (!colorsNamed && !rgb) {
      needed.write(JFIF, 0, JFIF.length);
    }
    return true;
  }

  private boolean adobe(int at, int end) {
    boolean named = components == 0 && !colorsNamed && end - at == 16;
    colorsNamed |= named;
    return named;
  }

  private void requireFrame(int at) {
    if (components == 0 || ++scans > MOST_SCANS) {
      throw complaint(
          at,
          components == 0
              ? "the image's data come before its size"
              : "the image has more than %d scans".formatted(MOST_SCANS));
    }
  }

  private DataException complaint(int at, String what) {
    return new DataException(
        "%s: byte %d: %s. The file is damaged; fetch it again.".formatted(source, at, what));
  }
}

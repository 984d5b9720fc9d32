package dev.gradus.data.read;

/// An image file taken apart: how large the image is, and the parts without which there is no
/// image. Everything else in the file, such as profiles, comments and previews, is left out before
/// the decoder sees it.
///
/// @param format of the file
/// @param height in pixels
/// @param width in pixels
/// @param decodedBytes of the whole image once it is decoded
/// @param needed the parts that are left, as a file
record ImageParts(Format format, int height, int width, long decodedBytes, Bytes needed) {

  /// Formats that are read, by the JDK's name for them.
  enum Format {
    PNG("png"),
    JPEG("jpeg");

    private final String reader;

    Format(String reader) {
      this.reader = reader;
    }

    String reader() {
      return reader;
    }
  }

  /// Bytes that are put together.
  static final class Bytes {

    private byte[] bytes;
    private int size;

    /// @param most bytes that will be written
    Bytes(int most) {
      bytes = new byte[most];
    }

    void write(byte[] source, int from, int count) {
      System.arraycopy(source, from, bytes, size, count);
      size += count;
    }

    byte[] array() {
      return bytes;
    }

    int size() {
      return size;
    }
  }

  /// @return the unsigned number of 16 bits there, high byte first
  static int unsignedShort(byte[] file, int at) {
    return ((file[at] & 0xFF) << 8) | (file[at + 1] & 0xFF);
  }

  /// @return the unsigned number of 32 bits there, high byte first
  static long unsignedInt(byte[] file, int at) {
    return ((long) unsignedShort(file, at) << 16) | unsignedShort(file, at + 2);
  }
}

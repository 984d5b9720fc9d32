package dev.gradus.data.read;

import dev.gradus.core.DataException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// What readers do with a file before and around reading it.
final class StoredFile {

  /// What a packed file may unpack to, whatever its size.
  static final long FREE_BYTES = 16L << 20;

  /// What it may unpack to beyond that, in its own sizes.
  static final int EXPANSION = 4;

  private static final int MAXIMUM_BYTES = Integer.MAX_VALUE - 8;

  private StoredFile() {}

  /// What is done with an open file.
  interface Reading<T> {

    /// @param in the file's content
    /// @param bytes the file's size
    T from(InputStream in, long bytes) throws IOException;
  }

  /// @param file to read
  /// @param kind what was expected, with its article: `an NPY file`
  /// @param reading what is done with it
  /// @return what became of it
  /// @throws DataException if there is no such regular file, or it cannot be read
  static <T> T read(Path file, String kind, Reading<T> reading) {
    requireRegular(file, kind);
    try (InputStream in = Files.newInputStream(file)) {
      return reading.from(in, Files.size(file));
    } catch (IOException e) {
      throw unreadable(file.toString(), e);
    }
  }

  static void requireRegular(Path file, String kind) {
    if (!Files.exists(file)) {
      throw new DataException(
          "%s: there is no such file. %s was expected; check the path."
              .formatted(file, capitalized(kind)));
    }
    if (!Files.isRegularFile(file)) {
      throw new DataException(
          "%s: is not a regular file. %s was expected; check the path."
              .formatted(file, capitalized(kind)));
    }
  }

  static DataException unreadable(String source, Exception cause) {
    return new DataException(
        "%s: cannot be read: %s. Check the file and the right to read it."
            .formatted(source, Entry.shown(String.valueOf(cause.getMessage()))),
        cause);
  }

  /// @param source what messages call the file
  /// @param bytes that are wanted in one piece
  /// @param what they are: `header says 3 x 4 uint8`
  /// @return the same as an int
  /// @throws DataException if no array holds as much, or this process does not
  static int affordable(String source, long bytes, String what) {
    long affordable = Math.min(MAXIMUM_BYTES, Runtime.getRuntime().maxMemory());
    if (bytes > affordable) {
      throw new DataException(
          "%s: %s = %d bytes, this process can hold %d in one piece. Give it more memory (-Xmx), or split the file."
              .formatted(source, what, bytes, affordable));
    }
    return (int) bytes;
  }

  /// Reads until the array is full or the data ends, in whichever way it ends.
  ///
  /// @return number of bytes read
  static int fill(InputStream in, byte[] destination) throws IOException {
    return fill(in, destination, destination.length);
  }

  /// Reads so many bytes, or until the data end, in whichever way they end.
  ///
  /// @return number of bytes read
  static int fill(InputStream in, byte[] destination, int wanted) throws IOException {
    int found = 0;
    try {
      while (found < wanted) {
        int read = in.read(destination, found, wanted - found);
        if (read < 0) {
          break;
        }
        found += read;
      }
    } catch (EOFException _) {
      // A packed stream that is cut off: what came before counts as found.
    }
    return found;
  }

  private static String capitalized(String kind) {
    return Character.toUpperCase(kind.charAt(0)) + kind.substring(1);
  }
}

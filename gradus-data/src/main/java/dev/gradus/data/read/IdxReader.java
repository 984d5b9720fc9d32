package dev.gradus.data.read;

import dev.gradus.core.DataException;
import dev.gradus.core.Shape;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.ZipException;

/// Reads one IDX file from a stream. Everything the header claims is checked before it is believed.
final class IdxReader {

  private static final int CHUNK = 1 << 16;

  /// Deflate cannot pack more than 258 bytes into 2 bits.
  private static final long MOST_PACKED = 1032;

  private static final int UNSIGNED_BYTE = 0x08;
  private static final int MAXIMUM_RANK = 8;

  private final String source;
  private final long fileBytes;
  private final long unpackedLimit;
  private final Storage storage;

  /// @param source what messages call the file
  /// @param fileBytes its size as it is stored
  /// @param unpackedBytes what a gzip file may unpack to even if its size does not justify it
  /// @param storage where its bytes are kept
  IdxReader(String source, long fileBytes, long unpackedBytes, Storage storage) {
    this.source = source;
    this.fileBytes = fileBytes;
    this.storage = storage;
    this.unpackedLimit =
        Math.max(StoredFile.FREE_BYTES + StoredFile.EXPANSION * fileBytes, unpackedBytes);
  }

  /// Reads a file of the user's: a plain one may stay where it is.
  Idx read(InputStream stored, Path file) throws IOException {
    return read(stored, Optional.of(file));
  }

  Idx read(InputStream stored) throws IOException {
    return read(stored, Optional.empty());
  }

  private Idx read(InputStream stored, Optional<Path> file) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(stored, CHUNK);
    return startsLikeGzip(buffered) ? unpacked(buffered) : contents(buffered, false, file);
  }

  private Idx unpacked(InputStream in) throws IOException {
    Gunzip gzip = Gunzip.of(source, in);
    try {
      return contents(gzip, true, Optional.empty());
    } catch (ZipException e) {
      throw gzip.damaged(source, e);
    }
  }

  private Idx contents(InputStream in, boolean packed, Optional<Path> file) throws IOException {
    byte[] magic = header(in, 0, 4);
    int rank = checkedRank(magic);
    int headerBytes = 4 + 4 * rank;
    int[] extents = extents(header(in, 4, 4 * rank));
    long expected = product(extents);
    if (!packed && fileBytes != headerBytes + expected) {
      throw wrongLength(extents, expected, Long.toString(fileBytes - headerBytes));
    }
    if (file.isPresent() && storage.isDisk(expected)) {
      MemorySegment values = FeatureKeeper.mapped(file.get(), headerBytes, expected);
      return new Idx(source, Shape.of(extents), values);
    }
    requireJustified(extents, expected, packed);
    String what = "header says " + product(extents, "");
    try (FeatureKeeper keeper = new FeatureKeeper(source, expected, storage, what)) {
      byte[] chunk = new byte[(int) Math.min(CHUNK, expected)];
      for (long kept = 0; kept < expected; ) {
        int wanted = (int) Math.min(chunk.length, expected - kept);
        int found = StoredFile.fill(in, chunk, wanted);
        kept += found;
        if (found < wanted) {
          throw wrongLength(extents, expected, Long.toString(kept));
        }
        keeper.add(chunk, found);
      }
      if (moreFollows(in)) {
        throw wrongLength(extents, expected, "more");
      }
      return new Idx(source, Shape.of(extents), keeper.kept());
    }
  }

  private static boolean startsLikeGzip(BufferedInputStream in) throws IOException {
    in.mark(2);
    boolean gzip = in.read() == 0x1F && in.read() == 0x8B;
    in.reset();
    return gzip;
  }

  private byte[] header(InputStream in, int from, int bytes) throws IOException {
    byte[] header = new byte[bytes];
    int found = StoredFile.fill(in, header);
    if (found < bytes) {
      throw cutInHeader(from + found);
    }
    return header;
  }

  /// Asks for one byte more, which also makes a gzip stream compare its checksum.
  private boolean moreFollows(InputStream in) throws IOException {
    try {
      return in.read() >= 0;
    } catch (EOFException e) {
      throw new DataException(
          "%s: ends within the gzip checksum after its data. The file is cut short; fetch it again."
              .formatted(source),
          e);
    }
  }

  private int checkedRank(byte[] magic) {
    if (magic[0] != 0 || magic[1] != 0) {
      throw new DataException(
          "%s: begins with the bytes %02x %02x %02x %02x, an IDX file of bytes begins with 00 00 08. Check that this is an IDX file."
              .formatted(source, magic[0], magic[1], magic[2], magic[3]));
    }
    if (magic[2] != UNSIGNED_BYTE) {
      throw new DataException(
          "%s: the header gives element type 0x%02x, only unsigned bytes (0x08) are read. Convert the file to unsigned bytes."
              .formatted(source, magic[2]));
    }
    int rank = magic[3] & 0xFF;
    if (rank < 1 || rank > MAXIMUM_RANK) {
      throw new DataException(
          "%s: the header gives %d axes, expected 1 to %d. The file is damaged; fetch it again."
              .formatted(source, rank, MAXIMUM_RANK));
    }
    return rank;
  }

  private int[] extents(byte[] header) {
    int[] extents = new int[header.length / 4];
    for (int axis = 0; axis < extents.length; axis++) {
      int at = 4 * axis;
      extents[axis] =
          (header[at] & 0xFF) << 24
              | (header[at + 1] & 0xFF) << 16
              | (header[at + 2] & 0xFF) << 8
              | (header[at + 3] & 0xFF);
      if (extents[axis] < 1) {
        throw new DataException(
            "%s: the header gives axis %d the extent %d, expected 1 to 2147483647. The file is damaged; fetch it again."
                .formatted(source, axis, Integer.toUnsignedLong(extents[axis])));
      }
    }
    return extents;
  }

  private long product(int[] extents) {
    try {
      long bytes = 1;
      for (int extent : extents) {
        bytes = Math.multiplyExact(bytes, extent);
      }
      return bytes;
    } catch (ArithmeticException e) {
      throw new DataException(
          "%s: header says %s bytes, more than 2^63. The file is damaged; fetch it again."
              .formatted(source, product(extents, "")),
          e);
    }
  }

  private void requireJustified(int[] extents, long bytes, boolean packed) {
    if (packed && bytes > unpackedLimit) {
      throw new DataException(
          "%s: header says %s bytes, a gzip file of %d bytes may unpack to %d. If the file is to be trusted, unpack it first or allow more."
              .formatted(source, product(extents, " = " + bytes), fileBytes, unpackedLimit));
    }
    if (packed && bytes / MOST_PACKED > fileBytes) {
      throw new DataException(
          "%s: header says %s bytes, a gzip file of %d bytes holds at most %d. The file is cut short or damaged; fetch it again."
              .formatted(
                  source, product(extents, " = " + bytes), fileBytes, MOST_PACKED * fileBytes));
    }
  }

  private DataException wrongLength(int[] extents, long expected, String found) {
    String advice =
        found.equals("more") || Long.parseLong(found) > expected
            ? "The file does not fit its header"
            : "The file is cut short";
    return new DataException(
        "%s: header says %s bytes, found %s. %s; fetch it again."
            .formatted(source, product(extents, " = " + expected), found, advice));
  }

  private DataException cutInHeader(int found) {
    return new DataException(
        "%s: ends after %d bytes, before its IDX header is complete. The file is cut short; fetch it again."
            .formatted(source, found));
  }

  /// @return `60000 x 28 x 28`, and the result where there is more than one factor
  private static String product(int[] extents, String result) {
    String factors =
        Arrays.stream(extents).mapToObj(Integer::toString).collect(Collectors.joining(" x "));
    return extents.length == 1 ? factors : factors + result;
  }
}

package dev.gradus.data.read;

import dev.gradus.core.DataException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Takes the features of a data set piece by piece, as they are read, and keeps them where
/// [Storage] says.
///
/// A temporary file is written rather than mapped while it grows: a full disk is then an error in
/// words and not a fault of the memory.
final class FeatureKeeper implements AutoCloseable {

  private final String source;
  private final byte[] held;
  private final @Nullable Path file;
  private final @Nullable FileChannel channel;
  private int end;

  /// @param source what messages call the data set
  /// @param bytes of all its features
  /// @param storage where they are kept
  /// @param what the features are: `60000 images [28, 28, 1]`
  /// @throws DataException if there is no room for them
  FeatureKeeper(String source, long bytes, Storage storage, String what) {
    this.source = source;
    if (!storage.isDisk(bytes)) {
      this.held = new byte[StoredFile.affordable(source, bytes, what)];
      this.file = null;
      this.channel = null;
      return;
    }
    this.held = new byte[0];
    try {
      this.file = Files.createTempFile("gradus-features", ".bin");
      file.toFile().deleteOnExit();
      this.channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw noRoom(e);
    }
  }

  /// The features of a file of their own, which stay there.
  ///
  /// @param file that holds them
  /// @param from first byte
  /// @param bytes how many
  static MemorySegment mapped(Path file, long from, long bytes) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return channel.map(MapMode.READ_ONLY, from, bytes, Arena.ofAuto());
    } catch (IOException e) {
      throw StoredFile.unreadable(file.toString(), e);
    }
  }

  /// @return the temporary file, if there is one
  Optional<Path> file() {
    return Optional.ofNullable(file);
  }

  /// Takes the next bytes.
  void add(byte[] bytes, int count) {
    if (channel == null) {
      System.arraycopy(bytes, 0, held, end, count);
      end += count;
      return;
    }
    try {
      ByteBuffer rest = ByteBuffer.wrap(bytes, 0, count);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
    } catch (IOException e) {
      throw noRoom(e);
    }
  }

  /// @return all that was taken
  MemorySegment kept() {
    if (channel == null) {
      return MemorySegment.ofArray(held);
    }
    try {
      return channel.map(MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
    } catch (IOException e) {
      throw noRoom(e);
    }
  }

  /// Gives up the name of a temporary file; what is mapped of it stays as long as it is read.
  @Override
  public void close() {
    if (channel == null || file == null) {
      return;
    }
    try {
      channel.close();
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // Some systems keep the name of a file that is in use; it goes when the process ends.
    }
  }

  private DataException noRoom(IOException cause) {
    return new DataException(
        "%s: its features cannot be kept in a temporary file: %s. Make room, choose another folder (-Djava.io.tmpdir), or give more memory (-Xmx)."
            .formatted(source, Entry.shown(String.valueOf(cause.getMessage()))),
        cause);
  }
}

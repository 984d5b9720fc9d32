package dev.gradus.history;

import dev.gradus.core.DataException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Keeps other processes from writing a run folder. The operating system takes the lock away when
/// the process ends, however it ends; the empty file `run.lock` stays.
public final class RunLock implements AutoCloseable {

  /// Name of the file within the run folder.
  static final String FILE = "run.lock";

  private final FileChannel channel;

  private RunLock(FileChannel channel) {
    this.channel = channel;
  }

  /// @throws DataException if another run holds it
  static RunLock take(Path folder) {
    try {
      FileChannel channel =
          FileChannel.open(
              folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw new DataException(
            "%s: another process is training into this folder. Wait for it or stop it, or choose another folder."
                .formatted(folder));
      }
      return new RunLock(channel);
    } catch (IOException e) {
      throw new DataException(
          "%s: the folder cannot be locked: %s. Check that it may be written to."
              .formatted(folder, e),
          e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException _) {
      return null; // this very process holds it
    }
  }

  /// Gives it back.
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new DataException("run.lock: cannot be closed: %s. Nothing is lost.".formatted(e), e);
    }
  }
}

package dev.gradus.data.catalogue;

import dev.gradus.core.DataException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/// One fetch of a data set at a time: a lock that other threads and other processes wait for. The
/// system takes it back from a process that ends, however it ends.
final class CacheLock implements AutoCloseable {

  /// A process holds a file lock as a whole, so its threads take turns.
  private static final ReentrantLock THREADS = new ReentrantLock();

  private final FileChannel channel;

  private CacheLock(FileChannel channel) {
    this.channel = channel;
  }

  /// @param folder of the data set in the cache, which is there
  /// @param waiting told once if somebody else holds the lock
  /// @return the lock, held
  static CacheLock take(Path folder, Runnable waiting) {
    Path file = folder.resolve(".lock");
    boolean told = !THREADS.tryLock();
    if (told) {
      waiting.run();
      THREADS.lock();
    }
    try {
      return new CacheLock(LocalFiles.doing(file, () -> locked(file, told ? () -> {} : waiting)));
    } catch (DataException e) {
      THREADS.unlock();
      throw e;
    }
  }

  private static FileChannel locked(Path file, Runnable waiting) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock == null) {
        waiting.run();
        lock = channel.lock();
      }
      return channel;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public void close() {
    try (channel) {
      THREADS.unlock();
    } catch (IOException _) {
      // The lock is gone with the channel, even if closing it complains.
    }
  }
}

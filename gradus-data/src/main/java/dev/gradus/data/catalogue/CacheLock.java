package dev.gradus.data.catalogue;

import dev.gradus.core.DataException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;

/// One fetch of a data set at a time: a lock that other threads and other processes wait for. The
/// system takes it back from a process that ends, however it ends.
final class CacheLock implements AutoCloseable {

  /// A process holds a file lock as a whole, so its threads take turns, at each folder by itself.
  private static final ConcurrentMap<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

  private final ReentrantLock threads;
  private final FileChannel channel;

  private CacheLock(ReentrantLock threads, FileChannel channel) {
    this.threads = threads;
    this.channel = channel;
  }

  /// @param folder of the data set in the cache, which is there
  /// @param waiting told once if somebody else holds the lock
  /// @return the lock, held
  /// @throws DataException if this thread holds it or another one already, so that no two can wait
  ///   for each other, or the file cannot be locked
  static CacheLock take(Path folder, Runnable waiting) {
    Path file = folder.resolve(".lock");
    ReentrantLock threads =
        THREADS.computeIfAbsent(
            LocalFiles.doing(folder, () -> folder.toRealPath()), _ -> new ReentrantLock());
    if (threads.isHeldByCurrentThread()) {
      throw new DataException(
          "%s: is being fetched by this very thread, so what listens to that cannot fetch it too. Fetch it again when the first is done."
              .formatted(folder));
    }
    if (THREADS.values().stream().anyMatch(ReentrantLock::isHeldByCurrentThread)) {
      throw new DataException(
          "%s: cannot be fetched by what listens to the fetching of another set: two that did so would wait for each other. Fetch it when that one is done."
              .formatted(folder));
    }
    boolean told = !threads.tryLock();
    if (told) {
      waiting.run();
      threads.lock();
    }
    try {
      return new CacheLock(
          threads, LocalFiles.doing(file, () -> locked(file, told ? () -> {} : waiting)));
    } catch (RuntimeException | Error e) {
      threads.unlock();
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
    } catch (OverlappingFileLockException e) {
      channel.close();
      throw new IOException("another part of this process holds it", e);
    } catch (IOException | RuntimeException | Error e) {
      channel.close();
      throw e;
    }
  }

  /// The file first: a thread that takes its turn must find it free.
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException _) {
      // The lock is gone with the channel, even if closing it complains.
    } finally {
      threads.unlock();
    }
  }
}

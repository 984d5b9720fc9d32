package dev.gradus.core;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicLong;

/// Owns native memory: everything taken from a scope is given back when the scope is closed, never
/// by the garbage collector. Usable from any thread.
public final class MemoryScope implements AutoCloseable {

  /// Every allocation starts on a boundary of this many bytes: a cache line and the widest vector.
  public static final int ALIGNMENT = 64;

  private final Arena arena = Arena.ofShared();
  private final AtomicLong liveBytes = new AtomicLong();

  private MemoryScope() {}

  /// @return a new, empty scope
  public static MemoryScope open() {
    return new MemoryScope();
  }

  /// @param elements number of float32 elements, at least 0
  /// @return zeroed memory, aligned to [#ALIGNMENT] bytes
  /// @throws OutOfMemoryError if the system has none; nothing is taken then
  public Buffer allocate(long elements) {
    return new Buffer(allocateBytes(Math.multiplyExact(elements, (long) Float.BYTES)));
  }

  /// @param bytes at least 0
  /// @return zeroed memory, aligned to [#ALIGNMENT] bytes
  /// @throws OutOfMemoryError if the system has none; nothing is taken then
  public MemorySegment allocateBytes(long bytes) {
    MemorySegment segment = arena.allocate(Math.max(bytes, 1), ALIGNMENT);
    liveBytes.addAndGet(bytes);
    return segment.asSlice(0, bytes);
  }

  /// @return bytes taken and not yet given back
  public long liveBytes() {
    return liveBytes.get();
  }

  @Override
  public void close() {
    if (arena.scope().isAlive()) {
      arena.close();
      liveBytes.set(0);
    }
  }
}

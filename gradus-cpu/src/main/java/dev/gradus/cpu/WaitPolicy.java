package dev.gradus.cpu;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// How long OpenMP's threads spin when they have nothing to do.
///
/// GNU's runtime lets them spin for milliseconds, which on a busy machine takes the core away from
/// the very thread that is waited for. A few microseconds bridge the gap from one kernel to the
/// next; after that they sleep. The runtime reads the setting once, from the environment, when it
/// is loaded; a user's own setting is left alone.
final class WaitPolicy {

  private static final String SPIN_COUNT = "GOMP_SPINCOUNT";
  private static final String POLICY = "OMP_WAIT_POLICY";

  /// Rounds of waiting before a thread sleeps; see docs/decisions/003-threads.md.
  private static final String SPINS = "1000";

  private WaitPolicy() {}

  /// Must be called before the native library is loaded.
  @SuppressWarnings("restricted") // calling native code is this class's job
  static void set() {
    Linker linker = Linker.nativeLinker();
    var getenv = linker.defaultLookup().find("getenv");
    var setenv = linker.defaultLookup().find("setenv");
    if (getenv.isEmpty() || setenv.isEmpty()) {
      return;
    }
    MethodHandle get =
        linker.downcallHandle(
            getenv.get(), FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS));
    MethodHandle set =
        linker.downcallHandle(
            setenv.get(),
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_INT));
    try (Arena arena = Arena.ofConfined()) {
      if (isUnset(get, arena.allocateFrom(SPIN_COUNT))
          && isUnset(get, arena.allocateFrom(POLICY))) {
        int _ = (int) set.invokeExact(arena.allocateFrom(SPIN_COUNT), arena.allocateFrom(SPINS), 0);
      }
    } catch (Throwable e) {
      throw new AssertionError("getenv and setenv do not throw", e);
    }
  }

  private static boolean isUnset(MethodHandle get, MemorySegment name) throws Throwable {
    return ((MemorySegment) get.invokeExact(name)).equals(MemorySegment.NULL);
  }
}

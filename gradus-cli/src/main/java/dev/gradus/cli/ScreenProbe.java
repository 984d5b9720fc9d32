package dev.gradus.cli;

import dev.gradus.cli.Terminal.Screen;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Map;

/// Asks the operating system what shows a stream. The Java runtime itself only tells whether input
/// and output *both* belong to a terminal.
final class ScreenProbe {

  private static final int USUAL_COLUMNS = 80;
  private static final int FEWEST_COLUMNS = 20;
  private static final int WINDOW_SIZE_BYTES = 8;
  private static final int COLUMNS_OFFSET = 2;
  private static final long WINDOW_SIZE_LINUX = 0x5413;
  private static final long WINDOW_SIZE_MAC = 0x40087468;

  private ScreenProbe() {}

  /// @param descriptor 1 for the standard output, 2 for the error output
  /// @param environment `NO_COLOR` (if not empty) and `TERM=dumb` switch colors off, the latter the
  ///   live line too
  static Screen probe(int descriptor, Map<String, String> environment) {
    boolean dumb = "dumb".equals(environment.get("TERM"));
    if (dumb || !isTerminal(descriptor)) {
      return Screen.NONE;
    }
    return new Screen(columns(descriptor), environment.getOrDefault("NO_COLOR", "").isEmpty());
  }

  private static boolean isTerminal(int descriptor) {
    try {
      FunctionDescriptor type = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
      return (int) function("isatty", type).invokeExact(descriptor) == 1;
    } catch (Throwable e) {
      // A system without this function: progress is then written as plain lines, which always
      // works.
      return false;
    }
  }

  private static int columns(int descriptor) {
    boolean mac = System.getProperty("os.name", "").startsWith("Mac");
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment size = arena.allocate(WINDOW_SIZE_BYTES);
      FunctionDescriptor type =
          FunctionDescriptor.of(
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_LONG,
              ValueLayout.ADDRESS);
      int answer =
          (int)
              function("ioctl", type, Linker.Option.firstVariadicArg(2))
                  .invokeExact(descriptor, mac ? WINDOW_SIZE_MAC : WINDOW_SIZE_LINUX, size);
      int columns = size.get(ValueLayout.JAVA_SHORT_UNALIGNED, COLUMNS_OFFSET) & 0xFFFF;
      return answer == 0 && columns >= FEWEST_COLUMNS ? columns : USUAL_COLUMNS;
    } catch (Throwable e) {
      // A terminal that does not tell its size.
      return USUAL_COLUMNS;
    }
  }

  @SuppressWarnings("restricted") // two functions of the C library, with the types that POSIX gives
  private static MethodHandle function(
      String name, FunctionDescriptor type, Linker.Option... options) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().find(name).orElseThrow(), type, options);
  }
}

package dev.gradus.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/// What a run happened on.
///
/// @param gradus version of Gradus
/// @param jdk version and vendor of the Java runtime
/// @param os name, version and architecture of the operating system
/// @param cpu the processor's model, or `unknown`
/// @param cores how many logical processors the Java runtime may use
public record Machine(String gradus, String jdk, String os, String cpu, int cores) {

  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  /// @param gradus version of Gradus
  /// @param system the Java runtime's system properties; this room does not read them by itself
  /// @return this machine
  public static Machine detect(String gradus, Properties system) {
    return new Machine(
        gradus,
        Runtime.version() + " " + system.getProperty("java.vendor", "unknown vendor"),
        String.join(
            " ",
            system.getProperty("os.name", "unknown"),
            system.getProperty("os.version", ""),
            system.getProperty("os.arch", "")),
        cpuModel(),
        Runtime.getRuntime().availableProcessors());
  }

  private static String cpuModel() {
    try (var lines = Files.lines(CPU_INFO)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    } catch (IOException e) {
      // Only Linux has this file; the model is for people to read, nothing depends on it.
      return "unknown";
    }
  }
}

package dev.gradus.data.catalogue;

import java.time.Duration;
import java.util.Locale;

/// Quantities and foreign text in messages.
final class Words {

  private static final double KILOBYTE = 1e3;
  private static final double MEGABYTE = 1e6;
  private static final int LONGEST_SHOWN = 200;

  private Words() {}

  /// @param bytes of a file
  /// @return for people: `30.9 MB`
  static String size(long bytes) {
    if (bytes < KILOBYTE) {
      return bytes + " B";
    }
    return bytes < MEGABYTE
        ? String.format(Locale.ROOT, "%.1f kB", bytes / KILOBYTE)
        : String.format(Locale.ROOT, "%.1f MB", bytes / MEGABYTE);
  }

  /// @return for people: `30 s`, `0.2 s`
  static String seconds(Duration duration) {
    double seconds = duration.toMillis() / 1e3;
    return seconds == Math.rint(seconds)
        ? (long) seconds + " s"
        : String.format(Locale.ROOT, "%.1f s", seconds);
  }

  /// @param text that came from outside
  /// @return its beginning, without characters that steer a terminal
  static String shown(String text) {
    String start = text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "..." : text;
    return start.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
  }
}

package dev.gradus.cli;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Numbers and tables as people read them on a terminal; ASCII only, whatever the locale.
final class Figures {

  private static final double SMALL = 0.001;
  private static final double LARGE = 10_000;
  private static final double MILLION = 1e6;
  private static final int PERCENT = 100;
  private static final int TEN = 10;
  private static final int MINUTE = 60;
  private static final double KILO = 1e3;
  private static final double MEGA = 1e6;
  private static final String GAP = "  ";

  private Figures() {}

  /// A measured quantity: accuracies in percent, everything else with four decimals or, if it is
  /// very small or large, four digits.
  ///
  /// @param name as in a history, for example `validationAccuracy`
  static String measured(String name, double value) {
    return isShare(name) ? percent(value) : number(value);
  }

  static boolean isShare(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith("accuracy");
  }

  static String percent(double share) {
    return Double.isFinite(share) ? String.format(Locale.ROOT, "%.2f %%", PERCENT * share) : "-";
  }

  static String number(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    double size = Math.abs(value);
    return size == 0 || (size >= SMALL && size < LARGE)
        ? String.format(Locale.ROOT, "%.4f", value)
        : String.format(Locale.ROOT, "%.3e", value);
  }

  /// With four digits at most, and no zeros behind.
  static String plain(double value) {
    if (!Double.isFinite(value)) {
      return "-";
    }
    double size = Math.abs(value);
    if (size != 0 && (size < SMALL || size >= MILLION)) {
      return String.format(Locale.ROOT, "%.3e", value);
    }
    int first = size == 0 ? 0 : (int) Math.floor(Math.log10(size));
    int decimals = value == Math.rint(value) ? 0 : Math.max(0, 3 - first);
    String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
    return decimals == 0 ? text : text.replaceAll("0+$", "").replaceAll("\\.$", "");
  }

  /// With as many decimals as the magnitude deserves, without unit.
  static String seconds(double seconds) {
    if (!Double.isFinite(seconds)) {
      return "-";
    }
    return String.format(
        Locale.ROOT, seconds < 1 ? "%.3f" : seconds < TEN ? "%.2f" : "%.1f", seconds);
  }

  /// For example `0:07`, `12:30`, `1:02:00`.
  static String clock(Duration duration) {
    long seconds = Math.round(duration.toMillis() / 1000.0);
    long minutes = seconds / MINUTE;
    return minutes < MINUTE
        ? String.format(Locale.ROOT, "%d:%02d", minutes, seconds % MINUTE)
        : String.format(
            Locale.ROOT, "%d:%02d:%02d", minutes / MINUTE, minutes % MINUTE, seconds % MINUTE);
  }

  static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /// A rate with three digits: nobody can use more, and more flicker.
  static String rate(double perSecond) {
    if (!(perSecond > 0) || !Double.isFinite(perSecond)) {
      return "-";
    }
    double unit = Math.pow(TEN, Math.max(0, Math.floor(Math.log10(perSecond)) - 2));
    return grouped(Math.round(Math.round(perSecond / unit) * unit));
  }

  /// A file's size as disks and networks count it: `30.9 MB`.
  static String bytes(long bytes) {
    if (bytes < KILO) {
      return bytes + " B";
    }
    return bytes < MEGA
        ? String.format(Locale.ROOT, "%.1f kB", bytes / KILO)
        : String.format(Locale.ROOT, "%.1f MB", bytes / MEGA);
  }

  static String count(long number, String noun) {
    return grouped(number) + " " + noun + (number == 1 ? "" : "s");
  }

  /// Rows with columns as wide as their widest cell.
  ///
  /// @param rows cells, the same number in each row
  /// @param left how many of the first columns are flush left; the others are flush right
  static List<String> table(List<List<String>> rows, int left) {
    List<Integer> widths =
        IntStream.range(0, rows.getFirst().size())
            .mapToObj(
                column -> rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0))
            .toList();
    return rows.stream().map(row -> line(row, widths, left)).toList();
  }

  /// @param widths of the columns
  /// @param left how many of the first columns are flush left; the others are flush right
  static String line(List<String> row, List<Integer> widths, int left) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      String pad = " ".repeat(Math.max(0, widths.get(column) - row.get(column).length()));
      line.append(column == 0 ? "" : GAP)
          .append(column < left ? row.get(column) + pad : pad + row.get(column));
    }
    return line.toString().stripTrailing();
  }
}

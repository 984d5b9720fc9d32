package dev.gradus.cli;

import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressState;

/// A live line with a bar: `epoch 3/50 [=====> ] 41 % loss 0.0312 0:12 left`.
final class ProgressLine implements AutoCloseable {

  private static final int REFRESH_MILLISECONDS = 200;
  private static final int WIDEST_BAR = 30;
  private static final int NARROWEST_BAR = 5;
  private static final int PERCENT = 100;

  /// What stands around the bar.
  ///
  /// @param before the bar
  /// @param after the bar
  /// @param end when the work is expected to end, as [System#nanoTime]; 0 if unknown
  private record Text(String before, String after, long end) {}

  private final ProgressBar bar;
  private volatile Text text = new Text("", "", 0);

  /// @param line where it is shown
  /// @param most value of [#show] at the end
  ProgressLine(LiveLine line, long most) {
    bar =
        new ProgressBarBuilder()
            .setInitialMax(most)
            .setUpdateIntervalMillis(REFRESH_MILLISECONDS)
            .setRenderer(this::render)
            .setConsumer(line)
            .build();
  }

  /// @param done of all there is to do
  /// @param before words before the bar
  /// @param after words after the bar
  /// @param left expected time until the end; negative if unknown
  void show(long done, String before, String after, Duration left) {
    text = new Text(before, after, left.isNegative() ? 0 : System.nanoTime() + left.toNanos());
    bar.stepTo(done);
  }

  private String render(ProgressState state, int columns) {
    Text now = text;
    if (now.before().isEmpty()) {
      return "";
    }
    return render(
        now.before(), state.getNormalizedProgress(), now.after(), left(now.end()), columns);
  }

  private static String left(long end) {
    return end == 0
        ? ""
        : "  " + Figures.clock(Duration.ofNanos(Math.max(0, end - System.nanoTime()))) + " left";
  }

  /// What does not fit is left out: first the bar grows shorter, then it goes, then the end of the
  /// text.
  static String render(String before, double share, String after, String left, int columns) {
    double part = Math.clamp(share, 0, 1);
    String percent = "%3d %%".formatted((int) Math.floor(PERCENT * part));
    String words = percent + (after.isEmpty() ? "" : "  " + after) + left;
    int room = columns - before.length() - words.length() - " [] ".length();
    String line =
        room < NARROWEST_BAR
            ? before + " " + words.strip()
            : before + " [" + bar(part, Math.min(room, WIDEST_BAR)) + "] " + words;
    return line.length() <= columns ? line : line.substring(0, columns);
  }

  private static String bar(double part, int width) {
    int full = (int) Math.round(part * width);
    return full == width
        ? "=".repeat(width)
        : "=".repeat(full) + ">" + " ".repeat(width - full - 1);
  }

  @Override
  public void close() {
    bar.close();
  }
}

package dev.gradus.cli;

import java.io.PrintStream;
import me.tongfei.progressbar.ProgressBarConsumer;

/// The last line of a terminal, rewritten in place while work goes on; other lines are printed
/// above it. For any thread.
final class LiveLine implements ProgressBarConsumer {

  private static final String CLEAR = "\r\u001b[K";

  private final PrintStream stream;
  private final int columns;
  private String shown = "";
  private boolean closed;

  /// @param stream shown by a terminal
  /// @param columns of that terminal
  LiveLine(PrintStream stream, int columns) {
    this.stream = stream;
    this.columns = columns;
  }

  /// One less than there are columns, since many terminals wrap after the last.
  @Override
  public int getMaxRenderedLength() {
    return columns - 1;
  }

  @Override
  public synchronized void accept(String text) {
    if (closed) {
      return;
    }
    shown = text;
    stream.print(CLEAR + shown);
    stream.flush();
  }

  /// Takes the line away while something else is printed.
  synchronized void above(Runnable printing) {
    if (shown.isEmpty()) {
      printing.run();
      return;
    }
    stream.print(CLEAR);
    stream.flush();
    printing.run();
    stream.print(shown);
    stream.flush();
  }

  /// Takes the line away for good; the library's own thread may still ask for it once.
  @Override
  public synchronized void close() {
    if (!closed && !shown.isEmpty()) {
      stream.print(CLEAR);
      stream.flush();
    }
    shown = "";
    closed = true;
  }
}

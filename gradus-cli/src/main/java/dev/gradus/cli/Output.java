package dev.gradus.cli;

import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a command says: lines for people on the standard output, or instead of them one JSON
/// object; the lines then go to the error output.
final class Output {

  private final Terminal terminal;
  private final boolean json;
  private Optional<LiveLine> live = Optional.empty();

  Output(Terminal terminal, OutputOptions options) {
    this.terminal = terminal;
    this.json = options.json;
  }

  /// Prints a line for people.
  void line(String text) {
    print(json ? terminal.err() : terminal.out(), text);
  }

  /// Prints a line that belongs to the progress, not to the result.
  void note(String text) {
    print(terminal.err(), text);
  }

  /// Prints the result for programs, if a program asked for it.
  void result(Map<String, ? extends @Nullable Object> fields) {
    if (json) {
      print(terminal.out(), JsonText.line(fields));
    }
  }

  /// @return a live line on the error output, if a terminal shows it
  Optional<LiveLine> liveLine() {
    Terminal.Screen screen = terminal.errScreen().get();
    if (screen.isThere() && live.isEmpty()) {
      live = Optional.of(new LiveLine(terminal.err(), screen.columns()));
    }
    return live;
  }

  /// @return what shows the lines
  Terminal.Screen screen() {
    return json ? terminal.errScreen().get() : terminal.outScreen().get();
  }

  /// @return whether the stream of the lines can carry these characters
  boolean canWrite(String characters) {
    return (json ? terminal.err() : terminal.out()).charset().newEncoder().canEncode(characters);
  }

  private void print(PrintStream stream, String text) {
    Runnable printing =
        () -> {
          stream.println(text);
          stream.flush();
        };
    live.ifPresentOrElse(line -> line.above(printing), printing);
  }
}

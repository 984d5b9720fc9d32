package dev.gradus.cli;

import java.io.PrintStream;
import java.util.Map;
import java.util.function.Supplier;

/// The streams that a command writes to, and the screens that show them.
///
/// @param out results, which a program may read
/// @param err messages and progress, for people
/// @param outScreen what shows `out`; asked for only when needed
/// @param errScreen what shows `err`; asked for only when needed
record Terminal(
    PrintStream out, PrintStream err, Supplier<Screen> outScreen, Supplier<Screen> errScreen) {

  private static final int OUT = 1;
  private static final int ERR = 2;

  /// What shows a stream to a person.
  ///
  /// @param columns characters a line; 0 where a file or a program takes the stream instead
  /// @param colors whether colors are wanted
  record Screen(int columns, boolean colors) {

    static final Screen NONE = new Screen(0, false);

    boolean isThere() {
      return columns > 0;
    }

    /// @return the text in that color, if colors are wanted
    String paint(Color color, String text) {
      return colors ? "\u001b[" + color.code + "m" + text + "\u001b[0m" : text;
    }
  }

  /// The colors in use, by their number in ECMA-48.
  enum Color {
    RED(31),
    GREEN(32),
    YELLOW(33),
    BOLD(1);

    private final int code;

    Color(int code) {
      this.code = code;
    }
  }

  /// @return streams without a screen
  static Terminal plain(PrintStream out, PrintStream err) {
    return new Terminal(out, err, () -> Screen.NONE, () -> Screen.NONE);
  }

  /// @return the streams of this process
  static Terminal ofSystem() {
    Map<String, String> environment = System.getenv();
    return new Terminal(
        System.out,
        System.err,
        () -> ScreenProbe.probe(OUT, environment),
        () -> ScreenProbe.probe(ERR, environment));
  }
}

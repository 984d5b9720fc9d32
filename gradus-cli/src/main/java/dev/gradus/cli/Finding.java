package dev.gradus.cli;

import dev.gradus.cli.Terminal.Color;
import dev.gradus.cli.Terminal.Screen;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// What one check found.
///
/// @param name of what was checked
/// @param state how it is
/// @param found what was found, in words
/// @param fix what to do; empty if it is well
record Finding(String name, State state, String found, String fix) {

  /// How something is.
  enum State {
    /// As it should be.
    OK(Color.GREEN),
    /// Works, but slower or less comfortable than it could.
    WARN(Color.YELLOW),
    /// Does not work.
    FAIL(Color.RED);

    private final Color color;

    State(Color color) {
      this.color = color;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final int WIDEST_STATE = 4;

  static Finding ok(String name, String found) {
    return new Finding(name, State.OK, found, "");
  }

  static Finding warn(String name, String found, String fix) {
    return new Finding(name, State.WARN, found, fix);
  }

  static Finding fail(String name, String found, String fix) {
    return new Finding(name, State.FAIL, found, fix);
  }

  /// @param screen what shows the line
  /// @param width of the widest name
  String line(Screen screen, int width) {
    String word = state.word();
    return screen.paint(state.color, word)
        + " ".repeat(WIDEST_STATE - word.length() + 2)
        + name
        + " ".repeat(width - name.length() + 2)
        + found;
  }

  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", name);
    fields.put("state", state.word());
    fields.put("found", found);
    fields.put("fix", fix);
    return fields;
  }
}

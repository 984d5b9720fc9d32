package dev.gradus.model;

import dev.gradus.core.ConfigException;
import java.util.Map;
import java.util.Objects;

/// The only one of several possible inputs or outputs.
final class Single {

  private Single() {}

  /// @param what they are, in the plural
  /// @param instead the call for when there are several
  static <T> T of(Map<String, T> byName, String what, String instead) {
    if (byName.size() != 1) {
      throw new ConfigException(
          "model: has the %s %s, expected one. Ask for them by name: %s."
              .formatted(what, String.join(", ", byName.keySet()), instead));
    }
    return byName.values().iterator().next();
  }

  /// What must be there, by the rules of graphs.
  static <T> T known(Map<String, T> byName, String name) {
    return Objects.requireNonNull(byName.get(name), name);
  }
}

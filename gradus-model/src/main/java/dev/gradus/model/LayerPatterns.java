package dev.gradus.model;

import dev.gradus.core.ConfigException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Picks layers by name: `*` stands for any letters, `?` for one.
public final class LayerPatterns {

  private LayerPatterns() {}

  /// @param model any
  /// @return the names of its layers, each once, in order
  public static List<String> names(Model model) {
    return model.calls().stream().map(LayerCall::name).distinct().toList();
  }

  /// @param patterns for example `conv2d_*`
  /// @param names of layers
  /// @return those names that one of the patterns fits, in their order
  public static List<String> matching(List<String> patterns, List<String> names) {
    return names.stream()
        .filter(name -> patterns.stream().anyMatch(pattern -> matches(pattern, name)))
        .toList();
  }

  /// Refuses a pattern that picks nothing.
  ///
  /// @param what the patterns are for, for messages
  /// @param patterns at least one
  /// @param names of layers
  /// @throws ConfigException if there is no pattern, or one that fits no name
  public static void require(String what, List<String> patterns, List<String> names) {
    if (patterns.isEmpty()) {
      throw new ConfigException(
          "%s: got no names. Name layers, for example \"dense\" or \"conv2d_*\".".formatted(what));
    }
    for (String pattern : patterns) {
      if (names.stream().noneMatch(name -> matches(pattern, name))) {
        throw new ConfigException(
            "%s: no layer is named \"%s\". Layers are: %s."
                .formatted(what, pattern, String.join(", ", names)));
      }
    }
  }

  private static boolean matches(String pattern, String name) {
    String regex =
        pattern
            .chars()
            .mapToObj(letter ->
                switch (letter) {
                  case '*' -> ".*";
                  case '?' -> ".";
                  default -> Pattern.quote(Character.toString(letter));
                })
            .collect(Collectors.joining());
    return name.matches(regex);
  }
}

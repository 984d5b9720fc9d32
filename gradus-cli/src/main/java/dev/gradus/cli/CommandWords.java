package dev.gradus.cli;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A command as one would type it.
final class CommandWords {

  private CommandWords() {}

  /// @param arguments the words after the program's name
  /// @return a line for a POSIX shell
  static String of(List<String> arguments) {
    return Stream.concat(Stream.of("./gradus"), arguments.stream().map(CommandWords::quoted))
        .collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./:=,@%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}

package dev.gradus.technique;

import dev.gradus.core.ConfigException;

/// What a technique is, before it runs.
///
/// @param name by which it is asked for, as in `lab run batch-size`: small letters, digits and
///   hyphens
/// @param title for people, for example `Batch size`; not blank
/// @param question what its experiment answers, in one line that ends in a question mark
public record About(String name, String title, String question) {

  /// Checks the words.
  ///
  /// @throws ConfigException for a name with other letters, a blank title, or a question that is
  ///   none
  public About {
    if (!name.matches("[a-z][a-z0-9-]*")) {
      throw new ConfigException(
          "About: name must be small letters, digits and hyphens, got \"%s\".".formatted(name));
    }
    if (title.isBlank()) {
      throw new ConfigException("About %s: title must not be blank.".formatted(name));
    }
    if (!question.endsWith("?")) {
      throw new ConfigException(
          "About %s: question must end in a question mark, got \"%s\".".formatted(name, question));
    }
  }
}

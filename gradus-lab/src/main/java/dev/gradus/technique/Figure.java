package dev.gradus.technique;

import dev.gradus.chart.Chart;
import dev.gradus.core.ConfigException;

/// A figure among the findings.
///
/// @param name of its files, without an ending: small letters, digits and hyphens
/// @param chart what is drawn
/// @param caption what to see in it; not blank
public record Figure(String name, Chart chart, String caption) {

  /// Checks the words.
  ///
  /// @throws ConfigException for a name with other letters, or a blank caption
  public Figure {
    if (!name.matches("[a-z0-9][a-z0-9-]*")) {
      throw new ConfigException(
          "Figure: name must be small letters, digits and hyphens, got \"%s\".".formatted(name));
    }
    if (caption.isBlank()) {
      throw new ConfigException("Figure %s: caption must not be blank.".formatted(name));
    }
  }
}

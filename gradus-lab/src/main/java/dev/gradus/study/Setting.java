package dev.gradus.study;

import java.time.Duration;

/// Under what circumstances a study ran.
///
/// @param backend one line that says what computed; empty if nothing said so. Where a study went on
///   under another backend, both, joined by [#THEN]
/// @param total its duration
public record Setting(String backend, Duration total) {

  /// Stands between two backends.
  public static final String THEN = "; then ";
}

package dev.gradus.report;

import dev.gradus.core.ConfigException;
import java.util.List;

/// The checks that the view records share.
final class Check {

  private Check() {}

  static void words(String where, String name, String value) {
    if (value.isBlank()) {
      throw new ConfigException(
          "%s: %s is blank. Give it a few words, they are shown to the reader."
              .formatted(where, name));
    }
  }

  static void sameSize(String where, String name, List<?> values, String otherName, int size) {
    if (values.size() != size) {
      throw new ConfigException(
          "%s: %s has %d values, %s has %d. Give one value for each."
              .formatted(where, name, values.size(), otherName, size));
    }
  }
}

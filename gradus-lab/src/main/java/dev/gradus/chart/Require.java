package dev.gradus.chart;

import dev.gradus.core.ConfigException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The checks that the chart records share; each complaint names the record and the component.
final class Require {

  private Require() {}

  static void words(String where, String name, String value) {
    if (value.isBlank()) {
      throw new ConfigException(
          "%s: %s is blank. Give it a few words, they are shown to the reader."
              .formatted(where, name));
    }
  }

  static void notEmpty(String where, String name, List<?> values) {
    if (values.isEmpty()) {
      throw new ConfigException("%s: %s is empty, expected at least one.".formatted(where, name));
    }
  }

  static void sameSize(String where, String name, List<?> values, String otherName, int size) {
    if (values.size() != size) {
      throw new ConfigException(
          "%s: %s has %d values, %s has %d. Give one value for each."
              .formatted(where, name, values.size(), otherName, size));
    }
  }

  static void finite(String where, String name, double value) {
    if (!Double.isFinite(value)) {
      throw new ConfigException("%s: %s must be finite, got %s.".formatted(where, name, value));
    }
  }

  static void finite(String where, String name, List<Double> values) {
    for (int i = 0; i < values.size(); i++) {
      finite(where, name + "[" + i + "]", values.get(i));
    }
  }

  /// Allows NaN, which marks a missing value, and refuses the infinities.
  static void finiteOrMissing(String where, String name, List<Double> values) {
    for (int i = 0; i < values.size(); i++) {
      if (Double.isInfinite(values.get(i))) {
        throw new ConfigException(
            "%s: %s[%d] is %s. Give a finite value, or NaN for a missing one."
                .formatted(where, name, i, values.get(i)));
      }
    }
  }

  static void increasing(String where, String name, List<Double> values) {
    finite(where, name, values);
    for (int i = 1; i < values.size(); i++) {
      if (!(values.get(i) > values.get(i - 1))) {
        throw new ConfigException(
            "%s: %s[%d] = %s does not lie above %s[%d] = %s. Sort the points and drop duplicates."
                .formatted(where, name, i, values.get(i), name, i - 1, values.get(i - 1)));
      }
    }
  }

  static void positive(String where, String name, List<Double> values) {
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) <= 0) {
        throw new ConfigException(
            "%s: %s[%d] = %s cannot stand on a logarithmic axis. Give values above 0 or a linear axis."
                .formatted(where, name, i, values.get(i)));
      }
    }
  }

  static void notNegative(String where, String name, List<Double> values) {
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) < 0) {
        throw new ConfigException(
            "%s: %s[%d] = %s cannot stand on a logarithmic scale. Give values of at least 0 or a linear scale."
                .formatted(where, name, i, values.get(i)));
      }
    }
  }

  static void differentNames(String where, String name, List<String> names) {
    Set<String> seen = new HashSet<>();
    for (String one : names) {
      if (!seen.add(one)) {
        throw new ConfigException(
            "%s: two %s are called '%s'. Give each its own name.".formatted(where, name, one));
      }
    }
  }

  static void sameAxis(String where, Axis first, String other, Axis axis) {
    if (!first.equals(axis)) {
      throw new ConfigException(
          "%s: '%s' has the axis '%s'%s, another has '%s'%s, but they stand on one. Give both the same."
              .formatted(
                  where,
                  other,
                  axis.caption(),
                  axis.log() ? " (logarithmic)" : "",
                  first.caption(),
                  first.log() ? " (logarithmic)" : ""));
    }
  }

  static void columns(String where, int columns, int most) {
    if (columns < 1 || columns > most) {
      throw new ConfigException(
          "%s: columns must be at least 1%s, got %d."
              .formatted(
                  where,
                  most == Integer.MAX_VALUE ? "" : " and at most the " + most + " panels",
                  columns));
    }
  }
}

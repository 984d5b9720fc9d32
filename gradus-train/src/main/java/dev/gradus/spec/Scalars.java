package dev.gradus.spec;

import java.math.BigInteger;
import java.util.Optional;

/// Turns plain numbers, booleans and texts into the scalar types of record components.
final class Scalars {

  private Scalars() {}

  /// @return the value, or nothing if the type is no scalar type
  static Optional<Object> decode(Class<?> type, Object plain, Place place) {
    if (type == int.class || type == Integer.class) {
      return Optional.of((int) whole(plain, Integer.MIN_VALUE, Integer.MAX_VALUE, place));
    }
    if (type == long.class || type == Long.class) {
      return Optional.of(whole(plain, Long.MIN_VALUE, Long.MAX_VALUE, place));
    }
    if (type == double.class || type == Double.class) {
      return Optional.of(number(plain, place));
    }
    if (type == float.class || type == Float.class) {
      return Optional.of((float) number(plain, place));
    }
    if (type == boolean.class || type == Boolean.class) {
      return Optional.of(truth(plain, place));
    }
    return type == String.class ? Optional.of(text(plain, place)) : Optional.empty();
  }

  private static long whole(Object plain, long minimum, long maximum, Place place) {
    BigInteger value =
        switch (plain) {
          case Integer number -> BigInteger.valueOf(number);
          case Long number -> BigInteger.valueOf(number);
          case BigInteger number -> number;
          default -> throw wrongType("a whole number", plain, place);
        };
    if (value.compareTo(BigInteger.valueOf(minimum)) < 0
        || value.compareTo(BigInteger.valueOf(maximum)) > 0) {
      throw place.complain(
          "must be a whole number from %d to %d, got %s.".formatted(minimum, maximum, plain));
    }
    return value.longValue();
  }

  private static double number(Object plain, Place place) {
    return plain instanceof Number number ? number.doubleValue() : notNumber(plain, place);
  }

  private static double notNumber(Object plain, Place place) {
    throw wrongType("a number", plain, place);
  }

  private static boolean truth(Object plain, Place place) {
    if (plain instanceof Boolean truth) {
      return truth;
    }
    throw wrongType("true or false", plain, place);
  }

  private static String text(Object plain, Place place) {
    if (plain instanceof String text) {
      return text;
    }
    throw wrongType("text", plain, place);
  }

  private static RuntimeException wrongType(String expected, Object plain, Place place) {
    return place.complain("must be %s, got %s.".formatted(expected, Yaml.writeOnOneLine(plain)));
  }
}

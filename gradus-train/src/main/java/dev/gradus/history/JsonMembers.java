package dev.gradus.history;

import dev.gradus.core.DataException;
import dev.gradus.core.Shape;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;

/// The members of a JSON object, asked for by key and type.
///
/// @param map the object
/// @param source the file's name, for messages
public record JsonMembers(Map<String, Object> map, String source) {

  /// @param key of a member
  /// @return its text
  /// @throws DataException if it is missing or of another type
  public String text(String key) {
    if (value(key) instanceof String text) {
      return text;
    }
    throw wrong(key, "a text");
  }

  /// @param key of a member
  /// @return its truth
  /// @throws DataException if it is missing or of another type
  public boolean truth(String key) {
    if (value(key) instanceof Boolean truth) {
      return truth;
    }
    throw wrong(key, "true or false");
  }

  /// @param key of a member
  /// @return its whole number
  /// @throws DataException if it is missing or of another type
  public long whole(String key) {
    return switch (value(key)) {
      case Integer number -> number;
      case Long number -> number;
      default -> throw wrong(key, "a whole number");
    };
  }

  /// @param key of a member
  /// @return its whole number
  /// @throws DataException if it is missing or of another type
  public int integer(String key) {
    long value = whole(key);
    if (value != (int) value) {
      throw wrong(key, "a whole number below 2^31");
    }
    return (int) value;
  }

  /// @param key of a member
  /// @return its number, also if it is written as text
  /// @throws DataException if it is missing or of another type
  public double number(String key) {
    return Json.number(value(key), source);
  }

  /// @param key of a member
  /// @return its time
  /// @throws DataException if it is missing or of another type
  public Instant instant(String key) {
    try {
      return Instant.parse(text(key));
    } catch (DateTimeParseException _) {
      throw wrong(key, "a time such as 2026-01-01T00:00:00Z");
    }
  }

  /// @param key of a member
  /// @return its numbers
  /// @throws DataException if it is missing or of another type
  public List<Double> numbers(String key) {
    return list(key).stream().map(each -> Json.number(each, source)).toList();
  }

  /// @param key of a member
  /// @return its whole numbers
  /// @throws DataException if it is missing or of another type
  public List<Long> wholes(String key) {
    if (list(key).stream().allMatch(each -> each instanceof Integer || each instanceof Long)) {
      return list(key).stream().map(each -> ((Number) each).longValue()).toList();
    }
    throw wrong(key, "a list of whole numbers");
  }

  /// @param key of a member
  /// @return its texts
  /// @throws DataException if it is missing or of another type
  public List<String> texts(String key) {
    if (list(key).stream().allMatch(String.class::isInstance)) {
      return list(key).stream().map(String.class::cast).toList();
    }
    throw wrong(key, "a list of texts");
  }

  /// @param key of a member
  /// @return its shape
  /// @throws DataException if it is missing or of another type
  public Shape shape(String key) {
    if (list(key).stream().allMatch(Integer.class::isInstance)) {
      return Shape.of(list(key).stream().map(Integer.class::cast).toList());
    }
    throw wrong(key, "a shape");
  }

  /// @param key of a member
  /// @return its members
  /// @throws DataException if it is missing or of another type
  public JsonMembers object(String key) {
    if (value(key) instanceof Map<?, ?> inner) {
      return new JsonMembers(Json.textKeys(inner), source);
    }
    throw wrong(key, "an object");
  }

  /// @param key of a member
  /// @return the members of each of its objects
  /// @throws DataException if it is missing or of another type
  public List<JsonMembers> objects(String key) {
    if (list(key).stream().allMatch(Map.class::isInstance)) {
      return list(key).stream()
          .map(each -> new JsonMembers(Json.textKeys((Map<?, ?>) each), source))
          .toList();
    }
    throw wrong(key, "a list of objects");
  }

  /// @param key of a member
  /// @return what it is
  /// @throws DataException if it is missing or of another type
  public Object value(String key) {
    Object value = map.get(key);
    if (value == null) {
      throw wrong(key, "there");
    }
    return value;
  }

  /// @param key of a member
  /// @return whether it is there
  public boolean has(String key) {
    return map.containsKey(key);
  }

  private List<?> list(String key) {
    if (value(key) instanceof List<?> list) {
      return list;
    }
    throw wrong(key, "a list");
  }

  private DataException wrong(String key, String expected) {
    return new DataException(
        "%s: \"%s\" must be %s. The file is damaged; take it from a copy."
            .formatted(source, key, expected));
  }
}

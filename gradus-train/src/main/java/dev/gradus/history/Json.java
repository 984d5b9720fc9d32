package dev.gradus.history;

import dev.gradus.core.DataException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Plain values as JSON and back: maps with text keys, lists, texts, numbers and booleans. NaN and
/// the infinities, which JSON lacks, are the texts `"NaN"`, `"Infinity"` and `"-Infinity"`. Nesting
/// beyond 64, texts beyond 1 MiB, duplicate keys, nulls and anything after the value are refused.
/// Never reads a type from the file.
public final class Json {

  static final int MAXIMUM_DEPTH = 64;
  static final int MAXIMUM_TEXT = 1 << 20;

  private static final JsonMapper MAPPER = mapper(MAXIMUM_TEXT);

  private Json() {}

  /// @param plain maps, lists, texts, numbers and booleans
  /// @return one line
  public static String line(Object plain) {
    return MAPPER.writeValueAsString(writable(plain));
  }

  /// @param plain maps, lists, texts, numbers and booleans
  /// @return indented lines
  public static String text(Object plain) {
    return MAPPER
            .writer()
            .with(SerializationFeature.INDENT_OUTPUT)
            .writeValueAsString(writable(plain))
        + "\n";
  }

  /// @param json a JSON object
  /// @param source the file's name, for messages
  /// @return its members in order
  /// @throws DataException with line and column for anything else
  public static Map<String, Object> readMap(String json, String source) {
    return readMap(json, source, MAPPER);
  }

  /// @param maximumText characters that one text may have
  static Map<String, Object> readMap(String json, String source, int maximumText) {
    return readMap(json, source, mapper(maximumText));
  }

  private static Map<String, Object> readMap(String json, String source, JsonMapper mapper) {
    Object value;
    try {
      value = mapper.readValue(json, Object.class);
    } catch (JacksonException e) {
      throw new DataException(
          "%s:%d:%d: is no JSON of this kind: %s. The file is damaged; take it from a copy."
              .formatted(
                  source,
                  e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
                  e.getLocation() == null ? 1 : e.getLocation().getColumnNr(),
                  firstLine(e.getOriginalMessage())),
          e);
    }
    if (!(value instanceof Map<?, ?> map)) {
      throw new DataException(
          "%s: holds no JSON object. The file is damaged; take it from a copy.".formatted(source));
    }
    requireNoNulls(map, source);
    return textKeys(map);
  }

  private static JsonMapper mapper(int maximumText) {
    return JsonMapper.builder(
            JsonFactory.builder()
                .streamReadConstraints(
                    StreamReadConstraints.builder()
                        .maxNestingDepth(MAXIMUM_DEPTH)
                        .maxStringLength(maximumText)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build())
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build();
  }

  /// @return the number, also if it is written as text
  static double number(Object plain, String source) {
    return switch (plain) {
      case Number number -> number.doubleValue();
      case String text when text.matches("NaN|-?Infinity") -> Double.parseDouble(text);
      default -> throw new DataException("%s: %s is no number.".formatted(source, line(plain)));
    };
  }

  static Map<String, Object> textKeys(Map<?, ?> map) {
    Map<String, Object> typed = new LinkedHashMap<>();
    map.forEach((key, value) -> typed.put((String) key, value));
    return typed;
  }

  private static Object writable(Object plain) {
    return switch (plain) {
      case Double number when !Double.isFinite(number) -> number.toString();
      case Map<?, ?> map -> {
        Map<Object, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(key, writable(value)));
        yield copy;
      }
      case List<?> list -> {
        List<Object> copy = new ArrayList<>();
        list.forEach(value -> copy.add(writable(value)));
        yield copy;
      }
      default -> plain;
    };
  }

  private static void requireNoNulls(@Nullable Object value, String source) {
    switch (value) {
      case null ->
          throw new DataException(
              "%s: holds a null. The file is damaged; take it from a copy.".formatted(source));
      case Map<?, ?> map -> map.values().forEach(each -> requireNoNulls(each, source));
      case List<?> list -> list.forEach(each -> requireNoNulls(each, source));
      default -> {}
    }
  }

  private static String firstLine(@Nullable String message) {
    return String.valueOf(message).lines().findFirst().orElse("");
  }
}

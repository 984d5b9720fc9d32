package dev.gradus.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Plain values as JSON: maps, lists, texts, numbers and booleans. NaN and the infinities, which
/// JSON lacks, become null.
final class JsonText {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private JsonText() {}

  /// @return one line
  static String line(Map<String, ? extends @Nullable Object> fields) {
    return MAPPER.writeValueAsString(writable(fields));
  }

  /// @return indented lines
  static String indented(Map<String, ? extends @Nullable Object> fields) {
    return MAPPER
            .writer()
            .with(SerializationFeature.INDENT_OUTPUT)
            .writeValueAsString(writable(fields))
        + "\n";
  }

  private static @Nullable Object writable(@Nullable Object plain) {
    return switch (plain) {
      case Double number when !Double.isFinite(number) -> null;
      case Float number when !Float.isFinite(number) -> null;
      case Map<?, ?> map -> {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(String.valueOf(key), writable(value)));
        yield copy;
      }
      case List<?> list -> {
        List<@Nullable Object> copy = new ArrayList<>();
        list.forEach(value -> copy.add(writable(value)));
        yield copy;
      }
      case null, default -> plain;
    };
  }
}

package dev.gradus.history;

import dev.gradus.core.ConfigException;
import dev.gradus.core.DataException;
import dev.gradus.core.GradusException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;

/// Records as JSON objects and back: components are members, in order, and records within them
/// objects. An empty optional is left out.
final class RecordJson {

  private RecordJson() {}

  /// @return plain maps, lists, numbers and texts
  static Map<String, Object> write(Record value) {
    Map<String, Object> json = new LinkedHashMap<>();
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      switch (read(component, value)) {
        case Optional<?> optional ->
            optional.ifPresent(inner -> json.put(component.getName(), plain(inner)));
        case OptionalDouble number ->
            number.ifPresent(inner -> json.put(component.getName(), inner));
        case Object other -> json.put(component.getName(), plain(other));
      }
    }
    return json;
  }

  private static Object plain(Object value) {
    return switch (value) {
      case Record inner -> write(inner);
      case List<?> list -> list.stream().map(RecordJson::plain).toList();
      default -> value;
    };
  }

  /// @param type a record of numbers, texts, maps from texts to numbers, and optionals, lists and
  ///   records of such
  /// @throws DataException for JSON that is of no such record
  static <T> T read(Class<T> type, JsonMembers json) {
    RecordComponent[] components = type.getRecordComponents();
    Object[] arguments = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      arguments[i] = value(components[i].getGenericType(), components[i].getName(), json);
    }
    try {
      return type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new))
          .newInstance(arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof GradusException complaint) {
        throw new DataException(
            "%s: %s The file is damaged; take it from a copy."
                .formatted(json.source(), complaint.getMessage()),
            complaint);
      }
      throw unbuildable(type, e);
    } catch (ReflectiveOperationException e) {
      throw unbuildable(type, e);
    }
  }

  private static Object value(Type type, String key, JsonMembers json) {
    return switch (type) {
      case Class<?> raw when raw == int.class -> json.integer(key);
      case Class<?> raw when raw == long.class -> json.whole(key);
      case Class<?> raw when raw == double.class -> json.number(key);
      case Class<?> raw when raw == String.class -> json.text(key);
      case Class<?> raw when raw == OptionalDouble.class ->
          json.has(key) ? OptionalDouble.of(json.number(key)) : OptionalDouble.empty();
      case Class<?> raw when raw.isRecord() -> read(raw, json.object(key));
      case ParameterizedType optional when optional.getRawType() == Optional.class ->
          json.has(key) ? Optional.of(value(argument(optional), key, json)) : Optional.empty();
      case ParameterizedType list when list.getRawType() == List.class ->
          elements(argument(list), key, json);
      case ParameterizedType map when map.getRawType() == SequencedMap.class -> numbers(key, json);
      default -> throw new ConfigException("RecordJson: %s cannot be read.".formatted(type));
    };
  }

  private static List<Object> elements(Type element, String key, JsonMembers json) {
    List<Object> elements = new ArrayList<>();
    if (element == Long.class) {
      elements.addAll(json.wholes(key));
    } else {
      json.objects(key).forEach(each -> elements.add(read((Class<?>) element, each)));
    }
    return elements;
  }

  private static SequencedMap<String, Double> numbers(String key, JsonMembers json) {
    SequencedMap<String, Double> numbers = new LinkedHashMap<>();
    JsonMembers inner = json.object(key);
    inner.map().keySet().forEach(name -> numbers.put(name, inner.number(name)));
    return numbers;
  }

  private static Type argument(ParameterizedType type) {
    return type.getActualTypeArguments()[0];
  }

  private static Object read(RecordComponent component, Object value) {
    try {
      return component.getAccessor().invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new ConfigException("RecordJson: %s cannot be read.".formatted(component), e);
    }
  }

  private static ConfigException unbuildable(Class<?> type, Exception cause) {
    return new ConfigException("RecordJson: %s cannot be built.".formatted(type), cause);
  }
}

package dev.gradus.spec;

import dev.gradus.core.ConfigException;
import dev.gradus.core.GradusException;
import dev.gradus.core.NearestWord;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Turns records into plain maps and back: the record's components are the keys. Reflection stops
/// at the accessors and the canonical constructor of records that code has registered.
final class RecordCodec {

  private final ValueCodec values;

  RecordCodec(Kinds kinds) {
    this.values = new ValueCodec(kinds, this);
  }

  /// All components in order; an empty optional is left out unless the prototype has one.
  Map<String, Object> encode(Kind<?> kind, Object value, Place place) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (RecordComponent component : componentsOf(kind)) {
      if (kind.fixed().contains(component.getName())) {
        continue;
      }
      Object part = read(component, value, place);
      boolean absent = part.equals(Optional.empty());
      if (!absent || !read(component, kind.prototype(), place).equals(Optional.empty())) {
        map.put(
            component.getName(),
            values.encode(component.getGenericType(), part, place.then(component.getName())));
      }
    }
    return map;
  }

  /// The kind's prototype with the map's values in place of its own.
  Object decode(Kind<?> kind, Map<String, Object> map, Place place) {
    return decode(kind, map, place, true);
  }

  /// The kind's prototype with another value for its main key, which stands at the place itself.
  Object decodeUnnamed(Kind<?> kind, Object value, Place place) {
    return decode(kind, Map.of(kind.mainKey().orElseThrow(), value), place, false);
  }

  private Object decode(Kind<?> kind, Map<String, Object> map, Place place, boolean named) {
    requireKnown(kind, map, place);
    if (!(kind.prototype() instanceof Record)) {
      return kind.prototype();
    }
    RecordComponent[] components = componentsOf(kind);
    Object[] arguments = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      String key = components[i].getName();
      Object given = map.get(key);
      Object prototype = read(components[i], kind.prototype(), place);
      arguments[i] =
          given == null
              ? prototype
              : values.decode(
                  components[i].getGenericType(),
                  given,
                  prototype,
                  named ? place.then(key) : place);
    }
    return construct(kind.prototype().getClass(), components, arguments, place);
  }

  private static void requireKnown(Kind<?> kind, Map<String, Object> map, Place place) {
    List<String> known = kind.keys();
    for (String key : map.keySet()) {
      if (known.isEmpty()) {
        throw place.complain("has no settings, got \"%s\". Write %s.".formatted(key, kind.name()));
      }
      if (!known.contains(key)) {
        throw place.complain(
            "has no key \"%s\". Known keys: %s.%s"
                .formatted(key, String.join(", ", known), NearestWord.question(key, known)));
      }
    }
    for (String key : kind.required()) {
      if (!map.containsKey(key)) {
        throw place.complain(
            "needs the key \"%s\". Known keys: %s.".formatted(key, String.join(", ", known)));
      }
    }
  }

  private static RecordComponent[] componentsOf(Kind<?> kind) {
    RecordComponent[] components = kind.prototype().getClass().getRecordComponents();
    return components == null ? new RecordComponent[0] : components;
  }

  static Object read(RecordComponent component, Object value, Place place) {
    try {
      return component.getAccessor().invoke(value);
    } catch (IllegalAccessException e) {
      throw unreachable(value.getClass(), place, e);
    } catch (InvocationTargetException e) {
      throw new ConfigException(place + ": reading " + component + " failed.", e);
    }
  }

  private static Object construct(
      Class<?> type, RecordComponent[] components, Object[] arguments, Place place) {
    try {
      Constructor<?> canonical =
          type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      return canonical.newInstance(arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof GradusException complaint) {
        throw new ConfigException(place + ": " + complaint.getMessage(), complaint);
      }
      throw new ConfigException(place + ": building " + type.getName() + " failed.", e);
    } catch (ReflectiveOperationException e) {
      throw unreachable(type, place, e);
    }
  }

  private static ConfigException unreachable(Class<?> type, Place place, Exception cause) {
    return new ConfigException(
        "%s: the record %s cannot be reached. Make it and its canonical constructor public and export its package."
            .formatted(place, type.getName()),
        cause);
  }
}

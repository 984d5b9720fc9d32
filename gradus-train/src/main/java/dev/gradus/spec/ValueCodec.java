package dev.gradus.spec;

import dev.gradus.core.ConfigException;
import dev.gradus.core.GradusException;
import dev.gradus.core.NearestWord;
import dev.gradus.core.Shape;
import dev.gradus.model.Model;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Turns one value of a declared type into a plain value and back: numbers, booleans, texts, enums,
/// shapes, lists, optionals, kinds of a family, and records whose defaults the enclosing prototype
/// holds.
final class ValueCodec {

  /// What an optional component says when it must say that it is empty.
  static final String NONE = "none";

  private final Kinds kinds;
  private final RecordCodec records;
  private final KindCodec kindCodec;
  private final ModelCodec models;

  ValueCodec(Kinds kinds, RecordCodec records) {
    this.kinds = kinds;
    this.records = records;
    this.kindCodec = new KindCodec(kinds, records);
    this.models = new ModelCodec(kindCodec);
  }

  Object encode(Type type, Object value, Place place) {
    return switch (value) {
      case Object member when kinds.isFamily(rawClass(type)) ->
          kindCodec.encode(rawClass(type), member, place);
      case Model model -> models.encode(model, place);
      case Optional<?> optional ->
          optional.isPresent() ? encode(argument(type), optional.get(), place) : NONE;
      case List<?> list -> encodeList(argument(type), list, place);
      case Float number -> Double.valueOf(number.toString());
      case Number number -> number;
      case Boolean truth -> truth;
      case String text -> text;
      case Enum<?> constant -> word(constant);
      case Shape shape -> shape.dims();
      case Record nested -> records.encode(Kind.of("settings", nested), nested, place);
      default -> throw unsupported(type, place);
    };
  }

  Object decode(Type type, Object plain, @Nullable Object prototype, Place place) {
    Class<?> raw = rawClass(type);
    if (kinds.isFamily(raw)) {
      return kindCodec.decode(raw, plain, place);
    }
    if (raw == Model.class) {
      return models.decode(plain, place);
    }
    if (raw == Optional.class) {
      return plain.equals(NONE)
          ? Optional.empty()
          : Optional.of(decode(argument(type), plain, inside(prototype), place));
    }
    if (raw == List.class) {
      return decodeList(argument(type), plain, place);
    }
    if (raw == Shape.class) {
      return shape(plain, place);
    }
    if (raw.isEnum()) {
      return constant(raw, plain, place);
    }
    if (prototype instanceof Record && raw.isRecord()) {
      return records.decode(Kind.of("settings", prototype), map(plain, place), place);
    }
    return Scalars.decode(raw, plain, place).orElseThrow(() -> unsupported(type, place));
  }

  private List<Object> encodeList(Type element, List<?> list, Place place) {
    List<Object> plain = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      plain.add(encode(element, list.get(i), place.then(i)));
    }
    return plain;
  }

  private List<Object> decodeList(Type element, Object plain, Place place) {
    List<?> list = list(plain, place);
    List<Object> decoded = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      decoded.add(decode(element, list.get(i), null, place.then(i)));
    }
    return List.copyOf(decoded);
  }

  static List<?> list(Object plain, Place place) {
    if (plain instanceof List<?> list) {
      return list;
    }
    throw place.complain("must be a list, got %s.".formatted(Yaml.writeOnOneLine(plain)));
  }

  /// A number alone is a shape of one axis.
  static Shape shape(Object plain, Place place) {
    if (plain instanceof Integer extent) {
      return shape(List.of(extent), place);
    }
    if (!(plain instanceof List<?> dims) || !dims.stream().allMatch(Integer.class::isInstance)) {
      throw place.complain(
          "must be a shape such as [28, 28, 1], got %s.".formatted(Yaml.writeOnOneLine(plain)));
    }
    try {
      return Shape.of(dims.stream().map(Integer.class::cast).toList());
    } catch (GradusException e) {
      throw new ConfigException(place + ": " + e.getMessage(), e);
    }
  }

  private static Object constant(Class<?> type, Object plain, Place place) {
    List<String> words =
        Arrays.stream(type.getEnumConstants()).map(each -> word((Enum<?>) each)).toList();
    int index = words.indexOf(plain);
    if (index < 0) {
      throw place.complain(
          "must be one of %s, got %s.%s"
              .formatted(
                  String.join(", ", words),
                  Yaml.writeOnOneLine(plain),
                  NearestWord.question(plain.toString(), words)));
    }
    return type.getEnumConstants()[index];
  }

  /// `SUM_OVER_BATCH` is written `sum-over-batch`.
  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @SuppressWarnings("unchecked") // plain maps have text keys by construction, see Yaml
  static Map<String, Object> map(Object plain, Place place) {
    if (!(plain instanceof Map<?, ?> map)) {
      throw place.complain(
          "must be a map of settings, got %s.".formatted(Yaml.writeOnOneLine(plain)));
    }
    return (Map<String, Object>) map;
  }

  private static @Nullable Object inside(@Nullable Object prototype) {
    return prototype instanceof Optional<?> optional ? optional.orElse(null) : null;
  }

  private static Class<?> rawClass(Type type) {
    return switch (type) {
      case Class<?> raw -> raw;
      case ParameterizedType generic -> (Class<?>) generic.getRawType();
      default -> Object.class;
    };
  }

  private static Type argument(Type type) {
    return type instanceof ParameterizedType generic
        ? generic.getActualTypeArguments()[0]
        : Object.class;
  }

  private static ConfigException unsupported(Type type, Place place) {
    return place.complain(
        "is a %s, which files cannot hold. Register its family with Kinds.with or use numbers, booleans, texts, enums, shapes, lists or optionals."
            .formatted(type.getTypeName()));
  }
}

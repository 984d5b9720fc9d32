package dev.gradus.spec;

import dev.gradus.core.NearestWord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads and writes values of a family. Five forms are read: the bare word `adam`; the map `{adam:
/// {beta1: 0.9}}`; for kinds with a main key the short form `{dropout: 0.2}`, and beside it further
/// keys, as in `{csv: iris.csv, target: species}`; for the family's unnamed kind its main value
/// alone, as in `learningRate: 0.01`. Written is the word for kinds without settings, the value
/// alone for an unnamed kind with just its main key, else the map with every setting.
final class KindCodec {

  private final Kinds kinds;
  private final RecordCodec records;

  KindCodec(Kinds kinds, RecordCodec records) {
    this.kinds = kinds;
    this.records = records;
  }

  Object encode(Class<?> family, Object value, Place place) {
    Kind<?> kind =
        kinds
            .kindOf(family, value)
            .orElseThrow(() ->
                place.complain(
                    "is %s, for which no kind is registered. Add it with Kinds.with(%s.class, …)."
                        .formatted(value, family.getSimpleName())));
    Map<String, Object> settings = records.encode(kind, value, place.then(kind.name()));
    if (kind.unnamed() && kind.keys().size() == 1) {
      return settings.values().iterator().next();
    }
    return kind.keys().isEmpty() ? kind.name() : Map.of(kind.name(), settings);
  }

  Object decode(Class<?> family, Object plain, Place place) {
    return switch (plain) {
      case String word when isKindMeant(family, word) ->
          records.decode(known(family, word, place), Map.of(), place.then(word));
      case Map<?, ?> map when map.size() == 1 -> {
        String name = map.keySet().iterator().next().toString();
        Kind<?> kind = known(family, name, place);
        Object body = ValueCodec.map(map, place).getOrDefault(name, Map.of());
        yield records.decode(kind, settings(kind, body, place.then(name)), place.then(name));
      }
      case Map<?, ?> map when !map.isEmpty() -> decodeFlat(family, map, place);
      case Object value when kinds.unnamed(family).isPresent() ->
          records.decodeUnnamed(kinds.unnamed(family).orElseThrow(), value, place);
      default ->
          throw place.complain(
              "must be one of %s, got %s.".formatted(words(family), Yaml.writeOnOneLine(plain)));
    };
  }

  /// The body of `{name: body}`: settings, or the value of the main key.
  private Map<String, Object> settings(Kind<?> kind, Object body, Place place) {
    if (body instanceof Map<?, ?> map && !isMainValue(kind, map)) {
      return ValueCodec.map(body, place);
    }
    if (kind.keys().isEmpty()) {
      throw place.complain(
          "has no settings, got %s. Write %s.".formatted(Yaml.writeOnOneLine(body), kind.name()));
    }
    if (kind.mainKey().isEmpty()) {
      throw place.complain(
          "must be a map of settings with the keys %s, got %s."
              .formatted(String.join(", ", kind.keys()), Yaml.writeOnOneLine(body)));
    }
    return Map.of(kind.mainKey().get(), body);
  }

  /// Whether `{name: map}` gives the main key, itself a kind: `{activation: {leaky-relu: {slope:
  /// 0.1}}}`.
  private boolean isMainValue(Kind<?> kind, Map<?, ?> map) {
    return map.size() == 1
        && map.keySet().iterator().next() instanceof String only
        && !kind.keys().contains(only)
        && kind.mainType().filter(type -> kinds.find(type, only).isPresent()).isPresent();
  }

  private Object decodeFlat(Class<?> family, Map<?, ?> map, Place place) {
    Map<String, Object> rest = new LinkedHashMap<>(ValueCodec.map(map, place));
    List<String> named = rest.keySet().stream().filter(kinds.names(family)::contains).toList();
    if (named.size() != 1
        || known(family, named.getFirst(), place).mainKey().isEmpty()
        || rest.get(named.getFirst()) instanceof Map) {
      throw place.complain(
          "must be one kind with its settings inside, as in {name: {key: value}}, got the keys %s. Known kinds: %s."
              .formatted(String.join(", ", rest.keySet()), words(family)));
    }
    Kind<?> kind = known(family, named.getFirst(), place);
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put(kind.mainKey().orElseThrow(), rest.remove(kind.name()));
    settings.putAll(rest);
    return records.decode(kind, settings, place.then(kind.name()));
  }

  /// Whether a word stands for a kind, perhaps misspelled, rather than for the unnamed kind's
  /// value. A kind that needs settings cannot be meant where any word may be a value: `cifar10`
  /// alone is the catalogue's data set, not a folder.
  private boolean isKindMeant(Class<?> family, String word) {
    Optional<Kind<?>> unnamed = kinds.unnamed(family);
    boolean takesText = unnamed.flatMap(Kind::mainType).equals(Optional.of(String.class));
    return kinds
            .find(family, word)
            .filter(kind -> !kind.unnamed() && !(takesText && !kind.required().isEmpty()))
            .isPresent()
        || unnamed.isEmpty()
        || (!takesText && NearestWord.of(word, kinds.names(family)).isPresent());
  }

  private Kind<?> known(Class<?> family, String name, Place place) {
    return kinds
        .find(family, name)
        .orElseThrow(() ->
            place.complain(
                "has no kind \"%s\". Known kinds: %s.%s"
                    .formatted(
                        name, words(family), NearestWord.question(name, kinds.names(family)))));
  }

  private String words(Class<?> family) {
    return String.join(", ", kinds.names(family));
  }
}

package dev.gradus.spec;

import dev.gradus.core.ConfigException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/// The kinds that files may name, by family: a family is the interface that its kinds implement,
/// for example `Layer`. Immutable. [StandardKinds] lists those of Gradus; a program adds its own in
/// code:
///
/// ```
/// Kinds kinds = Kinds.standard().with(Layer.class, Kind.of("maxout", new Maxout(1)).requiring("units"));
/// ```
public final class Kinds {

  private final Map<Class<?>, Map<String, Kind<?>>> families;

  private Kinds(Map<Class<?>, Map<String, Kind<?>>> families) {
    this.families = families;
  }

  /// @return a registry without any kind
  public static Kinds none() {
    return new Kinds(Map.of());
  }

  /// @return the kinds that come with Gradus
  public static Kinds standard() {
    return StandardKinds.kinds();
  }

  /// @param family the interface that the kind's values implement
  /// @param kind the kind to add
  /// @param <F> the family's type
  /// @return a registry that also knows the kind
  /// @throws ConfigException if the family has a kind of that name
  public <F> Kinds with(Class<F> family, Kind<? extends F> kind) {
    requireUnused(family, kind);
    Map<Class<?>, Map<String, Kind<?>>> more = new LinkedHashMap<>(families);
    Map<String, Kind<?>> members = new TreeMap<>(members(family));
    members.put(kind.name(), kind);
    more.put(family, members);
    return new Kinds(more);
  }

  private void requireUnused(Class<?> family, Kind<?> kind) {
    if (members(family).containsKey(kind.name())) {
      throw new ConfigException(
          "Kinds: %s already has a kind \"%s\". Choose another name."
              .formatted(family.getSimpleName(), kind.name()));
    }
    if (kind.unnamed() && unnamed(family).isPresent()) {
      throw new ConfigException(
          "Kinds: values of %s without a name already mean \"%s\", they cannot mean \"%s\" too."
              .formatted(
                  family.getSimpleName(), unnamed(family).orElseThrow().name(), kind.name()));
    }
  }

  /// @param family the interface
  /// @return the names of its kinds, sorted
  public List<String> names(Class<?> family) {
    return List.copyOf(members(family).keySet());
  }

  /// Writes a value as files hold it.
  ///
  /// @param family the interface, or `Model`
  /// @param value one of its values
  /// @param source name for messages, for example of a file
  /// @param path the value's place in it, for messages
  /// @param <F> the family's type
  /// @return a word, a map, or the unnamed kind's main value
  /// @throws ConfigException if no kind is registered for the value
  public <F> Object toPlain(Class<F> family, F value, String source, String path) {
    return new ValueCodec(this, new RecordCodec(this))
        .encode(family, value, new Place(source, path));
  }

  /// Reads a value as files hold it.
  ///
  /// @param family the interface, or `Model`
  /// @param plain maps, lists, texts, numbers and booleans
  /// @param source name for messages, for example of a file
  /// @param path the value's place in it, for messages
  /// @param <F> the family's type
  /// @return the value
  /// @throws ConfigException for an unknown kind or key, or a value out of its range
  public <F> F fromPlain(Class<F> family, Object plain, String source, String path) {
    return family.cast(
        new ValueCodec(this, new RecordCodec(this))
            .decode(family, plain, null, new Place(source, path)));
  }

  boolean isFamily(Class<?> type) {
    return families.containsKey(type);
  }

  Optional<Kind<?>> unnamed(Class<?> family) {
    return members(family).values().stream().filter(Kind::unnamed).findFirst();
  }

  Optional<Kind<?>> find(Class<?> family, String name) {
    return Optional.ofNullable(members(family).get(name));
  }

  /// The kind that writes a value: of those with the value's class the one whose prototype equals
  /// it, else the first by name. A prototype that is not a record stands only for itself.
  Optional<Kind<?>> kindOf(Class<?> family, Object value) {
    List<Kind<?>> candidates =
        members(family).values().stream()
            .filter(kind -> kind.prototype().getClass() == value.getClass())
            .filter(kind -> value instanceof Record || kind.prototype().equals(value))
            .filter(kind -> kind.agrees(value))
            .toList();
    return candidates.stream()
        .filter(kind -> Objects.equals(kind.prototype(), value))
        .findFirst()
        .or(() -> candidates.stream().findFirst());
  }

  private Map<String, Kind<?>> members(Class<?> family) {
    return families.getOrDefault(family, Map.of());
  }
}

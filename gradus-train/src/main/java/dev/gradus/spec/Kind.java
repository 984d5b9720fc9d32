package dev.gradus.spec;

import dev.gradus.core.ConfigException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A word that spec files may use for one type of layer, optimizer, loss and so on. The word stands
/// for a prototype: a record whose components are the keys in the file and whose values are the
/// defaults. Files name kinds, never classes; a kind exists only because code registered it.
///
/// ```
/// Kind.of("adam", Adam.defaults())
/// Kind.of("dense", new Dense(1)).requiring("units")
/// Kind.of("dropout", new Dropout(0.5)).requiring("rate").shorthandFor("rate")
/// ```
///
/// @param name the word in files: lower-case words joined by hyphens
/// @param prototype a record with the defaults, or any other value that has no settings at all
/// @param required components that a file must give, whatever the prototype holds
/// @param mainKey the component meant by `{name: value}`, if the kind has such a short form
/// @param unnamed whether a value that names no kind, as in `learningRate: 0.01`, is this kind's
///   main key
/// @param fixed components that the word itself settles, to what the prototype holds: they are no
///   keys, and a value in which they differ is of another kind
/// @param <T> the prototype's type
public record Kind<T>(
    String name,
    T prototype,
    Set<String> required,
    Optional<String> mainKey,
    boolean unnamed,
    Set<String> fixed) {

  /// Refuses names that are not kebab-case and keys that are not components of the prototype.
  ///
  /// @throws ConfigException if a name or key does not fit
  public Kind {
    if (!name.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
      throw new ConfigException(
          "Kind \"%s\": the name must be lower-case words joined by hyphens, for example \"batch-normalization\"."
              .formatted(name));
    }
    required = Collections.unmodifiableSet(new LinkedHashSet<>(required));
    fixed = Set.copyOf(fixed);
    Set<String> unknown = new LinkedHashSet<>(required);
    mainKey.ifPresent(unknown::add);
    unknown.addAll(fixed);
    new HashSet<>(keysOf(prototype)).forEach(unknown::remove);
    if (!unknown.isEmpty()) {
      throw new ConfigException(
          "Kind \"%s\": %s has the components %s, there is no %s."
              .formatted(
                  name,
                  prototype.getClass().getSimpleName(),
                  keysOf(prototype),
                  String.join(", ", unknown)));
    }
  }

  /// @param name the word in files
  /// @param prototype a record with the defaults, or a value without settings
  /// @param <T> its type
  /// @return a kind all of whose keys are optional
  public static <T> Kind<T> of(String name, T prototype) {
    return new Kind<>(name, prototype, Set.of(), Optional.empty(), false, Set.of());
  }

  /// @param keys components without a meaningful default
  /// @return this kind, insisting on these keys
  public Kind<T> requiring(String... keys) {
    return new Kind<>(name, prototype, new LinkedHashSet<>(List.of(keys)), mainKey, unnamed, fixed);
  }

  /// @param key the one component that matters most
  /// @return this kind, for which `{name: value}` means `{name: {key: value}}`
  public Kind<T> shorthandFor(String key) {
    return new Kind<>(name, prototype, required, Optional.of(key), unnamed, fixed);
  }

  /// @param key the one component that matters most
  /// @return this kind, for which the value alone means `{name: {key: value}}` wherever the family
  ///   is expected; at most one kind of a family can be so
  public Kind<T> unnamedFor(String key) {
    return new Kind<>(name, prototype, required, Optional.of(key), true, fixed);
  }

  /// @param components that the word itself settles
  /// @return this kind, one of several of the same record
  public Kind<T> fixing(String... components) {
    return new Kind<>(name, prototype, required, mainKey, unnamed, Set.of(components));
  }

  /// @return the keys that a file may use, in the record's order
  public List<String> keys() {
    return keysOf(prototype).stream().filter(key -> !fixed.contains(key)).toList();
  }

  /// Whether a value of the prototype's class agrees with it in what is fixed.
  boolean agrees(Object value) {
    return fixed.isEmpty()
        || Arrays.stream(prototype.getClass().getRecordComponents())
            .filter(component -> fixed.contains(component.getName()))
            .allMatch(component -> same(component, prototype, value));
  }

  private boolean same(RecordComponent component, Object one, Object other) {
    Place place = Place.root(name);
    return RecordCodec.read(component, one, place)
        .equals(RecordCodec.read(component, other, place));
  }

  /// The declared type of the main key.
  Optional<Class<?>> mainType() {
    return mainKey.map(key ->
        Arrays.stream(prototype.getClass().getRecordComponents())
            .filter(component -> component.getName().equals(key))
            .findFirst()
            .orElseThrow()
            .getType());
  }

  private static List<String> keysOf(Object prototype) {
    RecordComponent[] components = prototype.getClass().getRecordComponents();
    return components == null
        ? List.of()
        : Arrays.stream(components).map(RecordComponent::getName).toList();
  }
}

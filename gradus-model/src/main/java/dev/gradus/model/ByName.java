package dev.gradus.model;

import dev.gradus.core.ConfigException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;

/// One thing for each input or each output of a network. Most networks have one of each, which then
/// need not be named.
///
/// @param entries by name of the input or output; the empty name means the only one
/// @param <T> what there is for each
public record ByName<T>(SequencedMap<String, T> entries) {

  private static final String ONLY = "";

  /// Copies the entries.
  public ByName {
    entries = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(entries));
  }

  /// @param <T> what there is for each
  /// @return nothing for any
  public static <T> ByName<T> none() {
    return new ByName<>(new LinkedHashMap<>());
  }

  /// @param value for the only input or output
  /// @param <T> its type
  /// @return that one
  public static <T> ByName<T> only(T value) {
    return ByName.<T>none().and(ONLY, value);
  }

  /// @param name of an input or output
  /// @param value for it
  /// @return these entries and that one
  public ByName<T> and(String name, T value) {
    SequencedMap<String, T> more = new LinkedHashMap<>(entries);
    more.put(name, value);
    return new ByName<>(more);
  }

  /// These entries under the names of a network, in their order.
  ///
  /// @param names of its inputs or outputs
  /// @param sort of names for messages: `input` or `output`
  /// @param what there is for each, for messages, for example `loss`
  /// @return the same without the empty name
  /// @throws ConfigException for a name that is not one of them, or the empty name where there are
  ///   several
  public ByName<T> over(List<String> names, String sort, String what) {
    if (names.size() == 1 && entries.size() == 1 && entries.containsKey(ONLY)) {
      return ByName.<T>none().and(names.getFirst(), of(ONLY));
    }
    for (String given : entries.keySet()) {
      if (!names.contains(given)) {
        throw new ConfigException(
            given.equals(ONLY)
                ? "model: has the %ss %s, got one %s without a name. Say for which it is."
                    .formatted(sort, String.join(", ", names), what)
                : "model: has no %s \"%s\", for which there is a %s. Its %1$ss are: %s."
                    .formatted(sort, given, what, String.join(", ", names)));
      }
    }
    SequencedMap<String, T> ordered = new LinkedHashMap<>();
    names.stream().filter(entries::containsKey).forEach(name -> ordered.put(name, of(name)));
    return new ByName<>(ordered);
  }

  /// @param value for each name that has none
  /// @param names of inputs or outputs, in order
  /// @return an entry for each name
  public ByName<T> orElse(T value, List<String> names) {
    SequencedMap<String, T> all = new LinkedHashMap<>();
    names.forEach(name -> all.put(name, entries.getOrDefault(name, value)));
    return new ByName<>(all);
  }

  /// @param name one that is there
  /// @return its entry
  public T of(String name) {
    return Objects.requireNonNull(entries.get(name), name);
  }

  /// @return the only entry
  /// @throws ConfigException if there are several or none
  public T only() {
    return Single.of(entries, "entries", "entries()");
  }
}

package dev.gradus.model;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Numbers layers within their kind: `dense`, `dense_1`, `batch_normalization`, `dense_2`. Not for
/// two threads at once.
public final class LayerNames {

  private final Map<String, Integer> counts = new HashMap<>();
  private final Set<String> taken = new HashSet<>();

  /// Nothing numbered yet.
  public LayerNames() {}

  /// @param name one that no number may give
  public void reserve(String name) {
    taken.add(name);
  }

  /// @param kind of a layer, for example `batch-normalization`
  /// @return its name
  public String next(String kind) {
    String base = kind.replace('-', '_');
    String name;
    do {
      int earlier = counts.merge(base, 1, Integer::sum) - 1;
      name = earlier == 0 ? base : base + "_" + earlier;
    } while (taken.contains(name));
    return name;
  }
}

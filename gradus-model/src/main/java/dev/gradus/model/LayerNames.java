package dev.gradus.model;

import java.util.HashMap;
import java.util.Map;

/// Numbers layers within their kind: `dense`, `dense_1`, `batch_normalization`, `dense_2`.
final class LayerNames {

  private final Map<String, Integer> counts = new HashMap<>();

  String next(String kind) {
    String base = kind.replace('-', '_');
    int earlier = counts.merge(base, 1, Integer::sum) - 1;
    return earlier == 0 ? base : base + "_" + earlier;
  }
}

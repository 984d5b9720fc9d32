package dev.gradus.history;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// Weights that a listener has kept, to which the network goes back when the run ends.
///
/// @param epoch after which they were taken, counted from 1
/// @param weights all weights and layer states by name
public record BestWeights(int epoch, SequencedMap<String, Tensor> weights) {

  /// Copies the map.
  public BestWeights {
    weights = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(weights));
  }
}

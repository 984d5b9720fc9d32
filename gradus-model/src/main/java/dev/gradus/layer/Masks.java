package dev.gradus.layer;

import dev.gradus.core.ShapeException;
import dev.gradus.op.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Which values of a graph are sequences with padding, and where. A mask `[N, T]` of a value `[N,
/// T, …]` is 1 at real time steps and 0 at padded ones. A model makes one registry for each graph;
/// layers reach it through [LayerContext].
public final class Masks {

  private final Map<Value, Value> masks = new HashMap<>();

  /// No value has a mask yet.
  public Masks() {}

  /// @param value any of the graph
  /// @return its mask; none if every time step is real
  public Optional<Value> of(Value value) {
    return Optional.ofNullable(masks.get(value));
  }

  /// Refuses padding that reaches the end of a model, where losses and metrics would take it for
  /// real.
  ///
  /// @param output of the model
  /// @param label of the layer that gave it
  /// @throws ShapeException if the output has a mask
  public void requireNone(Value output, String label) {
    of(output)
        .ifPresent(mask -> {
          throw new ShapeException(
              "%s: the model's output %s has a mask %s, but losses and metrics would count its padded steps. End with a layer that uses the mask up, for example Lstm without returnSequences."
                  .formatted(label, output.shape(), mask.shape()));
        });
  }

  void put(Value value, Value mask) {
    masks.put(value, mask);
  }
}

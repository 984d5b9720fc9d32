package dev.gradus.instrument;

import dev.gradus.core.ConfigException;
import java.util.List;
import java.util.OptionalDouble;

/// A look into a network.
///
/// @param layers in order; those of which nothing is watched are left out
/// @param clippedShare share of the gradient's elements that the trainer's clipping changes, 0 to
///   1; empty if gradients are not watched or nothing is clipped. Clipping by value changes single
///   elements, clipping by norm all of a weight or none, clipping by global norm all or none.
public record NetworkReading(List<LayerReading> layers, OptionalDouble clippedShare) {

  /// Copies the layers.
  public NetworkReading {
    layers = List.copyOf(layers);
  }

  /// @param name of a layer
  /// @return that layer
  /// @throws ConfigException if nothing of it was looked at
  public LayerReading layer(String name) {
    return layers.stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new ConfigException(
                "NetworkReading: has no layer \"%s\"; it has %s."
                    .formatted(
                        name,
                        String.join(", ", layers.stream().map(LayerReading::name).toList()))));
  }

  /// @return Euclidean norm of the gradients of all weights together, before clipping; empty if
  ///   gradients are not watched
  public OptionalDouble gradientNorm() {
    return Norms.joint(layers.stream().flatMap(layer -> layer.weights().stream()).toList());
  }

  /// @return whether clipping changes the gradient at all
  public boolean isClipped() {
    return clippedShare.orElse(0) > 0;
  }
}

package dev.gradus.activation;

import dev.gradus.op.GraphBuilder;
import dev.gradus.op.Value;
import java.util.Optional;

/// A function without weights that keeps the shape and acts on each element or along the last axis.
/// Open: implement [ElementwiseActivation] for a formula of your own, this interface for anything
/// else.
public interface Activation {

  /// @return the name used in spec files, for example `relu`
  String kind();

  /// @param graph where the ops go
  /// @param name of the layer that asks
  /// @param input any shape of rank 1 or more
  /// @return the activated value, of the same shape
  Value build(GraphBuilder graph, String name, Value input);

  /// Where this function flattens out on both sides, like [Sigmoid] at 0 and 1: outputs close to
  /// these values are saturated and get hardly any gradient.
  ///
  /// @return the two values; empty, the default, for a function of another form
  default Optional<Bounds> bounds() {
    return Optional.empty();
  }
}

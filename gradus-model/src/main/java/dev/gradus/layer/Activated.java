package dev.gradus.layer;

import dev.gradus.activation.Activation;

/// A layer that hands on the results of an activation: what its outputs look like can be judged by
/// that function. Lets instruments say how many are saturated.
public interface Activated {

  /// @return the last thing done to the layer's output, before its shape
  Activation activation();
}

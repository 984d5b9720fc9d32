package dev.gradus.activation;

import dev.gradus.op.GraphBuilder;
import dev.gradus.op.Value;

/// `y = x`: no activation. Builds no op.
public record Linear() implements Activation {

  @Override
  public String kind() {
    return "linear";
  }

  @Override
  public Value build(GraphBuilder graph, String name, Value input) {
    return input;
  }
}

package dev.gradus.activation;

import dev.gradus.op.GraphBuilder;
import dev.gradus.op.Value;

/// `y_k = x_k - log sum_j e^(x_j)` along the last axis: the logarithm of [Softmax], without ever
/// taking that of a rounded 0.
///
/// Keras and PyTorch let the axis be chosen; here it is the last.
public record LogSoftmax() implements Activation {

  @Override
  public String kind() {
    return "log-softmax";
  }

  @Override
  public Value build(GraphBuilder graph, String name, Value input) {
    return graph.add(name, new dev.gradus.op.Softmax(true), input);
  }
}

package dev.gradus.activation;

import dev.gradus.op.GraphBuilder;
import dev.gradus.op.Value;

/// `y_k = e^(x_k - max x) / sum_j e^(x_j - max x)` along the last axis: positive numbers that sum
/// to 1, one probability a class.
///
/// A cross-entropy loss that finds a softmax in front of it works from the logits `x` instead, so
/// no logarithm of a rounded 0 is ever taken.
///
/// Keras and PyTorch let the axis be chosen; here it is the last.
///
/// Source: Bridle, "Probabilistic interpretation of feedforward classification network outputs",
/// 1990.
public record Softmax() implements Activation {

  @Override
  public String kind() {
    return "softmax";
  }

  @Override
  public Value build(GraphBuilder graph, String name, Value input) {
    return graph.add(name, new dev.gradus.op.Softmax(false), input);
  }
}

package dev.gradus.compiler;

import dev.gradus.core.Shape;
import dev.gradus.op.AveragePool2d;
import dev.gradus.op.AveragePool2dBackward;
import dev.gradus.op.Conv2d;
import dev.gradus.op.Conv2dBackwardData;
import dev.gradus.op.Conv2dBackwardWeights;
import dev.gradus.op.GraphBuilder;
import dev.gradus.op.MaxPool2d;
import dev.gradus.op.MaxPool2dBackward;
import dev.gradus.op.Node;
import dev.gradus.op.Value;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/// The gradients of convolutions and poolings.
///
/// @param graph where the backward ops go
/// @param wanted the values whose gradients are worth computing
/// @param accumulate is told a value and a part of its gradient
record ImageGradients(GraphBuilder graph, Set<Value> wanted, BiConsumer<Value, Value> accumulate) {

  void convolution(String name, Conv2d op, List<Value> in, Value dy) {
    Value x = in.get(0);
    Value kernel = in.get(1);
    if (wanted.contains(x)) {
      accumulate.accept(
          x,
          graph.add(
              name,
              new Conv2dBackwardData(
                  op.height(), op.width(), op.groups(), x.shape().dim(1), x.shape().dim(2)),
              dy,
              kernel));
    }
    boolean bias = op.bias() && wanted.contains(in.get(2));
    if (bias || wanted.contains(kernel)) {
      List<Value> weights =
          graph.add(
              name,
              new Conv2dBackwardWeights(op.height(), op.width(), op.groups(), bias),
              List.of(x, dy));
      accumulate.accept(kernel, weights.get(0));
      if (bias) {
        accumulate.accept(in.get(2), weights.get(1));
      }
    }
  }

  /// The transposed convolution: what was the data's gradient is the result, and the other way
  /// round.
  void transposed(String name, Conv2dBackwardData op, List<Value> in, Value upstream) {
    Value dy = in.get(0);
    Value kernel = in.get(1);
    if (wanted.contains(dy)) {
      accumulate.accept(
          dy,
          graph.add(
              name, new Conv2d(op.height(), op.width(), op.groups(), false), upstream, kernel));
    }
    if (wanted.contains(kernel)) {
      accumulate.accept(
          kernel,
          graph.add(
              name,
              new Conv2dBackwardWeights(op.height(), op.width(), op.groups(), false),
              upstream,
              dy));
    }
  }

  void pooling(String name, MaxPool2d op, Node node, Value dy) {
    Shape x = node.inputs().getFirst().shape();
    accumulate.accept(
        node.inputs().getFirst(),
        graph.add(
            name,
            new MaxPool2dBackward(op.height(), op.width(), x.dim(1), x.dim(2)),
            dy,
            node.outputs().get(1)));
  }

  void pooling(String name, AveragePool2d op, Value x, Value dy) {
    accumulate.accept(
        x,
        graph.add(
            name,
            new AveragePool2dBackward(op.height(), op.width(), x.shape().dim(1), x.shape().dim(2)),
            dy));
  }
}

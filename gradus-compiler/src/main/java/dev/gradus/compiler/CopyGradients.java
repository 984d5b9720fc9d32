package dev.gradus.compiler;

import dev.gradus.core.Shape;
import dev.gradus.op.Concat;
import dev.gradus.op.GraphBuilder;
import dev.gradus.op.Op;
import dev.gradus.op.Pad;
import dev.gradus.op.Slice;
import dev.gradus.op.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Gradients of the ops that move elements: the way back.
final class CopyGradients {

  private CopyGradients() {}

  /// What comes back from a slice lies among zeros.
  static Op of(Slice op, Shape x) {
    return new Pad(
        op.begin(),
        IntStream.range(0, x.rank())
            .mapToObj(axis -> x.dim(axis) - op.begin().get(axis) - op.size().dim(axis))
            .toList());
  }

  static Op of(Pad op, Shape x) {
    return new Slice(op.before(), x);
  }

  /// One gradient an operand, in their order.
  static List<Value> of(GraphBuilder graph, String name, Concat op, List<Value> in, Value dy) {
    List<Value> gradients = new ArrayList<>();
    int from = 0;
    for (Value each : in) {
      int count = each.shape().dim(op.axis());
      gradients.add(graph.add(name, Slice.along(dy.shape(), op.axis(), from, count), dy));
      from += count;
    }
    return gradients;
  }
}

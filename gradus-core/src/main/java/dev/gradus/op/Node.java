package dev.gradus.op;

import java.util.List;

/// One op applied to values.
///
/// @param name where it comes from, for example `dense` or `dense/backward`
/// @param op what is computed
/// @param inputs operands in the op's order
/// @param outputs results in the op's order
public record Node(String name, Op op, List<Value> inputs, List<Value> outputs) {

  /// Copies the lists.
  public Node {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /// @return the only output
  public Value output() {
    return outputs.getFirst();
  }
}

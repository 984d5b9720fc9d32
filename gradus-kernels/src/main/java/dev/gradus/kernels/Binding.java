package dev.gradus.kernels;

import dev.gradus.core.Buffer;
import dev.gradus.core.RandomStream;
import java.util.List;

/// Everything a prepared kernel is given besides the step.
///
/// @param inputs memory of the operands; an output's may be an input's where the op allows it
/// @param outputs memory of the results
/// @param scratch at least [PreparedKernel#scratchElements] elements, free between kernels
/// @param scalars names of the step's scalars, in the order in which [Kernel#run] is given them
/// @param random parent of the op's random streams
public record Binding(
    List<Buffer> inputs,
    List<Buffer> outputs,
    Buffer scratch,
    List<String> scalars,
    RandomStream random) {

  /// Copies the lists.
  public Binding {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    scalars = List.copyOf(scalars);
  }
}

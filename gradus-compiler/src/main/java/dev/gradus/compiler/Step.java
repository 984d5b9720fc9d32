package dev.gradus.compiler;

import dev.gradus.kernels.PreparedKernel;
import java.util.List;

/// One kernel of a plan and the tensors it works on.
///
/// @param name where it comes from
/// @param work what it computes, for print-outs
/// @param inPlace whether a result may overwrite an operand that nobody needs afterwards
/// @param kernel its implementation
/// @param inputs operands
/// @param outputs results
record Step(
    String name,
    String work,
    boolean inPlace,
    PreparedKernel kernel,
    List<Tensor> inputs,
    List<Tensor> outputs) {

  Step {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }
}

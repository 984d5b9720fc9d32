package dev.gradus.kernels.reference;

import dev.gradus.core.Buffer;
import dev.gradus.kernels.Binding;
import dev.gradus.kernels.Kernel;
import java.lang.foreign.MemorySegment;

/// Copies the elements in row-major order; result and operand may be the same memory.
final class ReshapeReference {

  private ReshapeReference() {}

  static Kernel bind(long size, Binding binding) {
    MemorySegment x = binding.inputs().getFirst().segment();
    MemorySegment y = binding.outputs().getFirst().segment();
    return (_, _) -> MemorySegment.copy(x, Buffer.FLOAT, 0, y, Buffer.FLOAT, 0, size);
  }
}

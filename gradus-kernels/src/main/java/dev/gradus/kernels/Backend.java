package dev.gradus.kernels;

import dev.gradus.op.Op;
import java.util.List;

/// Something that can run primitive ops: the fast native one or the plain reference.
public interface Backend extends AutoCloseable {

  /// @return one line for people, for example `oneDNN 3.11.0 (AVX-512), 2 threads`
  String description();

  /// @return how many threads its kernels use
  int threads();

  /// @param op what to compute
  /// @param inputs operands in the op's order
  /// @param outputs results in the op's order
  /// @return the op's implementation; every backend implements every op, at worst by the reference
  PreparedKernel prepare(Op op, List<Operand> inputs, List<Operand> outputs);

  /// Copies a tensor from one layout to another.
  ///
  /// @param from operand with a fixed layout
  /// @param to the same shape with a fixed layout
  /// @return the copy's implementation
  PreparedKernel prepareReorder(Operand from, Operand to);

  @Override
  void close();
}

package dev.gradus.kernels;

import dev.gradus.expr.Formula;
import dev.gradus.op.Op;
import java.util.List;

/// Something that can run primitive ops: the fast native one or the plain reference. Used by one
/// thread at a time.
public interface Backend extends AutoCloseable {

  /// @return one line for people, for example `oneDNN 3.11.0 (AVX-512), 2 threads`
  String description();

  /// @return how many threads its kernels use
  int threads();

  /// Prepares an op.
  ///
  /// The layout of an input operand is where the tensor lies now, that of an output where it will
  /// be wanted; both are wishes. The answer says what the implementation takes and gives; the
  /// caller reorders where that differs. [dev.gradus.op.Reshape] is never asked for: it is a
  /// renaming.
  ///
  /// @param op what to compute
  /// @param inputs operands in the op's order
  /// @param outputs results in the op's order
  /// @return the op's implementation; every backend implements every op, at worst by the reference
  PreparedKernel prepare(Op op, List<Operand> inputs, List<Operand> outputs);

  /// Prepares a copy of a tensor from one layout to another (or the same).
  ///
  /// @param from operand with a fixed layout
  /// @param to the same shape with a fixed layout
  /// @return the copy's implementation
  PreparedKernel prepareReorder(Operand from, Operand to);

  /// Whether an inner product (later: a convolution) can apply this activation while it still holds
  /// the result.
  ///
  /// @param activation a formula with one input and one output
  /// @return whether ops carrying this activation may be prepared
  default boolean fuses(Formula activation) {
    return false;
  }

  /// Whether a formula is small enough for one loop. Formulas are put together only as long as this
  /// holds.
  ///
  /// @param formula of elementwise work
  /// @return whether an op with this formula may be prepared
  default boolean fits(Formula formula) {
    return true;
  }

  /// Makes the calling thread ready to run kernels. Called at the start of every run of a plan.
  default void enter() {}

  @Override
  void close();
}

package dev.gradus.kernels;

import java.util.List;

/// A backend's answer to an op: the layouts it wants and the memory it needs. May be bound several
/// times, to other operands and results, of which one runs at a time.
public interface PreparedKernel extends AutoCloseable {

  /// @return layouts in which the operands must lie, in the op's order
  List<Layout> inputs();

  /// @return layouts in which the results will lie, in the op's order
  List<Layout> outputs();

  /// @return float32 elements of scratch memory
  long scratchElements();

  /// @return which implementation will run, for example `brg:avx512_core` or `reference`
  String implementation();

  /// @param binding memory, scalars and randomness
  /// @return the runnable kernel; valid until this is closed
  Kernel bind(Binding binding);

  /// Gives back what the kernel holds besides its binding.
  @Override
  default void close() {}
}

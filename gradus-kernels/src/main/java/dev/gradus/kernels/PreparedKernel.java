package dev.gradus.kernels;

import java.util.List;

/// A backend's answer to an op: the layouts it wants and the memory it needs.
public interface PreparedKernel {

  /// @return layouts of the operands, in the op's order; where one was fixed, that one
  List<Layout> inputs();

  /// @return layouts of the results, in the op's order; where one was fixed, that one
  List<Layout> outputs();

  /// @return float32 elements of scratch memory
  long scratchElements();

  /// @return which implementation will run, for example `brg:avx512_core` or `reference`
  String implementation();

  /// @param binding memory, scalars and randomness
  /// @return the runnable kernel; valid until its backend is closed
  Kernel bind(Binding binding);
}

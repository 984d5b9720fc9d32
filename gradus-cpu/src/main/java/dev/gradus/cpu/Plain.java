package dev.gradus.cpu;

import dev.gradus.kernels.Binding;
import dev.gradus.kernels.Kernel;
import dev.gradus.kernels.Layout;
import dev.gradus.kernels.PreparedKernel;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/// A kernel written in Java over row-major operands.
///
/// @param implementation its name in print-outs
/// @param inputs layouts of the operands
/// @param outputs layouts of the results
/// @param binder makes the kernel
record Plain(
    String implementation,
    List<Layout> inputs,
    List<Layout> outputs,
    Function<Binding, Kernel> binder)
    implements PreparedKernel {

  static Plain of(
      String implementation, int inputs, int outputs, Function<Binding, Kernel> binder) {
    return new Plain(
        implementation,
        Collections.nCopies(inputs, Layout.PLAIN),
        Collections.nCopies(outputs, Layout.PLAIN),
        binder);
  }

  @Override
  public long scratchElements() {
    return 0;
  }

  @Override
  public Kernel bind(Binding binding) {
    return binder.apply(binding);
  }
}

package dev.gradus.kernels;

/// An op bound to its buffers, ready to run. Not for use by two threads at once. Allocates nothing.
@FunctionalInterface
public interface Kernel {

  /// @param step number of the step, the first coordinate of every random draw
  /// @param scalars the step's scalars in the order of [Binding#scalars]
  void run(long step, double[] scalars);
}

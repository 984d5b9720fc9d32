package dev.gradus.cpu;

/// One compiled formula: a loop over float32 elements in native memory. Has no state and may be run
/// by several threads at once.
public interface ElementwiseLoop {
  /// Computes the elements `from .. to - 1` of every output.
  ///
  /// @param addresses native addresses of element 0 of each input, then of each output; an output
  ///   may be an input, but must not overlap one otherwise
  /// @param from first element
  /// @param to end of the elements; nothing happens where it is not above `from`
  /// @param scalars the value of each scalar of the formula
  /// @param keys the key of each random stream of the formula
  /// @param counter the step at which the streams are read
  /// @param elementBase index of element 0 in the streams, at least 0; aligned starts (`elementBase
  ///   + from` divisible by 4) are a little faster
  void run(
      long[] addresses,
      long from,
      long to,
      float[] scalars,
      long[] keys,
      long counter,
      long elementBase);
}

package dev.gradus.kernels.contract;

import dev.gradus.core.RandomStream;
import dev.gradus.op.Op;
import java.util.List;

/// One op with operands and what must come out.
///
/// @param name for reports: the op and the extents that matter
/// @param op what is computed
/// @param inputs operands in the op's order
/// @param outputs results in the op's order
public record KernelCase(String name, Op op, List<Tensor> inputs, List<Expectation> outputs) {

  /// The names of the scalars of every case's step, in the order of [#scalars].
  public static final List<String> SCALAR_NAMES = List.of("step", "learningRate", "rate");

  /// The number of every case's step.
  public static final long STEP = 7;

  /// The parent of every case's random streams.
  public static final RandomStream RANDOM = RandomStream.of(11);

  /// Copies the lists.
  public KernelCase {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /// The values of the step's scalars.
  public static double[] scalars() {
    return new double[] {STEP, 0.001, 0.3};
  }

  @Override
  public String toString() {
    return name;
  }
}

package dev.gradus.kernels.contract;

import java.util.List;
import java.util.stream.Stream;

/// Every op on sizes around the widths of vectors and blocks, with batches of one, and one large
/// case for each family, which is where work is split between threads.
public final class KernelCases {

  /// The sizes.
  static final int[] AWKWARD = {1, 7, 8, 15, 16, 17, 63};

  private static final List<KernelCase> ALL =
      Stream.of(
              InnerProductCases.all(),
              ElementwiseCases.all(),
              ReductionCases.all(),
              CopyCases.all(),
              MatrixCases.all(),
              LayerNormCases.all(),
              RecurrentCases.all(),
              SoftmaxCases.all(),
              BatchNormCases.all(),
              ConvolutionCases.all(),
              PoolCases.all())
          .flatMap(cases -> cases)
          .toList();

  private KernelCases() {}

  /// All cases.
  public static Stream<KernelCase> all() {
    return ALL.stream();
  }
}

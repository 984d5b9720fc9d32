package dev.gradus.cli;

import dev.gradus.core.Buffer;
import dev.gradus.core.MemoryScope;
import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;
import dev.gradus.kernels.Backend;
import dev.gradus.kernels.Binding;
import dev.gradus.kernels.Kernel;
import dev.gradus.kernels.Layout;
import dev.gradus.kernels.Operand;
import dev.gradus.kernels.PreparedKernel;
import dev.gradus.op.InnerProduct;
import java.util.List;

/// Measures a backend's arithmetic with a product of two matrices of 512 x 512.
///
/// @param backend what computes
record ProductSpeed(Backend backend) {

  private static final int SIDE = 512;
  private static final Shape SQUARE = Shape.of(SIDE, SIDE);
  private static final double OPERATIONS = 2.0 * SIDE * SIDE * SIDE;
  private static final long PATIENCE_NANOS = 300_000_000;

  /// @return 10^9 operations a second in the fastest of the repetitions that fit into 0.3 s, at
  ///   least two
  double measure() {
    List<Operand> inputs = List.of(Operand.plain(SQUARE), Operand.any(SQUARE));
    List<Operand> outputs = List.of(Operand.plain(SQUARE));
    try (MemoryScope scope = MemoryScope.open();
        PreparedKernel product = backend.prepare(InnerProduct.of(false), inputs, outputs)) {
      Kernel kernel =
          product.bind(
              new Binding(
                  List.of(
                      ones(scope, product.inputs().get(0)), ones(scope, product.inputs().get(1))),
                  List.of(ones(scope, product.outputs().getFirst())),
                  scope.allocate(product.scratchElements()),
                  List.of(),
                  RandomStream.of(0)));
      backend.enter();
      return fastest(kernel);
    }
  }

  private static double fastest(Kernel kernel) {
    double[] scalars = {};
    long begin = System.nanoTime();
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 2 || System.nanoTime() - begin < PATIENCE_NANOS; i++) {
      long start = System.nanoTime();
      kernel.run(i, scalars);
      best = Math.min(best, System.nanoTime() - start);
    }
    return OPERATIONS / best;
  }

  private static Buffer ones(MemoryScope scope, Layout layout) {
    Buffer buffer = scope.allocate(layout.elements(SQUARE));
    for (long i = 0; i < buffer.size(); i++) {
      buffer.set(i, 1);
    }
    return buffer;
  }
}

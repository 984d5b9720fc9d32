package dev.gradus.kernels.reference;

import dev.gradus.core.Buffer;
import dev.gradus.core.Shape;
import dev.gradus.kernels.Binding;
import dev.gradus.kernels.Kernel;
import dev.gradus.op.MatMul;
import java.lang.foreign.MemorySegment;

/// Matrix products, one element at a time.
final class MatMulReference {

  private MatMulReference() {}

  static Kernel bind(MatMul op, Shape a, Shape c, Binding binding) {
    MemorySegment left = binding.inputs().get(0).segment();
    MemorySegment right = binding.inputs().get(1).segment();
    MemorySegment result = binding.outputs().getFirst().segment();
    int m = c.dim(-2);
    int n = c.dim(-1);
    int k = a.dim(op.transposeA() ? -2 : -1);
    long pairs = m == 0 || n == 0 ? 0 : c.size() / m / n;
    long rowOfA = op.transposeA() ? 1 : k;
    long stepOfA = op.transposeA() ? m : 1;
    long columnOfB = op.transposeB() ? k : 1;
    long stepOfB = op.transposeB() ? 1 : n;
    return (_, _) -> {
      for (long pair = 0; pair < pairs; pair++) {
        for (int row = 0; row < m; row++) {
          long fromA = pair * m * k + row * rowOfA;
          for (int column = 0; column < n; column++) {
            long fromB = pair * k * n + column * columnOfB;
            double sum = 0;
            for (int i = 0; i < k; i++) {
              sum +=
                  (double) left.getAtIndex(Buffer.FLOAT, fromA + i * stepOfA)
                      * right.getAtIndex(Buffer.FLOAT, fromB + i * stepOfB);
            }
            result.setAtIndex(Buffer.FLOAT, (pair * m + row) * n + column, (float) sum);
          }
        }
      }
    };
  }
}

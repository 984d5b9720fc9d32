package dev.gradus.kernels.reference;

import dev.gradus.core.Buffer;
import dev.gradus.core.DataException;
import dev.gradus.core.Shape;
import dev.gradus.kernels.Binding;
import dev.gradus.kernels.Kernel;
import dev.gradus.op.SoftmaxCrossEntropy;
import dev.gradus.op.SoftmaxCrossEntropyBackward;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// Cross-entropy from logits and its gradient, row by row, through [SoftmaxReference#logSoftmax].
final class SoftmaxCrossEntropyReference {

  private SoftmaxCrossEntropyReference() {}

  /// `l_n = -sum_k t_nk log softmax(x_n)_k`
  static Kernel bind(SoftmaxCrossEntropy op, Shape shape, Binding binding) {
    int n = shape.dim(0);
    int k = shape.dim(1);
    MemorySegment x = binding.inputs().get(0).segment();
    MemorySegment t = binding.inputs().get(1).segment();
    MemorySegment loss = binding.outputs().getFirst().segment();
    double[] row = new double[k];
    double[] target = new double[k];
    return (_, _) -> {
      for (int i = 0; i < n; i++) {
        Rows.load(x, (long) i * k, row, 0, k);
        SoftmaxReference.logSoftmax(row);
        double sum = 0;
        if (op.sparse()) {
          sum = -row[classOf(t, i, k)];
        } else {
          Rows.load(t, (long) i * k, target, 0, k);
          for (int j = 0; j < k; j++) {
            sum -= target[j] * row[j];
          }
        }
        loss.setAtIndex(Buffer.FLOAT, i, (float) sum);
      }
    };
  }

  /// `dx_nk = dl_n (softmax(x_n)_k sum_j t_nj - t_nk)`
  static Kernel bindBackward(SoftmaxCrossEntropyBackward op, Shape shape, Binding binding) {
    int n = shape.dim(0);
    int k = shape.dim(1);
    MemorySegment x = binding.inputs().get(0).segment();
    MemorySegment t = binding.inputs().get(1).segment();
    MemorySegment dl = binding.inputs().get(2).segment();
    MemorySegment dx = binding.outputs().getFirst().segment();
    double[] row = new double[k];
    double[] target = new double[k];
    return (_, _) -> {
      for (int i = 0; i < n; i++) {
        Rows.load(x, (long) i * k, row, 0, k);
        SoftmaxReference.softmax(row);
        double gradient = dl.getAtIndex(Buffer.FLOAT, i);
        double total = 1;
        if (op.sparse()) {
          Arrays.fill(target, 0);
          target[classOf(t, i, k)] = 1;
        } else {
          Rows.load(t, (long) i * k, target, 0, k);
          total = sum(target);
        }
        for (int j = 0; j < k; j++) {
          row[j] = gradient * (row[j] * total - target[j]);
        }
        Rows.store(row, dx, (long) i * k, k);
      }
    };
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  private static int classOf(MemorySegment t, int row, int classes) {
    float target = t.getAtIndex(Buffer.FLOAT, row);
    int index = (int) target;
    if (index != target || index < 0 || index >= classes) {
      throw new DataException(
          "SoftmaxCrossEntropy: the target of row %d is %s, expected a class index from 0 to %d."
              .formatted(row, target, classes - 1));
    }
    return index;
  }
}

package dev.gradus.kernels.reference;

import dev.gradus.core.Shape;
import dev.gradus.kernels.Binding;
import dev.gradus.kernels.Kernel;
import dev.gradus.op.Softmax;
import dev.gradus.op.SoftmaxBackward;
import java.lang.foreign.MemorySegment;

/// Softmax and log softmax along the last axis, and their gradients, row by row.
final class SoftmaxReference {

  private SoftmaxReference() {}

  static Kernel bind(Softmax op, Shape shape, Binding binding) {
    int k = shape.dim(-1);
    MemorySegment x = binding.inputs().getFirst().segment();
    MemorySegment y = binding.outputs().getFirst().segment();
    double[] row = new double[k];
    return (_, _) -> {
      for (long first = 0; first < shape.size(); first += k) {
        Rows.load(x, first, row, 0, k);
        if (op.logarithm()) {
          logSoftmax(row);
        } else {
          softmax(row);
        }
        Rows.store(row, y, first, k);
      }
    };
  }

  static Kernel bindBackward(SoftmaxBackward op, Shape shape, Binding binding) {
    int k = shape.dim(-1);
    MemorySegment y = binding.inputs().get(0).segment();
    MemorySegment dy = binding.inputs().get(1).segment();
    MemorySegment dx = binding.outputs().getFirst().segment();
    double[] result = new double[k];
    double[] gradient = new double[k];
    return (_, _) -> {
      for (long first = 0; first < shape.size(); first += k) {
        Rows.load(y, first, result, 0, k);
        Rows.load(dy, first, gradient, 0, k);
        if (op.logarithm()) {
          logSoftmaxBackward(result, gradient);
        } else {
          softmaxBackward(result, gradient);
        }
        Rows.store(gradient, dx, first, k);
      }
    };
  }

  /// `x_k` becomes `exp(x_k - max x) / sum_j exp(x_j - max x)`.
  static void softmax(double[] x) {
    double max = x[indexOfMaximum(x)];
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      x[i] = Math.exp(x[i] - max);
      sum += x[i];
    }
    for (int i = 0; i < x.length; i++) {
      x[i] /= sum;
    }
  }

  /// `x_k` becomes `x_k - max x - log sum_j exp(x_j - max x)`; the maximum's own term is the 1 of
  /// `log1p`, so that values near 0 keep their digits.
  static void logSoftmax(double[] x) {
    int largest = indexOfMaximum(x);
    double max = x[largest];
    double others = 0;
    for (int i = 0; i < x.length; i++) {
      x[i] -= max;
      others += i == largest ? 0 : Math.exp(x[i]);
    }
    double logSum = Math.log1p(others);
    for (int i = 0; i < x.length; i++) {
      x[i] -= logSum;
    }
  }

  /// `dy_k` becomes `y_k (dy_k - sum_j dy_j y_j)`.
  private static void softmaxBackward(double[] y, double[] dy) {
    double sum = 0;
    for (int i = 0; i < y.length; i++) {
      sum += dy[i] * y[i];
    }
    for (int i = 0; i < y.length; i++) {
      dy[i] = y[i] * (dy[i] - sum);
    }
  }

  /// `dy_k` becomes `dy_k - exp(y_k) sum_j dy_j`.
  private static void logSoftmaxBackward(double[] y, double[] dy) {
    double sum = 0;
    for (double each : dy) {
      sum += each;
    }
    for (int i = 0; i < y.length; i++) {
      dy[i] -= Math.exp(y[i]) * sum;
    }
  }

  /// The first NaN, if there is one: then every result of the row is NaN.
  private static int indexOfMaximum(double[] x) {
    int largest = 0;
    for (int i = 1; i < x.length; i++) {
      if (!(x[i] <= x[largest]) && !Double.isNaN(x[largest])) {
        largest = i;
      }
    }
    return largest;
  }
}

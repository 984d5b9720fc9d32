package dev.gradus.cpu;

import dev.gradus.core.Buffer;
import dev.gradus.core.DataException;
import dev.gradus.core.Shape;
import dev.gradus.kernels.Binding;
import dev.gradus.kernels.Kernel;

/// Softmax cross-entropy straight from logits, row by row, in double.
final class RowKernels {

  private RowKernels() {}

  /// Writes `exp(x - max x)` of a row and gives the sum.
  private static double exponentials(Buffer logits, long start, double[] exponentials) {
    double largest = largest(logits, start, exponentials.length);
    double sum = 0;
    for (int k = 0; k < exponentials.length; k++) {
      exponentials[k] = Math.exp(logits.get(start + k) - largest);
      sum += exponentials[k];
    }
    return sum;
  }

  static Kernel crossEntropy(boolean sparse, Shape x, Binding binding) {
    int rows = x.dim(0);
    int classes = x.dim(1);
    Buffer logits = binding.inputs().get(0);
    Buffer targets = binding.inputs().get(1);
    Buffer losses = binding.outputs().getFirst();
    return (_, _) -> {
      for (int row = 0; row < rows; row++) {
        long start = (long) row * classes;
        double largest = largest(logits, start, classes);
        double logSum = Math.log(sumOfExponentials(logits, start, classes, largest)) + largest;
        double loss = 0;
        if (sparse) {
          loss = logSum - logits.get(start + label(targets, row, classes));
        } else {
          for (int k = 0; k < classes; k++) {
            double target = targets.get(start + k);
            if (target != 0) {
              loss += target * (logSum - logits.get(start + k));
            }
          }
        }
        losses.set(row, (float) loss);
      }
    };
  }

  static Kernel crossEntropyBackward(boolean sparse, Shape x, Binding binding) {
    int rows = x.dim(0);
    int classes = x.dim(1);
    Buffer logits = binding.inputs().get(0);
    Buffer targets = binding.inputs().get(1);
    Buffer upstream = binding.inputs().get(2);
    Buffer gradient = binding.outputs().getFirst();
    double[] exponentials = new double[classes];
    return (_, _) -> {
      for (int row = 0; row < rows; row++) {
        long start = (long) row * classes;
        double sum = exponentials(logits, start, exponentials);
        double factor = upstream.get(row);
        double mass = sparse ? 1 : mass(targets, start, classes);
        int label = sparse ? label(targets, row, classes) : -1;
        for (int k = 0; k < classes; k++) {
          double target = sparse ? (k == label ? 1 : 0) : targets.get(start + k);
          gradient.set(start + k, (float) (factor * (mass * exponentials[k] / sum - target)));
        }
      }
    };
  }

  private static int label(Buffer targets, int row, int classes) {
    float value = targets.get(row);
    int label = (int) value;
    if (label != value || label < 0 || label >= classes) {
      throw new DataException(
          "SoftmaxCrossEntropy: the target of row %d is %s, expected a class index from 0 to %d."
              .formatted(row, value, classes - 1));
    }
    return label;
  }

  private static double largest(Buffer logits, long start, int classes) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < classes; k++) {
      largest = Math.max(largest, logits.get(start + k));
    }
    return largest;
  }

  private static double sumOfExponentials(Buffer logits, long start, int classes, double largest) {
    double sum = 0;
    for (int k = 0; k < classes; k++) {
      sum += Math.exp(logits.get(start + k) - largest);
    }
    return sum;
  }

  private static double mass(Buffer targets, long start, int classes) {
    double mass = 0;
    for (int k = 0; k < classes; k++) {
      mass += targets.get(start + k);
    }
    return mass;
  }
}

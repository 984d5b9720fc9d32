package dev.gradus.kernels.reference;

import dev.gradus.core.Buffer;
import dev.gradus.core.Shape;
import dev.gradus.kernels.Binding;
import dev.gradus.kernels.Kernel;
import dev.gradus.op.InnerProduct;
import dev.gradus.op.InnerProductBackwardWeights;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;

/// The dense product and its gradients, a row of double accumulators at a time so that all memory
/// is read in order.
final class InnerProductReference {

  private InnerProductReference() {}

  /// `y [N, U] = f(x [N, K] W [K, U] + b [U])`
  static Kernel bind(InnerProduct op, List<Shape> inputs, Binding binding) {
    int n = inputs.get(0).dim(0);
    int k = inputs.get(0).dim(1);
    int u = inputs.get(1).dim(1);
    MemorySegment x = binding.inputs().get(0).segment();
    MemorySegment w = binding.inputs().get(1).segment();
    MemorySegment y = binding.outputs().getFirst().segment();
    double[] bias = new double[u];
    double[] row = new double[u];
    FormulaBlock[] activation =
        op.activation().stream()
            .map(formula -> new FormulaBlock(formula, binding.scalars(), binding.random()))
            .toArray(FormulaBlock[]::new);
    return (step, scalars) -> {
      if (op.bias()) {
        Rows.load(binding.inputs().get(2).segment(), 0, bias, 0, u);
      }
      for (FormulaBlock formula : activation) {
        formula.start(step, scalars);
      }
      for (int i = 0; i < n; i++) {
        System.arraycopy(bias, 0, row, 0, u);
        for (int j = 0; j < k; j++) {
          double factor = x.getAtIndex(Buffer.FLOAT, (long) i * k + j);
          Rows.addScaled(row, factor, w, (long) j * u, u);
        }
        long first = (long) i * u;
        for (FormulaBlock formula : activation) {
          formula.replace(row, first, u);
        }
        Rows.store(row, y, first, u);
      }
    };
  }

  /// `dx [N, K] = dy [N, U] W [K, U]^T`
  static Kernel bindBackwardData(List<Shape> inputs, Binding binding) {
    int n = inputs.get(0).dim(0);
    int u = inputs.get(0).dim(1);
    int k = inputs.get(1).dim(0);
    MemorySegment dy = binding.inputs().get(0).segment();
    MemorySegment w = binding.inputs().get(1).segment();
    MemorySegment dx = binding.outputs().getFirst().segment();
    double[] gradient = new double[u];
    return (_, _) -> {
      for (int i = 0; i < n; i++) {
        Rows.load(dy, (long) i * u, gradient, 0, u);
        for (int j = 0; j < k; j++) {
          double sum = Rows.dot(gradient, w, (long) j * u, u);
          dx.setAtIndex(Buffer.FLOAT, (long) i * k + j, (float) sum);
        }
      }
    };
  }

  /// `dW [K, U] = x [N, K]^T dy [N, U]` and `db [U] = sum_n dy`
  static Kernel bindBackwardWeights(
      InnerProductBackwardWeights op, List<Shape> inputs, Binding binding) {
    int n = inputs.get(0).dim(0);
    int k = inputs.get(0).dim(1);
    int u = inputs.get(1).dim(1);
    MemorySegment x = binding.inputs().get(0).segment();
    MemorySegment dy = binding.inputs().get(1).segment();
    MemorySegment dw = binding.outputs().getFirst().segment();
    double[] row = new double[u];
    return (_, _) -> {
      for (int j = 0; j < k; j++) {
        Arrays.fill(row, 0);
        for (int i = 0; i < n; i++) {
          double factor = x.getAtIndex(Buffer.FLOAT, (long) i * k + j);
          Rows.addScaled(row, factor, dy, (long) i * u, u);
        }
        Rows.store(row, dw, (long) j * u, u);
      }
      if (op.bias()) {
        Arrays.fill(row, 0);
        for (int i = 0; i < n; i++) {
          Rows.addScaled(row, 1, dy, (long) i * u, u);
        }
        Rows.store(row, binding.outputs().get(1).segment(), 0, u);
      }
    };
  }
}

package dev.gradus.kernels.reference;

import dev.gradus.core.Buffer;
import dev.gradus.core.Shape;
import dev.gradus.kernels.Binding;
import dev.gradus.kernels.Kernel;
import dev.gradus.op.Conv2d;
import dev.gradus.op.Conv2dBackwardData;
import dev.gradus.op.Conv2dBackwardWeights;
import dev.gradus.op.Window;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;

/// The two-dimensional convolution and its gradients. All three visit every pair of a result and
/// one of its inputs, and there multiply the channels with a slice of the kernel.
final class Conv2dReference {

  private final Shape x;
  private final Shape y;
  private final Window height;
  private final Window width;
  private final int channels;
  private final int filters;
  private final int taps;
  private final long positions;

  /// @param x `[N, H, W, C]`
  /// @param y `[N, P, Q, F]`
  private Conv2dReference(Shape x, Shape y, Window height, Window width, int groups) {
    this.x = x;
    this.y = y;
    this.height = height;
    this.width = width;
    this.channels = x.dim(3) / groups;
    this.filters = y.dim(3) / groups;
    this.taps = height.size() * width.size();
    this.positions = y.size() / y.dim(3);
  }

  static Kernel bind(Conv2d op, List<Shape> inputs, Binding binding) {
    Shape out = op.outputShapes(inputs).getFirst();
    Conv2dReference sizes =
        new Conv2dReference(inputs.getFirst(), out, op.height(), op.width(), op.groups());
    double[] row = new double[out.dim(3)];
    return (_, _) -> sizes.forward(op.bias(), binding, row);
  }

  static Kernel bindBackwardData(Conv2dBackwardData op, List<Shape> inputs, Binding binding) {
    Shape dx = op.outputShapes(inputs).getFirst();
    Conv2dReference sizes =
        new Conv2dReference(dx, inputs.getFirst(), op.height(), op.width(), op.groups());
    double[] sums = new double[Math.toIntExact(dx.size())];
    return (_, _) -> sizes.backwardData(binding, sums);
  }

  static Kernel bindBackwardWeights(Conv2dBackwardWeights op, List<Shape> inputs, Binding binding) {
    List<Shape> out = op.outputShapes(inputs);
    Conv2dReference sizes =
        new Conv2dReference(inputs.get(0), inputs.get(1), op.height(), op.width(), op.groups());
    double[] sums = new double[Math.toIntExact(out.getFirst().size())];
    double[] biasSums = new double[op.bias() ? out.get(1).dim(0) : 0];
    return (_, _) -> sizes.backwardWeights(binding, sums, biasSums);
  }

  private void forward(boolean bias, Binding binding, double[] row) {
    MemorySegment image = binding.inputs().get(0).segment();
    MemorySegment kernel = binding.inputs().get(1).segment();
    for (long at = 0; at < positions; at++) {
      Arrays.fill(row, 0);
      if (bias) {
        Rows.load(binding.inputs().get(2).segment(), 0, row, 0, row.length);
      }
      for (int tap = 0; tap < taps; tap++) {
        long place = place(at, tap);
        for (int c = 0; place >= 0 && c < x.dim(3); c++) {
          int first = c / channels * filters;
          long weights = kernelRow(tap, c);
          double value = image.getAtIndex(Buffer.FLOAT, place + c);
          for (int f = first; f < first + filters; f++) {
            row[f] += value * kernel.getAtIndex(Buffer.FLOAT, weights + f);
          }
        }
      }
      Rows.store(row, binding.outputs().getFirst().segment(), at * row.length, row.length);
    }
  }

  private void backwardData(Binding binding, double[] sums) {
    MemorySegment gradient = binding.inputs().get(0).segment();
    MemorySegment kernel = binding.inputs().get(1).segment();
    Arrays.fill(sums, 0);
    for (long at = 0; at < positions; at++) {
      for (int tap = 0; tap < taps; tap++) {
        long place = place(at, tap);
        for (int c = 0; place >= 0 && c < x.dim(3); c++) {
          int first = c / channels * filters;
          long weights = kernelRow(tap, c);
          double sum = 0;
          for (int f = first; f < first + filters; f++) {
            sum +=
                (double) gradient.getAtIndex(Buffer.FLOAT, at * y.dim(3) + f)
                    * kernel.getAtIndex(Buffer.FLOAT, weights + f);
          }
          sums[(int) place + c] += sum;
        }
      }
    }
    Rows.store(sums, binding.outputs().getFirst().segment(), 0, sums.length);
  }

  private void backwardWeights(Binding binding, double[] sums, double[] biasSums) {
    MemorySegment image = binding.inputs().get(0).segment();
    MemorySegment gradient = binding.inputs().get(1).segment();
    Arrays.fill(sums, 0);
    Arrays.fill(biasSums, 0);
    for (long at = 0; at < positions; at++) {
      Rows.addScaled(biasSums, 1, gradient, at * y.dim(3), biasSums.length);
      for (int tap = 0; tap < taps; tap++) {
        long place = place(at, tap);
        for (int c = 0; place >= 0 && c < x.dim(3); c++) {
          int first = c / channels * filters;
          int weights = (int) kernelRow(tap, c);
          double value = image.getAtIndex(Buffer.FLOAT, place + c);
          for (int f = first; f < first + filters; f++) {
            sums[weights + f] += value * gradient.getAtIndex(Buffer.FLOAT, at * y.dim(3) + f);
          }
        }
      }
    }
    Rows.store(sums, binding.outputs().get(0).segment(), 0, sums.length);
    if (biasSums.length > 0) {
      Rows.store(biasSums, binding.outputs().get(1).segment(), 0, biasSums.length);
    }
  }

  /// Where the weights of a tap and a channel begin: one for every filter of all groups.
  private long kernelRow(int tap, int channel) {
    return ((long) tap * channels + channel % channels) * y.dim(3);
  }

  /// Where the first channel of one input of a result lies; negative in the padding.
  private long place(long at, int tap) {
    int q = (int) (at % y.dim(2));
    int p = (int) (at / y.dim(2) % y.dim(1));
    long n = at / y.dim(2) / y.dim(1);
    int row = height.input(p, tap / width.size());
    int column = width.input(q, tap % width.size());
    boolean inside = row >= 0 && row < x.dim(1) && column >= 0 && column < x.dim(2);
    return inside ? ((n * x.dim(1) + row) * x.dim(2) + column) * x.dim(3) : -1;
  }
}

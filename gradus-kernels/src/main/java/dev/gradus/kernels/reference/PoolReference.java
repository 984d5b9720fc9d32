package dev.gradus.kernels.reference;

import dev.gradus.core.Buffer;
import dev.gradus.core.Shape;
import dev.gradus.kernels.Binding;
import dev.gradus.kernels.Kernel;
import dev.gradus.op.AveragePool2d;
import dev.gradus.op.AveragePool2dBackward;
import dev.gradus.op.MaxPool2d;
import dev.gradus.op.MaxPool2dBackward;
import dev.gradus.op.Window;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// Maxima and means of windows, and their gradients, one result at a time.
final class PoolReference {

  private final Shape x;
  private final Shape y;
  private final Window height;
  private final Window width;

  /// @param x `[N, H, W, C]`
  /// @param y `[N, P, Q, C]`
  private PoolReference(Shape x, Shape y, Window height, Window width) {
    this.x = x;
    this.y = y;
    this.height = height;
    this.width = width;
  }

  static Kernel bind(MaxPool2d op, Shape x, Shape y, Binding binding) {
    PoolReference sizes = new PoolReference(x, y, op.height(), op.width());
    return (_, _) -> sizes.maxima(binding);
  }

  static Kernel bindBackward(MaxPool2dBackward op, Shape dy, Shape dx, Binding binding) {
    PoolReference sizes = new PoolReference(dx, dy, op.height(), op.width());
    double[] sums = new double[Math.toIntExact(dx.size())];
    return (_, _) -> sizes.maximaBackward(binding, sums);
  }

  static Kernel bind(AveragePool2d op, Shape x, Shape y, Binding binding) {
    PoolReference sizes = new PoolReference(x, y, op.height(), op.width());
    return (_, _) -> sizes.means(binding);
  }

  static Kernel bindBackward(AveragePool2dBackward op, Shape dy, Shape dx, Binding binding) {
    PoolReference sizes = new PoolReference(dx, dy, op.height(), op.width());
    double[] sums = new double[Math.toIntExact(dx.size())];
    return (_, _) -> sizes.meansBackward(binding, sums);
  }

  private void maxima(Binding binding) {
    MemorySegment image = binding.inputs().getFirst().segment();
    MemorySegment largest = binding.outputs().get(0).segment();
    MemorySegment taps = binding.outputs().get(1).segment();
    for (long at = 0; at < y.size(); at++) {
      float best = Float.NEGATIVE_INFINITY;
      int bestTap = -1;
      for (int tap = 0; tap < height.size() * width.size(); tap++) {
        long place = place(at, tap);
        if (place >= 0) {
          float value = image.getAtIndex(Buffer.FLOAT, place);
          if (bestTap < 0 || value > best || (Float.isNaN(value) && !Float.isNaN(best))) {
            best = value;
            bestTap = tap;
          }
        }
      }
      largest.setAtIndex(Buffer.FLOAT, at, best);
      taps.setAtIndex(Buffer.FLOAT, at, bestTap);
    }
  }

  private void maximaBackward(Binding binding, double[] sums) {
    MemorySegment gradient = binding.inputs().get(0).segment();
    MemorySegment taps = binding.inputs().get(1).segment();
    Arrays.fill(sums, 0);
    for (long at = 0; at < y.size(); at++) {
      long place = place(at, (int) taps.getAtIndex(Buffer.FLOAT, at));
      sums[Math.toIntExact(place)] += gradient.getAtIndex(Buffer.FLOAT, at);
    }
    Rows.store(sums, binding.outputs().getFirst().segment(), 0, sums.length);
  }

  private void means(Binding binding) {
    MemorySegment image = binding.inputs().getFirst().segment();
    MemorySegment mean = binding.outputs().getFirst().segment();
    for (long at = 0; at < y.size(); at++) {
      double sum = 0;
      int count = 0;
      for (int tap = 0; tap < height.size() * width.size(); tap++) {
        long place = place(at, tap);
        if (place >= 0) {
          sum += image.getAtIndex(Buffer.FLOAT, place);
          count++;
        }
      }
      mean.setAtIndex(Buffer.FLOAT, at, (float) (sum / count));
    }
  }

  private void meansBackward(Binding binding, double[] sums) {
    MemorySegment gradient = binding.inputs().getFirst().segment();
    Arrays.fill(sums, 0);
    int taps = height.size() * width.size();
    for (long at = 0; at < y.size(); at++) {
      int count = 0;
      for (int tap = 0; tap < taps; tap++) {
        count += place(at, tap) >= 0 ? 1 : 0;
      }
      double share = (double) gradient.getAtIndex(Buffer.FLOAT, at) / count;
      for (int tap = 0; tap < taps; tap++) {
        long place = place(at, tap);
        if (place >= 0) {
          sums[Math.toIntExact(place)] += share;
        }
      }
    }
    Rows.store(sums, binding.outputs().getFirst().segment(), 0, sums.length);
  }

  /// Where a tap of one result's element lies; negative in the padding.
  private long place(long at, int tap) {
    int channels = y.dim(3);
    int q = (int) (at / channels % y.dim(2));
    int p = (int) (at / channels / y.dim(2) % y.dim(1));
    long n = at / channels / y.dim(2) / y.dim(1);
    int row = height.input(p, tap / width.size());
    int column = width.input(q, tap % width.size());
    boolean inside = row >= 0 && row < x.dim(1) && column >= 0 && column < x.dim(2);
    return inside ? ((n * x.dim(1) + row) * x.dim(2) + column) * channels + at % channels : -1;
  }
}

package dev.gradus.kernels.reference;

import dev.gradus.core.Buffer;
import dev.gradus.core.Shape;
import dev.gradus.kernels.Binding;
import dev.gradus.kernels.Kernel;
import dev.gradus.op.Reduce;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;

/// Sums and means over axes. The result, with extents of 1 on the reduced axes, is broadcast to the
/// operand's shape backwards: every element of the operand is added to the accumulator that would
/// repeat there.
final class ReduceReference {

  private ReduceReference() {}

  static Kernel bind(Reduce op, Shape shape, Binding binding) {
    Shape kept = new Reduce(op.kind(), op.axes(), true).outputShapes(List.of(shape)).getFirst();
    BroadcastRuns runs = new BroadcastRuns(kept, shape);
    MemorySegment x = binding.inputs().getFirst().segment();
    MemorySegment y = binding.outputs().getFirst().segment();
    double[] sums = new double[Math.toIntExact(kept.size())];
    double divisor =
        switch (op.kind()) {
          case SUM -> 1;
          case MEAN -> (double) shape.size() / sums.length;
        };
    long size = shape.size();
    return (_, _) -> {
      Arrays.fill(sums, 0);
      for (long place = 0; place < size; ) {
        long length = Math.min(runs.left(place), size - place);
        int target = (int) runs.source(place);
        if (runs.repeats()) {
          sums[target] += sum(x, place, length);
        } else {
          add(x, place, (int) length, sums, target);
        }
        place += length;
      }
      for (int i = 0; i < sums.length; i++) {
        sums[i] /= divisor;
      }
      Rows.store(sums, y, 0, sums.length);
    };
  }

  private static double sum(MemorySegment x, long first, long count) {
    double sum = 0;
    for (long i = first; i < first + count; i++) {
      sum += x.getAtIndex(Buffer.FLOAT, i);
    }
    return sum;
  }

  private static void add(MemorySegment x, long first, int count, double[] sums, int target) {
    for (int i = 0; i < count; i++) {
      sums[target + i] += x.getAtIndex(Buffer.FLOAT, first + i);
    }
  }
}

package dev.gradus.kernels.reference;

import dev.gradus.core.Buffer;
import dev.gradus.core.Shape;
import dev.gradus.kernels.Binding;
import dev.gradus.kernels.Kernel;
import dev.gradus.op.Gather;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// Rows of a table, and sums of rows.
final class GatherReference {

  private GatherReference() {}

  static Kernel bind(Shape tableShape, Shape shape, Binding binding) {
    MemorySegment table = binding.inputs().get(0).segment();
    MemorySegment indices = binding.inputs().get(1).segment();
    MemorySegment y = binding.outputs().getFirst().segment();
    int rows = tableShape.dim(0);
    int width = tableShape.dim(1);
    long count = shape.size();
    long perSample = perSample(shape);
    return (_, _) -> {
      for (long i = 0; i < count; i++) {
        int row = Gather.row(indices.getAtIndex(Buffer.FLOAT, i), i, perSample, rows);
        MemorySegment.copy(
            table, Buffer.FLOAT, (long) row * width * 4, y, Buffer.FLOAT, i * width * 4, width);
      }
    };
  }

  static Kernel bindBackward(int rows, Shape shape, int width, Binding binding) {
    MemorySegment indices = binding.inputs().get(0).segment();
    MemorySegment dy = binding.inputs().get(1).segment();
    MemorySegment table = binding.outputs().getFirst().segment();
    long count = shape.size();
    long perSample = perSample(shape);
    double[] sums = new double[Math.multiplyExact(rows, width)];
    return (_, _) -> {
      Arrays.fill(sums, 0);
      for (long i = 0; i < count; i++) {
        int row = Gather.row(indices.getAtIndex(Buffer.FLOAT, i), i, perSample, rows);
        for (int column = 0; column < width; column++) {
          sums[row * width + column] += dy.getAtIndex(Buffer.FLOAT, i * width + column);
        }
      }
      Rows.store(sums, table, 0, sums.length);
    };
  }

  private static long perSample(Shape indices) {
    return indices.rank() == 0 || indices.dim(0) == 0 ? 1 : indices.size() / indices.dim(0);
  }
}

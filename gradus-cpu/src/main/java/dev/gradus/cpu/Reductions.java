package dev.gradus.cpu;

import dev.gradus.core.Buffer;
import dev.gradus.core.Shape;
import dev.gradus.kernels.Binding;
import dev.gradus.kernels.Kernel;
import dev.gradus.op.Reduce;
import java.nio.ByteOrder;
import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/// Sums and means, accumulated in double in a fixed order.
final class Reductions {

  private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Float> FLOATS =
      VectorSpecies.of(float.class, VectorShape.forBitSize(DOUBLES.vectorBitSize() / 2));
  private static final int LANES = DOUBLES.length();

  private Reductions() {}

  /// Whether [#bind] knows the case: everything to one number, or all leading axes.
  static boolean handles(Reduce op, Shape x) {
    return leading(op) || op.axes().size() == x.rank();
  }

  static Kernel bind(Reduce op, Shape x, Binding binding) {
    Buffer source = binding.inputs().getFirst();
    Buffer target = binding.outputs().getFirst();
    if (op.axes().size() == x.rank()) {
      double factor = op.kind() == Reduce.Kind.MEAN ? 1.0 / x.size() : 1;
      double[] lanes = new double[LANES];
      return (_, _) -> target.set(0, (float) (sum(source, lanes) * factor));
    }
    int rows =
        Math.toIntExact(
            x.dims().stream()
                .limit(op.axes().size())
                .mapToLong(d -> d)
                .reduce(1, Math::multiplyExact));
    int columns = Math.toIntExact(target.size());
    double factor = op.kind() == Reduce.Kind.MEAN ? 1.0 / rows : 1;
    double[] sums = new double[columns];
    return (_, _) -> {
      Arrays.fill(sums, 0);
      for (int row = 0; row < rows; row++) {
        addRow(source, (long) row * columns, sums);
      }
      for (int column = 0; column < columns; column++) {
        target.set(column, (float) (sums[column] * factor));
      }
    };
  }

  private static boolean leading(Reduce op) {
    for (int i = 0; i < op.axes().size(); i++) {
      if (op.axes().get(i) != i) {
        return false;
      }
    }
    return !op.axes().isEmpty();
  }

  private static double sum(Buffer source, double[] lanes) {
    long size = source.size();
    long vectors = size - size % LANES;
    DoubleVector sum = DoubleVector.zero(DOUBLES);
    for (long i = 0; i < vectors; i += LANES) {
      sum = sum.add(widened(source, i));
    }
    sum.intoArray(lanes, 0);
    double total = 0;
    for (double lane : lanes) {
      total += lane;
    }
    for (long i = vectors; i < size; i++) {
      total += source.get(i);
    }
    return total;
  }

  private static void addRow(Buffer source, long start, double[] sums) {
    int vectors = sums.length - sums.length % LANES;
    for (int i = 0; i < vectors; i += LANES) {
      DoubleVector.fromArray(DOUBLES, sums, i).add(widened(source, start + i)).intoArray(sums, i);
    }
    for (int i = vectors; i < sums.length; i++) {
      sums[i] += source.get(start + i);
    }
  }

  private static DoubleVector widened(Buffer source, long index) {
    return (DoubleVector)
        FloatVector.fromMemorySegment(
                FLOATS, source.segment(), index * Float.BYTES, ByteOrder.nativeOrder())
            .convertShape(VectorOperators.F2D, DOUBLES, 0);
  }
}

package dev.gradus.kernels.contract;

import dev.gradus.core.Shape;
import dev.gradus.op.Gather;
import dev.gradus.op.GatherBackward;
import dev.gradus.op.MatMul;
import dev.gradus.testkit.Tolerance;
import dev.gradus.testkit.oracle.MatrixOracle;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/// Products of matrices, one or many, and rows of a table.
final class MatrixCases {

  private static final boolean[] BOTH = {false, true};

  private MatrixCases() {}

  static Stream<KernelCase> all() {
    Stream.Builder<KernelCase> cases = Stream.builder();
    for (int n : KernelCases.AWKWARD) {
      for (boolean transposeA : BOTH) {
        for (boolean transposeB : BOTH) {
          cases.add(product(transposeA, transposeB, n, 5, 3));
          cases.add(product(transposeA, transposeB, 4, n, 7, 2));
          cases.add(product(transposeA, transposeB, 1, 3, n, 2, 3));
        }
      }
      cases.add(gather(new int[] {n}, 9, 4));
      cases.add(gather(new int[] {3, n}, 5, 17));
      cases.add(gather(new int[] {2, 2, 3}, n, n));
      cases.add(backward(new int[] {n}, 9, 4));
      cases.add(backward(new int[] {3, n}, 5, 17));
      cases.add(backward(new int[] {2, 2, 3}, n, n));
    }
    cases.add(product(false, true, 70, 64, 50, 3, 4));
    cases.add(product(false, false, 70, 64, 50, 12));
    cases.add(gather(new int[] {40, 30}, 1000, 65));
    cases.add(backward(new int[] {40, 30}, 1000, 65));
    return cases.build();
  }

  private static KernelCase product(
      boolean transposeA, boolean transposeB, int m, int k, int n, int... batch) {
    Tensor a = Tensor.random(1, -1, 1, shape(transposeA, m, k, batch));
    Tensor b = Tensor.random(2, -1, 1, shape(transposeB, k, n, batch));
    int count = 1;
    for (int each : batch) {
      count *= each;
    }
    double[] c =
        MatrixOracle.multiply(a.doubles(), transposeA, b.doubles(), transposeB, count, m, k, n);
    double[] sizes =
        MatrixOracle.multiply(
            a.magnitudes(), transposeA, b.magnitudes(), transposeB, count, m, k, n);
    return new KernelCase(
        "MatMul %s%s by %s%s"
            .formatted(
                a.shape(),
                transposeA ? " transposed" : "",
                b.shape(),
                transposeB ? " transposed" : ""),
        new MatMul(transposeA, transposeB),
        List.of(a, b),
        List.of(Expectation.of("c", c, Tolerance.sumOfProducts(k, sizes))));
  }

  private static int[] shape(boolean transposed, int rows, int columns, int... batch) {
    int[] shape = Arrays.copyOf(batch, batch.length + 2);
    shape[batch.length] = transposed ? columns : rows;
    shape[batch.length + 1] = transposed ? rows : columns;
    return shape;
  }

  private static KernelCase gather(int[] shape, int rows, int width) {
    Tensor table = Tensor.random(1, -1, 1, rows, width);
    Tensor indices = indices(Shape.of(shape), rows);
    return new KernelCase(
        "Gather %s of %s".formatted(indices.shape(), table.shape()),
        new Gather(),
        List.of(table, indices),
        List.of(
            Expectation.of(
                "y",
                MatrixOracle.rows(indices.doubles(), table.doubles(), width),
                Tolerance.exact())));
  }

  private static KernelCase backward(int[] shape, int rows, int width) {
    Tensor indices = indices(Shape.of(shape), rows);
    int[] full = Arrays.copyOf(shape, shape.length + 1);
    full[shape.length] = width;
    Tensor dy = Tensor.random(3, -1, 1, full);
    double[] sizes = MatrixOracle.sumOfRows(indices.doubles(), dy.magnitudes(), rows, width);
    return new KernelCase(
        "GatherBackward %s into [%d, %d]".formatted(indices.shape(), rows, width),
        new GatherBackward(rows),
        List.of(indices, dy),
        List.of(
            Expectation.of(
                "dtable",
                MatrixOracle.sumOfRows(indices.doubles(), dy.doubles(), rows, width),
                Tolerance.sumOfProducts(Math.toIntExact(indices.shape().size()), sizes))));
  }

  private static Tensor indices(Shape shape, int rows) {
    return Tensor.of(
        shape, new SplittableRandom(5).ints(shape.size(), 0, rows).asDoubleStream().toArray());
  }
}

package dev.gradus.kernels.contract;

import dev.gradus.core.Shape;
import dev.gradus.op.Broadcast;
import dev.gradus.op.Reduce;
import dev.gradus.op.Reshape;
import dev.gradus.testkit.Tolerance;
import dev.gradus.testkit.oracle.BroadcastOracle;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Sums and means over axes, repetition along axes, and reshapes.
final class ReductionCases {

  private ReductionCases() {}

  static Stream<KernelCase> all() {
    Stream.Builder<KernelCase> cases = Stream.builder();
    for (int n : KernelCases.AWKWARD) {
      for (int c : new int[] {1, 8, 17}) {
        cases.add(reduce(Reduce.Kind.SUM, false, new int[] {n, c}, 0));
        cases.add(reduce(Reduce.Kind.MEAN, true, new int[] {n, c}, 0));
        cases.add(reduce(Reduce.Kind.MEAN, false, new int[] {c, n}, 1));
        cases.add(reduce(Reduce.Kind.SUM, true, new int[] {c, n}, 1));
        cases.add(reduce(Reduce.Kind.MEAN, false, new int[] {n, c}, 0, 1));
      }
      cases.add(reduce(Reduce.Kind.SUM, false, new int[] {n}, 0));
      cases.add(broadcast(new int[] {n}, new int[] {5, n}));
      cases.add(broadcast(new int[] {5, 1}, new int[] {5, n}));
      cases.add(broadcast(new int[] {}, new int[] {n, 2}));
      cases.add(reshape(new int[] {n, 6}, new int[] {2, n, 3}));
    }
    cases.add(reduce(Reduce.Kind.SUM, false, new int[] {3, 1, 7, 5}, 0, 2));
    cases.add(reduce(Reduce.Kind.MEAN, true, new int[] {3, 4, 7, 5}, 1, 3));
    cases.add(reduce(Reduce.Kind.SUM, false, new int[] {3, 4, 7, 5}, 0, 1, 2));
    cases.add(reduce(Reduce.Kind.SUM, false, new int[] {3, 4, 7, 5}));
    cases.add(reduce(Reduce.Kind.MEAN, false, new int[] {}));
    cases.add(reduce(Reduce.Kind.MEAN, true, new int[] {64, 30, 17}, 1));
    cases.add(reduce(Reduce.Kind.SUM, false, new int[] {3, 200, 65}, 1));
    cases.add(reduce(Reduce.Kind.MEAN, true, new int[] {5, 40, 6, 20}, 1, 3));
    cases.add(reduce(Reduce.Kind.SUM, false, new int[] {40, 300, 2}, 0, 2));
    cases.add(reduce(Reduce.Kind.SUM, false, new int[] {7, 9000}, 1));
    cases.add(reduce(Reduce.Kind.MEAN, false, new int[] {2, 9000, 1}, 1, 2));
    cases.add(reduce(Reduce.Kind.SUM, false, new int[] {50_001}, 0));
    cases.add(broadcast(new int[] {40, 1, 65}, new int[] {40, 30, 65}));
    cases.add(broadcast(new int[] {2, 1, 3, 1}, new int[] {2, 4, 3, 300}));
    cases.add(reduce(Reduce.Kind.MEAN, false, new int[] {1000, 101}, 0, 1));
    cases.add(reduce(Reduce.Kind.SUM, false, new int[] {1000, 101}, 0));
    return cases.build();
  }

  private static KernelCase reduce(Reduce.Kind kind, boolean keepAxes, int[] shape, int... axes) {
    Tensor x = Tensor.random(1, -1, 1, shape);
    boolean[] reduced = new boolean[shape.length];
    for (int axis : axes) {
      reduced[axis] = true;
    }
    double[] sum = BroadcastOracle.sum(x.doubles(), shape, reduced);
    double[] magnitudes = BroadcastOracle.sum(x.magnitudes(), shape, reduced);
    int terms = BroadcastOracle.size(shape) / sum.length;
    if (kind == Reduce.Kind.MEAN) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] /= terms;
        magnitudes[i] /= terms;
      }
    }
    return new KernelCase(
        "Reduce %s %s over %s%s"
            .formatted(
                kind, Arrays.toString(shape), Arrays.toString(axes), keepAxes ? " kept" : ""),
        new Reduce(kind, IntStream.of(axes).boxed().toList(), keepAxes),
        List.of(x),
        List.of(Expectation.of("y", sum, Tolerance.sumOfProducts(terms, magnitudes))));
  }

  private static KernelCase broadcast(int[] from, int[] to) {
    Tensor x = Tensor.random(1, -1, 1, from);
    return new KernelCase(
        "Broadcast %s to %s".formatted(Arrays.toString(from), Arrays.toString(to)),
        new Broadcast(Shape.of(to)),
        List.of(x),
        List.of(
            Expectation.of(
                "y", BroadcastOracle.broadcast(x.doubles(), from, to), Tolerance.exact())));
  }

  private static KernelCase reshape(int[] from, int[] to) {
    Tensor x = Tensor.random(1, -1, 1, from);
    return new KernelCase(
        "Reshape %s to %s".formatted(Arrays.toString(from), Arrays.toString(to)),
        new Reshape(Shape.of(to)),
        List.of(x),
        List.of(Expectation.of("y", x.doubles(), Tolerance.exact())));
  }
}

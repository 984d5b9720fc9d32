package dev.gradus.kernels.contract;

import dev.gradus.core.Shape;
import dev.gradus.op.Concat;
import dev.gradus.op.Pad;
import dev.gradus.op.Slice;
import dev.gradus.op.Transpose;
import dev.gradus.testkit.Tolerance;
import dev.gradus.testkit.oracle.CopyOracle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Slices, concatenations, zeros around, axes in another order: every bit arrives.
final class CopyCases {

  private CopyCases() {}

  static Stream<KernelCase> all() {
    Stream.Builder<KernelCase> cases = Stream.builder();
    for (int n : KernelCases.AWKWARD) {
      cases.add(slice(new int[] {n}, new int[] {n / 2}, new int[] {n - n / 2}));
      cases.add(slice(new int[] {5, n}, new int[] {1, 0}, new int[] {3, n}));
      cases.add(slice(new int[] {n, 5}, new int[] {0, 2}, new int[] {n, 1}));
      cases.add(slice(new int[] {3, n, 4}, new int[] {0, n - 1, 0}, new int[] {3, 1, 4}));
      cases.add(pad(new int[] {n}, new int[] {1}, new int[] {2}));
      cases.add(pad(new int[] {2, n, 3}, new int[] {0, 2, 0}, new int[] {0, 1, 0}));
      cases.add(pad(new int[] {2, 3, n}, new int[] {1, 0, 3}, new int[] {0, 2, 0}));
      cases.add(concat(0, new int[] {n, 3}, new int[] {2, 3}));
      cases.add(concat(1, new int[] {3, n}, new int[] {3, 1}, new int[] {3, n}));
      cases.add(concat(1, new int[] {2, n, 3}, new int[] {2, 4, 3}));
      cases.add(concat(2, new int[] {2, n, 1}, new int[] {2, n, 3}));
      cases.add(transpose(new int[] {n, 5}, 1, 0));
      cases.add(transpose(new int[] {2, n, 17}, 0, 2, 1));
      cases.add(transpose(new int[] {3, n, 2, 5}, 0, 2, 1, 3));
      cases.add(transpose(new int[] {3, 1, n}, 2, 1, 0));
    }
    cases.add(slice(new int[] {4, 3}, new int[] {1, 1}, new int[] {0, 2}));
    cases.add(slice(new int[] {}, new int[] {}, new int[] {}));
    cases.add(concat(1, new int[] {2, 0, 3}, new int[] {2, 4, 3}));
    cases.add(concat(0, new int[] {4}));
    cases.add(transpose(new int[] {2, 3, 4, 5, 6}, 4, 2, 0, 3, 1));
    cases.add(transpose(new int[] {2, 3, 4}, 0, 1, 2));
    cases.add(slice(new int[] {50, 40, 33}, new int[] {3, 1, 2}, new int[] {40, 38, 31}));
    cases.add(slice(new int[] {60_000}, new int[] {7}, new int[] {50_000}));
    cases.add(pad(new int[] {30, 40, 33}, new int[] {1, 2, 1}, new int[] {2, 1, 3}));
    cases.add(concat(2, new int[] {50, 40, 33}, new int[] {50, 40, 1}));
    cases.add(concat(0, new int[] {20, 1500}, new int[] {3, 1500}));
    cases.add(transpose(new int[] {211, 203}, 1, 0));
    cases.add(transpose(new int[] {7, 53, 8, 32}, 0, 2, 1, 3));
    cases.add(transpose(new int[] {7, 53, 8, 32}, 3, 1, 0, 2));
    return cases.build();
  }

  private static KernelCase slice(int[] shape, int[] begin, int[] size) {
    Tensor x = Tensor.random(1, -1, 1, shape);
    return new KernelCase(
        "Slice %s from %s size %s"
            .formatted(Arrays.toString(shape), Arrays.toString(begin), Arrays.toString(size)),
        new Slice(list(begin), Shape.of(size)),
        List.of(x),
        List.of(
            Expectation.of(
                "y", CopyOracle.slice(x.doubles(), shape, begin, size), Tolerance.exact())));
  }

  private static KernelCase pad(int[] shape, int[] before, int[] after) {
    Tensor x = Tensor.random(1, -1, 1, shape);
    return new KernelCase(
        "Pad %s by %s and %s"
            .formatted(Arrays.toString(shape), Arrays.toString(before), Arrays.toString(after)),
        new Pad(list(before), list(after)),
        List.of(x),
        List.of(
            Expectation.of(
                "y", CopyOracle.pad(x.doubles(), shape, before, after), Tolerance.exact())));
  }

  private static KernelCase concat(int axis, int[]... shapes) {
    List<Tensor> parts = new ArrayList<>();
    for (int[] shape : shapes) {
      parts.add(Tensor.random(1 + parts.size(), -1, 1, shape));
    }
    return new KernelCase(
        "Concat %s on axis %d".formatted(Arrays.deepToString(shapes), axis),
        new Concat(axis),
        parts,
        List.of(
            Expectation.of(
                "y",
                CopyOracle.concat(
                    parts.stream().map(Tensor::doubles).toList(), List.of(shapes), axis),
                Tolerance.exact())));
  }

  private static KernelCase transpose(int[] shape, int... permutation) {
    Tensor x = Tensor.random(1, -1, 1, shape);
    return new KernelCase(
        "Transpose %s by %s".formatted(Arrays.toString(shape), Arrays.toString(permutation)),
        Transpose.of(permutation),
        List.of(x),
        List.of(
            Expectation.of(
                "y", CopyOracle.transpose(x.doubles(), shape, permutation), Tolerance.exact())));
  }

  private static List<Integer> list(int... numbers) {
    return IntStream.of(numbers).boxed().toList();
  }
}

package dev.gradus.kernels.contract;

import dev.gradus.op.AveragePool2d;
import dev.gradus.op.AveragePool2dBackward;
import dev.gradus.op.MaxPool2d;
import dev.gradus.op.MaxPool2dBackward;
import dev.gradus.op.Window;
import dev.gradus.testkit.Tolerance;
import dev.gradus.testkit.oracle.ConvolutionOracle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Maxima and means of windows that overlap, leave gaps or hang over the edge, with many ties.
final class PoolCases {

  private static final Window TWO = Window.of(2, 2);
  private static final Window THREE = new Window(3, 2, 1, 1, 1);

  private record Sizes(int n, int h, int w, int c, Window rows, Window columns) {

    ConvolutionOracle oracle() {
      return new ConvolutionOracle(
          n, h, w, c, c, c, ConvolutionCases.slide(rows), ConvolutionCases.slide(columns));
    }

    /// Whole numbers from 0 to 7: most windows have ties.
    Tensor image() {
      Tensor random = Tensor.random(1, 0, 8, n, h, w, c);
      return Tensor.of(random.shape(), Arrays.stream(random.doubles()).map(Math::floor).toArray());
    }

    Tensor gradient() {
      return Tensor.random(2, -1, 1, n, oracle().p(), oracle().q(), c);
    }

    int taps() {
      return rows.size() * columns.size();
    }
  }

  private PoolCases() {}

  static Stream<KernelCase> all() {
    Stream.Builder<KernelCase> cases = Stream.builder();
    for (Sizes sizes : sizes()) {
      cases.add(maxima(sizes));
      cases.add(maximaBackward(sizes));
      cases.add(means(sizes));
      cases.add(meansBackward(sizes));
    }
    return cases.build();
  }

  private static List<Sizes> sizes() {
    List<Sizes> sizes = new ArrayList<>();
    for (int each : KernelCases.AWKWARD) {
      sizes.add(new Sizes(2, 4, 6, each, TWO, TWO));
      sizes.add(new Sizes(1, 5, 7, each, THREE, THREE));
      sizes.add(new Sizes(3, 1, each + 1, 2, Window.of(1, 1), TWO));
    }
    sizes.add(new Sizes(2, 7, 7, 5, Window.of(2, 3), new Window(1, 2, 1, 0, 0)));
    sizes.add(new Sizes(2, 9, 8, 4, new Window(3, 1, 2, 2, 2), new Window(2, 1, 3, 1, 0)));
    sizes.add(new Sizes(2, 6, 5, 17, Window.of(6, 1), Window.of(5, 1)));
    sizes.add(new Sizes(8, 14, 14, 32, TWO, TWO));
    return sizes;
  }

  private static KernelCase maxima(Sizes sizes) {
    Tensor x = sizes.image();
    return new KernelCase(
        "MaxPool2d " + sizes,
        new MaxPool2d(sizes.rows, sizes.columns),
        List.of(x),
        List.of(
            Expectation.of("y", sizes.oracle().maxima(x.doubles()), Tolerance.ulps(0)),
            Expectation.of("tap", sizes.oracle().taps(x.doubles()), Tolerance.ulps(0))));
  }

  private static KernelCase maximaBackward(Sizes sizes) {
    ConvolutionOracle oracle = sizes.oracle();
    Tensor dy = sizes.gradient();
    Tensor taps = Tensor.of(dy.shape(), oracle.taps(sizes.image().doubles()));
    return new KernelCase(
        "MaxPool2dBackward " + sizes,
        new MaxPool2dBackward(sizes.rows, sizes.columns, sizes.h, sizes.w),
        List.of(dy, taps),
        List.of(
            Expectation.of(
                "dx",
                oracle.maximaBackward(dy.doubles(), taps.doubles()),
                Tolerance.sumOfProducts(
                    sizes.taps(), oracle.maximaBackward(dy.magnitudes(), taps.doubles())))));
  }

  private static KernelCase means(Sizes sizes) {
    Tensor x = sizes.image();
    return new KernelCase(
        "AveragePool2d " + sizes,
        new AveragePool2d(sizes.rows, sizes.columns),
        List.of(x),
        List.of(
            Expectation.of(
                "y",
                sizes.oracle().means(x.doubles()),
                Tolerance.sumOfProducts(sizes.taps() + 1, sizes.oracle().means(x.magnitudes())))));
  }

  private static KernelCase meansBackward(Sizes sizes) {
    Tensor dy = sizes.gradient();
    return new KernelCase(
        "AveragePool2dBackward " + sizes,
        new AveragePool2dBackward(sizes.rows, sizes.columns, sizes.h, sizes.w),
        List.of(dy),
        List.of(
            Expectation.of(
                "dx",
                sizes.oracle().meansBackward(dy.doubles()),
                Tolerance.sumOfProducts(
                    sizes.taps() + 1, sizes.oracle().meansBackward(dy.magnitudes())))));
  }
}

package dev.gradus.kernels.contract;

import dev.gradus.op.Conv2d;
import dev.gradus.op.Conv2dBackwardData;
import dev.gradus.op.Conv2dBackwardWeights;
import dev.gradus.op.Window;
import dev.gradus.testkit.Tolerance;
import dev.gradus.testkit.oracle.ConvolutionOracle;
import dev.gradus.testkit.oracle.DenseOracle;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The convolution and its gradients, over channels and filters around the widths of blocks,
/// strides beyond the kernel, gaps, padding on one side, groups.
final class ConvolutionCases {

  private static final double[] NONE = {};
  private static final Window THREE = new Window(3, 1, 1, 1, 1);

  private ConvolutionCases() {}

  static Stream<KernelCase> all() {
    Stream.Builder<KernelCase> cases = Stream.builder();
    for (ConvolutionOracle sizes : sizes()) {
      cases.add(forward(sizes, false));
      cases.add(forward(sizes, true));
      cases.add(backwardData(sizes));
      cases.add(backwardWeights(sizes, false));
      cases.add(backwardWeights(sizes, true));
    }
    return cases.build();
  }

  private static List<ConvolutionOracle> sizes() {
    List<ConvolutionOracle> sizes = new ArrayList<>();
    for (int each : KernelCases.AWKWARD) {
      sizes.add(of(2, 5, 5, each, 8, 1, THREE, THREE));
      sizes.add(of(2, 5, 5, 3, each, 1, THREE, THREE));
      sizes.add(of(1, 3, 4, each, each, each, THREE, THREE));
    }
    for (int each : new int[] {1, 2, 7, 16}) {
      sizes.add(of(1, each, 7, 4, 3, 1, THREE, Window.of(1, 1)));
      sizes.add(of(each, 4, 4, 3, 5, 1, Window.of(1, 1), Window.of(1, 1)));
    }
    sizes.add(of(2, 9, 8, 4, 6, 2, new Window(3, 2, 1, 0, 1), new Window(2, 1, 1, 0, 0)));
    sizes.add(of(2, 9, 9, 16, 16, 1, Window.of(2, 3), new Window(1, 4, 1, 0, 0)));
    sizes.add(of(2, 11, 9, 16, 17, 1, new Window(3, 1, 3, 3, 3), new Window(2, 2, 2, 1, 0)));
    sizes.add(of(1, 1, 30, 3, 16, 1, Window.of(1, 1), new Window(5, 1, 2, 8, 0)));
    sizes.add(of(2, 6, 6, 6, 12, 6, THREE, THREE));
    sizes.add(of(2, 6, 6, 32, 32, 2, THREE, new Window(3, 2, 1, 1, 1)));
    sizes.add(of(1, 1, 1, 16, 16, 1, THREE, THREE));
    sizes.add(of(2, 9, 9, 32, 48, 1, THREE, THREE));
    return sizes;
  }

  private static ConvolutionOracle of(
      int n, int h, int w, int c, int f, int groups, Window rows, Window columns) {
    return new ConvolutionOracle(n, h, w, c, f, groups, slide(rows), slide(columns));
  }

  static ConvolutionOracle.Slide slide(Window window) {
    return new ConvolutionOracle.Slide(
        window.size(), window.stride(), window.dilation(), window.before(), window.after());
  }

  private static Window window(ConvolutionOracle.Slide slide) {
    return new Window(
        slide.size(), slide.stride(), slide.dilation(), slide.before(), slide.after());
  }

  private static Tensor image(ConvolutionOracle sizes) {
    return Tensor.random(1, -1, 1, sizes.n(), sizes.h(), sizes.w(), sizes.c());
  }

  private static Tensor gradient(ConvolutionOracle sizes) {
    return Tensor.random(4, -1, 1, sizes.n(), sizes.p(), sizes.q(), sizes.f());
  }

  private static Tensor kernel(ConvolutionOracle sizes) {
    return Tensor.random(
        2,
        -1,
        1,
        sizes.rows().size(),
        sizes.columns().size(),
        sizes.c() / sizes.groups(),
        sizes.f());
  }

  private static KernelCase forward(ConvolutionOracle sizes, boolean bias) {
    Tensor x = image(sizes);
    Tensor kernel = kernel(sizes);
    Tensor b = Tensor.random(3, -1, 1, sizes.f());
    return new KernelCase(
        "Conv2d%s %s".formatted(bias ? " bias" : "", sizes),
        new Conv2d(window(sizes.rows()), window(sizes.columns()), sizes.groups(), bias),
        bias ? List.of(x, kernel, b) : List.of(x, kernel),
        List.of(
            Expectation.of(
                "y",
                sizes.forward(x.doubles(), kernel.doubles(), bias ? b.doubles() : NONE),
                Tolerance.sumOfProducts(
                    sizes.terms() + 1,
                    sizes.forward(
                        x.magnitudes(), kernel.magnitudes(), bias ? b.magnitudes() : NONE)))));
  }

  private static KernelCase backwardData(ConvolutionOracle sizes) {
    Tensor dy = gradient(sizes);
    Tensor kernel = kernel(sizes);
    int terms = sizes.rows().size() * sizes.columns().size() * sizes.f() / sizes.groups();
    return new KernelCase(
        "Conv2dBackwardData " + sizes,
        new Conv2dBackwardData(
            window(sizes.rows()), window(sizes.columns()), sizes.groups(), sizes.h(), sizes.w()),
        List.of(dy, kernel),
        List.of(
            Expectation.of(
                "dx",
                sizes.backwardData(dy.doubles(), kernel.doubles()),
                Tolerance.sumOfProducts(
                    terms, sizes.backwardData(dy.magnitudes(), kernel.magnitudes())))));
  }

  private static KernelCase backwardWeights(ConvolutionOracle sizes, boolean bias) {
    Tensor x = image(sizes);
    Tensor dy = gradient(sizes);
    int terms = sizes.n() * sizes.p() * sizes.q();
    Expectation kernel =
        Expectation.of(
            "dkernel",
            sizes.backwardKernel(x.doubles(), dy.doubles()),
            Tolerance.sumOfProducts(terms, sizes.backwardKernel(x.magnitudes(), dy.magnitudes())));
    Expectation dbias =
        Expectation.of(
            "dbias",
            DenseOracle.backwardBias(dy.doubles(), terms, sizes.f()),
            Tolerance.sumOfProducts(
                terms, DenseOracle.backwardBias(dy.magnitudes(), terms, sizes.f())));
    return new KernelCase(
        "Conv2dBackwardWeights%s %s".formatted(bias ? " bias" : "", sizes),
        new Conv2dBackwardWeights(
            window(sizes.rows()), window(sizes.columns()), sizes.groups(), bias),
        List.of(x, dy),
        bias ? List.of(kernel, dbias) : List.of(kernel));
  }
}

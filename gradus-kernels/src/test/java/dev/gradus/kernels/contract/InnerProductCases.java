package dev.gradus.kernels.contract;

import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.expr.Input;
import dev.gradus.op.InnerProduct;
import dev.gradus.op.InnerProductBackwardData;
import dev.gradus.op.InnerProductBackwardWeights;
import dev.gradus.testkit.Tolerance;
import dev.gradus.testkit.oracle.DenseOracle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;

/// The dense product and its gradients.
final class InnerProductCases {

  private static final double[] NONE = {};

  private InnerProductCases() {}

  static Stream<KernelCase> all() {
    Stream.Builder<KernelCase> cases = Stream.builder();
    for (Size size : sizes()) {
      cases.add(forward(size, false, Activation.NONE));
      cases.add(forward(size, true, Activation.NONE));
      cases.add(backwardData(size));
      cases.add(backwardWeights(size, false));
      cases.add(backwardWeights(size, true));
    }
    for (int n : KernelCases.AWKWARD) {
      for (Activation activation : List.of(Activation.RELU, Activation.TANH, Activation.SIGMOID)) {
        cases.add(forward(new Size(n, 17, n), true, activation));
        cases.add(forward(new Size(3, n, 300), false, activation));
      }
    }
    return cases.build();
  }

  /// One extent at a time awkward, then all, then a layer of the size networks have.
  private static List<Size> sizes() {
    List<Size> sizes = new ArrayList<>();
    for (int each : KernelCases.AWKWARD) {
      sizes.add(new Size(each, 16, 8));
      sizes.add(new Size(8, each, 16));
      sizes.add(new Size(16, 8, each));
      sizes.add(new Size(1, each, each));
      sizes.add(new Size(each, each, each));
    }
    sizes.add(new Size(7, 63, 17));
    sizes.add(new Size(64, 784, 100));
    return sizes;
  }

  private static KernelCase forward(Size size, boolean bias, Activation activation) {
    Tensor x = Tensor.random(1, -1, 1, size.n, size.k);
    Tensor w = Tensor.random(2, -1, 1, size.k, size.u);
    Tensor b = Tensor.random(3, -1, 1, size.u);
    double[] sum =
        DenseOracle.forward(
            x.doubles(), w.doubles(), bias ? b.doubles() : NONE, size.n, size.k, size.u);
    double[] magnitudes =
        DenseOracle.forward(
            x.magnitudes(), w.magnitudes(), bias ? b.magnitudes() : NONE, size.n, size.k, size.u);
    double[] exact = sum.clone();
    for (int i = 0; i < exact.length; i++) {
      exact[i] = activation.oracle.applyAsDouble(sum[i]);
    }
    // None of the activations is steeper than 1; they and the bias add a rounding each, the
    // function 4 ulp.
    Tolerance float32 =
        Tolerance.sumOfProducts(size.k + 1, magnitudes)
            .plus(Tolerance.ulps(activation == Activation.NONE ? 0 : 4));
    return new KernelCase(
        "InnerProduct %s%s %s".formatted(size, bias ? " bias" : "", activation.name()),
        new InnerProduct(bias, activation.formula()),
        bias ? List.of(x, w, b) : List.of(x, w),
        List.of(Expectation.of("y", exact, float32)));
  }

  private static KernelCase backwardData(Size size) {
    Tensor dy = Tensor.random(4, -1, 1, size.n, size.u);
    Tensor w = Tensor.random(2, -1, 1, size.k, size.u);
    return new KernelCase(
        "InnerProductBackwardData " + size,
        new InnerProductBackwardData(),
        List.of(dy, w),
        List.of(
            Expectation.of(
                "dx",
                DenseOracle.backwardData(dy.doubles(), w.doubles(), size.n, size.k, size.u),
                Tolerance.sumOfProducts(
                    size.u,
                    DenseOracle.backwardData(
                        dy.magnitudes(), w.magnitudes(), size.n, size.k, size.u)))));
  }

  private static KernelCase backwardWeights(Size size, boolean bias) {
    Tensor x = Tensor.random(1, -1, 1, size.n, size.k);
    Tensor dy = Tensor.random(4, -1, 1, size.n, size.u);
    Expectation kernel =
        Expectation.of(
            "dkernel",
            DenseOracle.backwardKernel(x.doubles(), dy.doubles(), size.n, size.k, size.u),
            Tolerance.sumOfProducts(
                size.n,
                DenseOracle.backwardKernel(
                    x.magnitudes(), dy.magnitudes(), size.n, size.k, size.u)));
    Expectation dbias =
        Expectation.of(
            "dbias",
            DenseOracle.backwardBias(dy.doubles(), size.n, size.u),
            Tolerance.sumOfProducts(
                size.n, DenseOracle.backwardBias(dy.magnitudes(), size.n, size.u)));
    return new KernelCase(
        "InnerProductBackwardWeights %s%s".formatted(size, bias ? " bias" : ""),
        new InnerProductBackwardWeights(bias),
        List.of(x, dy),
        bias ? List.of(kernel, dbias) : List.of(kernel));
  }

  /// @param n batch
  /// @param k inputs
  /// @param u units
  private record Size(int n, int k, int u) {
    @Override
    public String toString() {
      return "[%d, %d] x [%d, %d]".formatted(n, k, k, u);
    }
  }

  /// A fused activation and its textbook form.
  private enum Activation {
    NONE(x -> x),
    RELU(x -> Math.max(x, 0)),
    TANH(Math::tanh),
    SIGMOID(x -> 1 / (1 + Math.exp(-x)));

    private final DoubleUnaryOperator oracle;

    Activation(DoubleUnaryOperator oracle) {
      this.oracle = oracle;
    }

    Optional<Formula> formula() {
      Formula.Builder builder = Formula.named(name().toLowerCase(Locale.ROOT));
      Input x = builder.input("x");
      return switch (this) {
        case NONE -> Optional.empty();
        case RELU -> Optional.of(builder.output("y", x.ifGreater(0, x, Expr.constant(0))).build());
        case TANH -> Optional.of(builder.output("y", x.tanh()).build());
        case SIGMOID -> Optional.of(builder.output("y", x.sigmoid()).build());
      };
    }
  }
}

package dev.gradus.kernels.reference;

import static dev.gradus.testkit.CloseAssertions.assertClose;

import dev.gradus.core.Shape;
import dev.gradus.expr.Derivative;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.expr.Input;
import dev.gradus.kernels.contract.KernelCase;
import dev.gradus.kernels.contract.KernelRun;
import dev.gradus.kernels.contract.Tensor;
import dev.gradus.op.BatchNorm;
import dev.gradus.op.BatchNormBackward;
import dev.gradus.op.BatchNormInference;
import dev.gradus.op.Elementwise;
import dev.gradus.op.InnerProduct;
import dev.gradus.op.InnerProductBackwardData;
import dev.gradus.op.InnerProductBackwardWeights;
import dev.gradus.op.Op;
import dev.gradus.op.Softmax;
import dev.gradus.op.SoftmaxBackward;
import dev.gradus.op.SoftmaxCrossEntropy;
import dev.gradus.op.SoftmaxCrossEntropyBackward;
import dev.gradus.testkit.TestVectors;
import dev.gradus.testkit.Tolerance;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// The reference kernels against PyTorch's float64 results. Kernels compute in double and round
/// once, so one op on exact inputs is within an ulp; what passes through float32 between ops gets a
/// bound relative to the largest value.
class TestVectorsTest {

  private static final Map<String, UnaryOperator<Expr>> ACTIVATIONS =
      Map.of(
          "relu", x -> x.ifGreater(0, x, Expr.constant(0)),
          "sigmoid", Expr::sigmoid,
          "tanh", Expr::tanh);

  @Test
  void activations_valuesAndGradients_matchPyTorch() {
    TestVectors vectors = TestVectors.read("activations");
    Tensor x = tensor(vectors, "x");
    Tensor dy = tensor(vectors, "dy");
    ACTIVATIONS.forEach((name, activation) -> {
      Formula.Builder forward = Formula.named(name);
      forward.output("y", activation.apply(forward.input("x")));
      List<float[]> y = run(new Elementwise(forward.build()), x);
      assertClose(vectors.numbers(name + "/y"), y.getFirst(), Tolerance.ulps(1), name);

      Formula.Builder backward = Formula.named(name + " backward");
      Input at = backward.input("x");
      Expr slope = Derivative.of(activation.apply(at), at);
      backward.output("dx", slope.times(backward.input("dy")));
      List<float[]> dx = run(new Elementwise(backward.build()), x, dy);
      // 1 - y^2 of a saturated y has no relative accuracy, even in double.
      Tolerance tolerance = Tolerance.ulps(1).plus((_, _) -> 0x1p-50);
      assertClose(
          vectors.numbers(name + "/gradient"), dx.getFirst(), tolerance, name + " gradient");
    });
  }

  @Test
  void softmax_valuesAndGradients_matchPyTorch() {
    TestVectors vectors = TestVectors.read("losses");
    Tensor x = tensor(vectors, "x");
    Tensor dy = tensor(vectors, "dy");
    for (boolean logarithm : new boolean[] {false, true}) {
      String name = logarithm ? "logSoftmax" : "softmax";
      float[] y = run(new Softmax(logarithm), x).getFirst();
      // Near 0 PyTorch's log softmax has lost what a double of 1 cannot hold.
      Tolerance tolerance = Tolerance.ulps(1).plus((_, _) -> 0x1p-52);
      assertClose(vectors.numbers(name), y, tolerance, name);
      // The gradient starts from the rounded y: half an ulp of it in each of two places, times at
      // most 5 sizes of dy.
      float[] dx =
          run(new SoftmaxBackward(logarithm), Tensor.of(x.shape(), widened(y)), dy).getFirst();
      double largest = Arrays.stream(dy.magnitudes()).max().getAsDouble();
      double steepest =
          logarithm ? Arrays.stream(widened(y)).map(Math::abs).max().getAsDouble() : 1;
      double bound = 10 * Tolerance.UNIT * largest * Math.min(steepest, 100);
      assertClose(vectors.numbers(name + "Gradient"), dx, (_, _) -> bound, name + " gradient");
    }
  }

  @Test
  void crossEntropy_lossesAndGradients_matchPyTorch() {
    TestVectors vectors = TestVectors.read("losses");
    Tensor x = tensor(vectors, "x");
    int n = x.shape().dim(0);
    Tensor mean = Tensor.of(Shape.of(n), 0.25, 0.25, 0.25, 0.25);
    Map<String, Tensor> targets =
        Map.of(
            "dense", tensor(vectors, "target"),
            "sparse", Tensor.of(Shape.of(n, 1), vectors.numbers("classes")));
    targets.forEach((name, target) -> {
      // Losses near 0 and p - t cancel in PyTorch's double: a few units of 2^-53 of 1 are left.
      boolean sparse = name.equals("sparse");
      float[] losses = run(new SoftmaxCrossEntropy(sparse), x, target).getFirst();
      Tolerance tolerance = Tolerance.ulps(1).plus((_, _) -> 0x1p-50);
      assertClose(vectors.numbers(name + "/losses"), losses, tolerance, name);
      float[] dx = run(new SoftmaxCrossEntropyBackward(sparse), x, target, mean).getFirst();
      assertClose(vectors.numbers(name + "/gradient"), dx, tolerance, name + " gradient");
    });
  }

  @Test
  void batchNorm_trainingInferenceAndGradients_matchPyTorch() {
    TestVectors vectors = TestVectors.read("batchnorm");
    double epsilon = vectors.number("epsilon");
    Tensor x = tensor(vectors, "x");
    Tensor gamma = tensor(vectors, "gamma");
    Tensor beta = tensor(vectors, "beta");
    List<float[]> training = run(new BatchNorm(epsilon), x, gamma, beta);
    assertClose(vectors.numbers("y"), training.get(0), Tolerance.ulps(1), "y");
    assertClose(vectors.numbers("mean"), training.get(1), Tolerance.ulps(1), "mean");
    assertClose(vectors.numbers("biasedVariance"), training.get(2), Tolerance.ulps(1), "variance");

    Tensor mean = Tensor.of(Shape.of(3), widened(training.get(1)));
    Tensor variance = Tensor.of(Shape.of(3), widened(training.get(2)));
    List<float[]> gradients =
        run(new BatchNormBackward(epsilon), x, tensor(vectors, "dy"), gamma, mean, variance);
    String[] names = {"dx", "dgamma", "dbeta"};
    for (int i = 0; i < names.length; i++) {
      // Rounded statistics: half an ulp of a mean of 10 over a deviation of 4, of a variance, over
      // 6 rows.
      assertClose(
          vectors.numbers(names[i]), gradients.get(i), ofLargest(vectors, names[i], 8), names[i]);
    }

    Tensor runningMean = tensor(vectors, "runningMean");
    Tensor runningVariance = tensor(vectors, "runningVariance/keras");
    float[] y =
        run(new BatchNormInference(epsilon), x, gamma, beta, runningMean, runningVariance)
            .getFirst();
    assertClose(vectors.numbers("inference"), y, ofLargest(vectors, "inference", 4), "inference");
  }

  @Test
  void classifier_lossAndAllGradients_matchPyTorch() {
    TestVectors net = TestVectors.read("networks").at("classifier");
    Formula.Builder builder = Formula.named("relu");
    Input sum = builder.input("x");
    Formula relu = builder.output("y", sum.ifGreater(0, sum, Expr.constant(0))).build();
    Tensor x = tensor(net, "x");
    Tensor hidden =
        only(
            new InnerProduct(true, Optional.of(relu)),
            Shape.of(5, 6),
            x,
            tensor(net, "kernel1"),
            tensor(net, "bias1"));
    Tensor kernel2 = tensor(net, "kernel2");
    Tensor logits =
        only(InnerProduct.of(true), Shape.of(5, 3), hidden, kernel2, tensor(net, "bias2"));
    Tensor classes = Tensor.of(Shape.of(5, 1), net.numbers("classes"));
    Tensor losses = only(new SoftmaxCrossEntropy(true), Shape.of(5), logits, classes);
    double loss = Arrays.stream(losses.doubles()).sum() / 5;
    assertClose(net.number("loss"), loss, Tolerance.ulps(4), "loss");

    Tensor mean = Tensor.of(Shape.of(5), 0.2, 0.2, 0.2, 0.2, 0.2);
    Tensor dlogits =
        only(new SoftmaxCrossEntropyBackward(true), Shape.of(5, 3), logits, classes, mean);
    List<float[]> second = run(new InnerProductBackwardWeights(true), hidden, dlogits);
    requireClose(net, "dkernel2", second.get(0));
    requireClose(net, "dbias2", second.get(1));
    Tensor dhidden = only(new InnerProductBackwardData(), Shape.of(5, 6), dlogits, kernel2);
    double[] through = dhidden.doubles();
    for (int i = 0; i < through.length; i++) {
      through[i] = hidden.doubles()[i] > 0 ? through[i] : 0;
    }
    Tensor dsum = Tensor.of(Shape.of(5, 6), through);
    List<float[]> first = run(new InnerProductBackwardWeights(true), x, dsum);
    requireClose(net, "dkernel1", first.get(0));
    requireClose(net, "dbias1", first.get(1));
    requireClose(
        net, "dx", run(new InnerProductBackwardData(), dsum, tensor(net, "kernel1")).getFirst());
  }

  /// Up to five float32 roundings between ops, amplified by sums of at most six products of order
  /// 1.
  private static void requireClose(TestVectors vectors, String name, float[] actual) {
    assertClose(vectors.numbers(name), actual, ofLargest(vectors, name, 32), name);
  }

  /// Some float32 units of the largest expected value.
  private static Tolerance ofLargest(TestVectors vectors, String name, int units) {
    double largest = Arrays.stream(vectors.numbers(name)).map(Math::abs).max().getAsDouble();
    return (_, _) -> units * Tolerance.UNIT * largest;
  }

  private static Tensor tensor(TestVectors vectors, String name) {
    return Tensor.of(Shape.of(vectors.shape(name)), vectors.numbers(name));
  }

  private static Tensor only(Op op, Shape shape, Tensor... inputs) {
    return Tensor.of(shape, widened(run(op, inputs).getFirst()));
  }

  private static List<float[]> run(Op op, Tensor... inputs) {
    return KernelRun.of(
        new ReferenceBackend(), new KernelCase("vectors", op, List.of(inputs), List.of()));
  }

  private static double[] widened(float[] values) {
    double[] wide = new double[values.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = values[i];
    }
    return wide;
  }
}

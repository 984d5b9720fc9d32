package dev.gradus.kernels.reference;

import static dev.gradus.testkit.CloseAssertions.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradus.core.ConfigException;
import dev.gradus.core.DataException;
import dev.gradus.core.GradusException;
import dev.gradus.core.Shape;
import dev.gradus.core.ShapeException;
import dev.gradus.expr.Formula;
import dev.gradus.expr.Input;
import dev.gradus.kernels.Backend;
import dev.gradus.kernels.Layout;
import dev.gradus.kernels.Operand;
import dev.gradus.kernels.PreparedKernel;
import dev.gradus.kernels.contract.KernelCase;
import dev.gradus.kernels.contract.KernelCases;
import dev.gradus.kernels.contract.KernelContract;
import dev.gradus.kernels.contract.KernelRun;
import dev.gradus.kernels.contract.Tensor;
import dev.gradus.op.BatchNorm;
import dev.gradus.op.Elementwise;
import dev.gradus.op.InnerProduct;
import dev.gradus.op.Op;
import dev.gradus.op.Reduce;
import dev.gradus.op.Softmax;
import dev.gradus.op.SoftmaxCrossEntropy;
import dev.gradus.op.SoftmaxCrossEntropyBackward;
import dev.gradus.testkit.Tolerance;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

class ReferenceBackendTest extends KernelContract {

  @Override
  protected Backend open() {
    return new ReferenceBackend();
  }

  /// Every case against the testkit's textbook formulas in double precision.
  @TestFactory
  Stream<DynamicTest> run_everyCase_isTheOracleRoundedOnce() {
    return KernelCases.all()
        .map(each ->
            DynamicTest.dynamicTest(
                each.name(),
                () -> {
                  List<float[]> results = KernelRun.of(new ReferenceBackend(), each);
                  for (int i = 0; i < results.size(); i++) {
                    each.outputs().get(i).requireRoundedOnce(each.name(), results.get(i));
                  }
                }));
  }

  @Test
  void cases_coverEveryOp() {
    Set<Class<?>> covered = new HashSet<>();
    KernelCases.all().forEach(each -> covered.add(each.op().getClass()));
    assertEquals(new HashSet<>(Arrays.asList(Op.class.getPermittedSubclasses())), covered);
  }

  @Test
  void innerProduct_hand_isActivatedSum() {
    Formula.Builder relu = Formula.named("relu");
    Input x = relu.input("x");
    Op op = new InnerProduct(true, Optional.of(relu.output("y", x.max(0)).build()));
    // [1 2] [[3 -4] [5 -6]] + [7 8] = [20 -8], and the negative sum is cut off.
    float[] y =
        run(
            op,
            tensor(Shape.of(1, 2), 1, 2),
            tensor(Shape.of(2, 2), 3, -4, 5, -6),
            tensor(Shape.of(2), 7, 8));
    assertArrayEquals(new float[] {20, 0}, y);
  }

  @Test
  void innerProduct_cancellation_keepsTheSmallTerm() {
    // 2^12 * 2^12 + 1 * 1 - 2^12 * 2^12: float32 would lose the 1, double accumulators do not.
    float[] y =
        run(
            InnerProduct.of(false),
            tensor(Shape.of(1, 3), 4096, 1, -4096),
            tensor(Shape.of(3, 1), 4096, 1, 4096));
    assertArrayEquals(new float[] {1}, y);
  }

  @Test
  void reduce_hand_sumsAndAverages() {
    Tensor x = tensor(Shape.of(2, 3), 1, 2, 3, 4, 5, 6);
    assertArrayEquals(
        new float[] {5, 7, 9}, run(new Reduce(Reduce.Kind.SUM, List.of(0), false), x));
    assertArrayEquals(new float[] {2, 5}, run(new Reduce(Reduce.Kind.MEAN, List.of(1), true), x));
    assertArrayEquals(new float[] {3.5f}, run(Reduce.all(Reduce.Kind.MEAN, x.shape()), x));
  }

  @Test
  void softmax_hand_splitsByExponentials() {
    // exp(0) : exp(log 3) = 1 : 3
    float[] y = run(new Softmax(false), tensor(Shape.of(1, 2), 0, Math.log(3)));
    assertClose(new double[] {0.25, 0.75}, y, Tolerance.ulps(1), "softmax");
  }

  @Test
  void crossEntropy_hugeLogits_staysFinite() {
    Tensor x = tensor(Shape.of(3, 2), 1e4, -1e4, -1e4, 1e4, 1e4, 1e4);
    Tensor classes = tensor(Shape.of(3, 1), 0, 0, 1);
    assertClose(
        new double[] {0, 20000, Math.log(2)},
        run(new SoftmaxCrossEntropy(true), x, classes),
        Tolerance.ulps(1),
        "loss");
    assertArrayEquals(
        new float[] {0, 0, -1, 1, 0.5f, -0.5f},
        run(new SoftmaxCrossEntropyBackward(true), x, classes, tensor(Shape.of(3), 1, 1, 1)));
  }

  @Test
  void crossEntropy_almostCertain_keepsTheDigitsOfTheLoss() {
    // log(1 + exp(-30)) = 9.4e-14: below float32's resolution of 1, yet exact as a loss.
    assertClose(
        new double[] {Math.log1p(Math.exp(-30))},
        run(
            new SoftmaxCrossEntropy(true),
            tensor(Shape.of(1, 2), 30, 0),
            tensor(Shape.of(1, 1), 0)),
        Tolerance.ulps(1),
        "loss");
  }

  @Test
  void softmax_notANumber_spoilsItsRowAlone() {
    float[] y = run(new Softmax(false), tensor(Shape.of(2, 2), 0, Double.NaN, 0, 0));
    assertArrayEquals(new float[] {Float.NaN, Float.NaN, 0.5f, 0.5f}, y);
  }

  @Test
  void batchNorm_hand_centersAndScales() {
    // Channel 0 is [1, 3]: mean 2, variance 1. Channel 1 is [10, 10]: mean 10, variance 0.
    List<float[]> results =
        runAll(
            new BatchNorm(0.25),
            tensor(Shape.of(2, 2), 1, 10, 3, 10),
            tensor(Shape.of(2), 2, 3),
            tensor(Shape.of(2), 5, 6));
    double distance = 2 / Math.sqrt(1.25);
    assertClose(
        new double[] {5 - distance, 6, 5 + distance, 6}, results.get(0), Tolerance.ulps(1), "y");
    assertArrayEquals(new float[] {2, 10}, results.get(1));
    assertArrayEquals(new float[] {1, 0}, results.get(2));
  }

  @Test
  void crossEntropy_classOutOfRange_complains() {
    for (double wrong : new double[] {-1, 2, 0.5}) {
      requireMessage(
          DataException.class,
          "SoftmaxCrossEntropy: the target of row 0 is %s, expected a class index from 0 to 1."
              .formatted((float) wrong),
          () ->
              run(
                  new SoftmaxCrossEntropy(true),
                  tensor(Shape.of(1, 2), 0, 0),
                  tensor(Shape.of(1, 1), wrong)));
    }
  }

  @Test
  void prepare_otherLayout_answersPlain() {
    Operand blocked = Operand.of(Shape.of(2, 2), new Blocked());
    try (PreparedKernel prepared =
        open().prepare(new Softmax(false), List.of(blocked), List.of(blocked))) {
      assertEquals(List.of(Layout.PLAIN), prepared.inputs());
      assertEquals(List.of(Layout.PLAIN), prepared.outputs());
    }
  }

  @Test
  void prepareReorder_otherLayout_complains() {
    requireMessage(
        ConfigException.class,
        "reorder of [2, 2]: the reference kernels know no layout blocked, only plain.",
        () ->
            open()
                .prepareReorder(
                    Operand.plain(Shape.of(2, 2)), Operand.of(Shape.of(2, 2), new Blocked())));
  }

  @Test
  void prepare_wrongResultShape_complains() {
    requireMessage(
        ShapeException.class,
        "Softmax: its results have shapes [[2, 2]], asked for [[4]].",
        () ->
            open()
                .prepare(
                    new Softmax(false),
                    List.of(Operand.plain(Shape.of(2, 2))),
                    List.of(Operand.plain(Shape.of(4)))));
    requireMessage(
        ShapeException.class,
        "reorder: [2, 2] cannot become [4].",
        () -> open().prepareReorder(Operand.plain(Shape.of(2, 2)), Operand.plain(Shape.of(4))));
  }

  @Test
  void bind_unknownScalar_complains() {
    Formula.Builder builder = Formula.named("decay");
    Input w = builder.input("w");
    Formula formula = builder.output("w", w.times(builder.scalar("weightDecay"))).build();
    requireMessage(
        ConfigException.class,
        "formula decay: its scalar weightDecay is not among the step's scalars [step, learningRate, rate].",
        () -> run(new Elementwise(formula), tensor(Shape.of(1), 1)));
  }

  private static void requireMessage(
      Class<? extends GradusException> type, String message, Executable action) {
    assertEquals(message, assertThrows(type, action).getMessage());
  }

  private static Tensor tensor(Shape shape, double... values) {
    return Tensor.of(shape, values);
  }

  private static float[] run(Op op, Tensor... inputs) {
    return runAll(op, inputs).getFirst();
  }

  private static List<float[]> runAll(Op op, Tensor... inputs) {
    return KernelRun.of(
        new ReferenceBackend(), new KernelCase("hand", op, List.of(inputs), List.of()));
  }

  private record Blocked() implements Layout {
    @Override
    public long elements(Shape shape) {
      return shape.size();
    }

    @Override
    public String toString() {
      return "blocked";
    }
  }
}

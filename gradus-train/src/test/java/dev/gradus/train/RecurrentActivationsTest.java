package dev.gradus.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradus.activation.ElementwiseActivation;
import dev.gradus.core.Shape;
import dev.gradus.cpu.CpuBackend;
import dev.gradus.expr.Evaluator;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.kernels.Backend;
import dev.gradus.kernels.contract.KernelCase;
import dev.gradus.kernels.contract.KernelRun;
import dev.gradus.kernels.contract.Tensor;
import dev.gradus.kernels.reference.ReferenceBackend;
import dev.gradus.op.Recurrent;
import dev.gradus.op.RecurrentBackward;
import dev.gradus.op.RecurrentCell;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Activations in the cell of a simple recurrent network, far from 0: the slope of a branch that is
/// not taken may be infinite there.
class RecurrentActivationsTest {

  private static final double[] NONE = {};
  private static final double UPSTREAM = 0.75;

  @TestFactory
  Stream<DynamicTest> backward_largeSums_asForwardModeDerivative() {
    return ActivationSubjects.ACTIVATIONS.stream()
        .flatMap(each -> each instanceof ElementwiseActivation e ? Stream.of(e) : Stream.empty())
        .map(each -> DynamicTest.dynamicTest(each.toString(), () -> verify(each)));
  }

  private static void verify(ElementwiseActivation activation) {
    for (double z : new double[] {100, -100, 1000, -1000}) {
      double[] at = {z, UPSTREAM};
      Formula gradient = activation.formula().gradient(List.of(0));
      double expected = Evaluator.evaluate(gradient, at, NONE, NONE)[0];
      try (Backend reference = new ReferenceBackend();
          Backend cpu = new CpuBackend(2)) {
        for (Backend backend : List.of(reference, cpu)) {
          float actual = KernelRun.of(backend, backward(activation, z)).getFirst()[0];
          String message = activation + " at " + z + " on " + backend.description();
          // a few operations on numbers of the result's size, or (Softsign) on 1 / z
          double roundings = 0x1p-20 * Math.abs(expected) + 0x1p-22 / Math.abs(z);
          assertEquals((float) expected, actual, roundings, message);
        }
      }
    }
  }

  private static KernelCase backward(ElementwiseActivation activation, double z) {
    Formula.Builder cell = Formula.named("simple-rnn");
    Expr sum = cell.input("z");
    cell.input("h");
    cell.output("h", activation.formula().applied(sum));
    Recurrent forward =
        new Recurrent(new RecurrentCell(cell.build(), 1, 1, 1), false, false, false);
    Shape one = Shape.of(1, 1, 1);
    return new KernelCase(
        "backward",
        new RecurrentBackward(forward, List.of(0)),
        List.of(
            Tensor.of(one, z),
            Tensor.of(Shape.of(1, 1), 0.5),
            Tensor.of(one, 0),
            Tensor.of(one, z),
            Tensor.of(one, UPSTREAM)),
        List.of());
  }
}

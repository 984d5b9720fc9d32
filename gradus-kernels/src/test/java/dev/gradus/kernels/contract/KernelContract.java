package dev.gradus.kernels.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gradus.core.Shape;
import dev.gradus.kernels.Backend;
import dev.gradus.kernels.Operand;
import dev.gradus.kernels.reference.ReferenceBackend;
import dev.gradus.op.Elementwise;
import dev.gradus.op.InnerProduct;
import dev.gradus.op.Op;
import dev.gradus.op.Reshape;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What a backend promises. To enrol one:
///
/// ```
/// class OneDnnContractTest extends KernelContract {
///   @Override
///   protected Backend open() { return new OneDnnBackend(2); }
/// }
/// ```
public abstract class KernelContract {

  private static final int ATTEMPTS = 4;
  private static final int LARGE = 5000;

  /// A constructor for the subclass.
  protected KernelContract() {}

  /// The backend to test, new; the contract closes it.
  protected abstract Backend open();

  /// Row-major operands and results.
  @TestFactory
  Stream<DynamicTest> run_plainLayouts_matchesReference() {
    return tests(_ -> true, (backend, each) -> verify(backend, each, Operand::plain));
  }

  /// Operands and results in the layouts that the backend chooses, reordered at the border.
  @TestFactory
  Stream<DynamicTest> run_chosenLayouts_matchesReference() {
    return tests(_ -> true, (backend, each) -> verify(backend, each, Operand::any));
  }

  /// A result in the memory of each operand of its shape.
  @TestFactory
  Stream<DynamicTest> run_elementwiseInPlace_sameBitsAsApart() {
    return tests(each -> each.op() instanceof Elementwise, KernelContract::verifyInPlace);
  }

  /// Once warm, a run leaves nothing for the garbage collector. Small cases would take long to get
  /// warm. What the JIT compiler inlines depends on timing too, and on a machine with other work is
  /// now and then unlucky; the loops of another backend are compiled anew, and where that does not
  /// help either nothing is said of an overloaded machine.
  @TestFactory
  Stream<DynamicTest> run_warmOnLargeTensors_allocatesNothing() {
    return tests(
        KernelContract::isLarge,
        (backend, each) -> {
          long least = KernelRun.apart(backend, each, Operand::any).garbage();
          for (int attempt = 1; least > 0 && attempt < ATTEMPTS; attempt++) {
            try (Backend another = open()) {
              least = KernelRun.apart(another, each, Operand::any).garbage();
            }
          }
          String what = each.name() + ": bytes of garbage a run";
          assumeTrue(least == 0 || !isOverloaded(), () -> what + ", on a machine with other work");
          assertEquals(0, least, what);
        });
  }

  /// Whether the machine has so much other work that compilers come late or never.
  private static boolean isOverloaded() {
    OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
    return system.getSystemLoadAverage() > 2 * system.getAvailableProcessors();
  }

  @Test
  void description_isOneLine() {
    try (Backend backend = open()) {
      assertFalse(backend.description().isBlank());
      assertEquals(1, backend.description().lines().count());
      assertTrue(backend.threads() >= 1);
    }
  }

  /// One backend serves all cases of a factory. A reshape is never asked for, an activation only
  /// where the backend fuses it.
  private Stream<DynamicTest> tests(Predicate<KernelCase> wanted, Check check) {
    Backend backend = open();
    return KernelCases.all()
        .filter(wanted)
        .filter(each ->
            switch (each.op()) {
              case Reshape _ -> false;
              case InnerProduct product -> product.activation().map(backend::fuses).orElse(true);
              case Op _ -> true;
            })
        .map(each -> DynamicTest.dynamicTest(each.name(), () -> check.run(backend, each)))
        .onClose(backend::close);
  }

  private static boolean isLarge(KernelCase each) {
    return each.inputs().stream().mapToLong(tensor -> tensor.shape().size()).sum() >= LARGE;
  }

  private static void verify(Backend backend, KernelCase each, Function<Shape, Operand> wish) {
    List<float[]> actual = KernelRun.apart(backend, each, wish).run();
    List<float[]> expected;
    try (Backend reference = new ReferenceBackend()) {
      expected = KernelRun.of(reference, each);
    }
    for (int i = 0; i < actual.size(); i++) {
      each.outputs().get(i).requireFloat32(each.name(), expected.get(i), actual.get(i));
    }
  }

  private static void verifyInPlace(Backend backend, KernelCase each) {
    List<float[]> apart = KernelRun.of(backend, each);
    List<Shape> inputs = each.inputs().stream().map(Tensor::shape).toList();
    Shape result = each.op().outputShapes(inputs).getFirst();
    for (int i = 0; i < inputs.size(); i++) {
      if (inputs.get(i).equals(result)) {
        List<float[]> together = KernelRun.inPlace(backend, each, i).run();
        for (int k = 0; k < apart.size(); k++) {
          assertArrayEquals(
              apart.get(k), together.get(k), each.name() + ": result 0 over operand " + i);
        }
      }
    }
  }

  /// Checks one case on a backend.
  @FunctionalInterface
  private interface Check {
    void run(Backend backend, KernelCase each);
  }
}

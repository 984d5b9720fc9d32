package dev.gradus.train;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.activation.Activation;
import dev.gradus.cpu.CpuBackend;
import dev.gradus.kernels.Backend;
import dev.gradus.kernels.reference.ReferenceBackend;
import dev.gradus.layer.ActivationLayer;
import dev.gradus.testkit.TestVectors;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every activation and its gradient, at its kinks and up to 1e4 on both sides, against PyTorch;
/// and against Keras's formulas, restated in PyTorch, where only Keras has it.
class ActivationVectorsTest {

  private static final TestVectors VECTORS = TestVectors.read("more-activations");

  @TestFactory
  Stream<DynamicTest> activation_onReference_matchesVectors() {
    return on(new ReferenceBackend());
  }

  @TestFactory
  Stream<DynamicTest> activation_onCpu_matchesVectors() {
    return on(new CpuBackend(1));
  }

  @Test
  void vectors_allActivations_areThere() {
    Set<String> missing = new HashSet<>();
    ActivationSubjects.ACTIVATIONS.forEach(each -> missing.add(key(each)));
    VECTORS.keys().forEach(missing::remove);
    missing.remove("linear");
    assertTrue(missing.isEmpty(), missing.toString());
  }

  private static Stream<DynamicTest> on(Backend backend) {
    return ActivationSubjects.ACTIVATIONS.stream()
        .filter(each -> VECTORS.keys().contains(key(each)))
        .map(each ->
            DynamicTest.dynamicTest(
                key(each),
                () ->
                    LayerVectors.verify(
                        backend, new ActivationLayer(each), true, VECTORS.at(key(each)))))
        .onClose(backend::close);
  }

  private static String key(Activation activation) {
    return activation.toString().contains("approximate=true")
        ? activation.kind() + "-approximate"
        : activation.kind();
  }
}

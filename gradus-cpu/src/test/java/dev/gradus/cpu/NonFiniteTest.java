package dev.gradus.cpu;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.core.Buffer;
import dev.gradus.core.MemoryScope;
import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;
import dev.gradus.kernels.Backend;
import dev.gradus.kernels.Binding;
import dev.gradus.kernels.Operand;
import dev.gradus.kernels.PreparedKernel;
import dev.gradus.op.Softmax;
import java.util.List;
import org.junit.jupiter.api.Test;

/// NaN must stay visible.
class NonFiniteTest {

  @Test
  void softmax_nanInARow_isNanInTheWholeRow() {
    Shape shape = Shape.of(1, 10);
    try (Backend backend = new CpuBackend(2);
        MemoryScope scope = MemoryScope.open();
        PreparedKernel prepared =
            backend.prepare(
                new Softmax(false), List.of(Operand.plain(shape)), List.of(Operand.plain(shape)))) {
      Buffer logits = scope.allocate(10);
      logits.set(3, Float.NaN);
      Buffer probabilities = scope.allocate(10);

      prepared
          .bind(
              new Binding(
                  List.of(logits),
                  List.of(probabilities),
                  scope.allocate(prepared.scratchElements()),
                  List.of(),
                  RandomStream.of(1)))
          .run(0, new double[0]);

      for (int k = 0; k < 10; k++) {
        assertTrue(Float.isNaN(probabilities.get(k)), "class " + k);
      }
    }
  }
}

package dev.gradus.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.core.Buffer;
import dev.gradus.core.MemoryScope;
import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;
import dev.gradus.kernels.Backend;
import dev.gradus.kernels.Binding;
import dev.gradus.kernels.Operand;
import dev.gradus.kernels.PreparedKernel;
import dev.gradus.op.LayerNorm;
import dev.gradus.op.MaxPool2d;
import dev.gradus.op.Softmax;
import dev.gradus.op.Window;
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

  @Test
  void maxPool_nanInAWindow_isNanAndItsTap() {
    int channels = 19;
    Shape x = Shape.of(1, 2, 2, channels);
    Shape y = Shape.of(1, 1, 1, channels);
    MaxPool2d pool = new MaxPool2d(Window.of(2, 2), Window.of(2, 2));
    try (Backend backend = new CpuBackend(2);
        MemoryScope scope = MemoryScope.open();
        PreparedKernel prepared =
            backend.prepare(
                pool, List.of(Operand.plain(x)), List.of(Operand.plain(y), Operand.plain(y)))) {
      Buffer image = scope.allocate(x.size());
      for (int c = 0; c < channels; c++) {
        image.set((long) (c % 4) * channels + c, Float.NaN);
      }
      Buffer largest = scope.allocate(channels);
      Buffer taps = scope.allocate(channels);

      prepared
          .bind(
              new Binding(
                  List.of(image),
                  List.of(largest, taps),
                  scope.allocate(prepared.scratchElements()),
                  List.of(),
                  RandomStream.of(1)))
          .run(0, new double[0]);

      for (int c = 0; c < channels; c++) {
        assertTrue(Float.isNaN(largest.get(c)), "channel " + c);
        assertEquals(c % 4, taps.get(c), "channel " + c);
      }
    }
  }

  @Test
  void layerNorm_nanInARow_isNanInTheWholeRow() {
    int channels = 37;
    Shape x = Shape.of(2, channels);
    Shape row = Shape.of(channels);
    Shape statistics = Shape.of(2);
    try (Backend backend = new CpuBackend(2);
        MemoryScope scope = MemoryScope.open();
        PreparedKernel prepared =
            backend.prepare(
                new LayerNorm(1e-3),
                List.of(Operand.plain(x), Operand.plain(row), Operand.plain(row)),
                List.of(Operand.plain(x), Operand.plain(statistics), Operand.plain(statistics)))) {
      Buffer values = scope.allocate(x.size());
      values.set(channels + 30, Float.NaN);
      Buffer y = scope.allocate(x.size());
      prepared
          .bind(
              new Binding(
                  List.of(values, scope.allocate(channels), scope.allocate(channels)),
                  List.of(y, scope.allocate(2), scope.allocate(2)),
                  scope.allocate(prepared.scratchElements()),
                  List.of(),
                  RandomStream.of(1)))
          .run(0, new double[0]);
      for (int c = 0; c < channels; c++) {
        assertEquals(0, y.get(c), "row 0, channel " + c);
        assertTrue(Float.isNaN(y.get(channels + c)), "row 1, channel " + c);
      }
    }
  }
}

package dev.gradus.compiler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradus.core.Buffer;
import dev.gradus.core.ConfigException;
import dev.gradus.core.MemoryScope;
import dev.gradus.core.ShapeException;
import dev.gradus.kernels.reference.ReferenceBackend;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanReadingTest {

  private static final Map<String, Buffer> NOTHING = Map.of();

  @Test
  void reading_otherMemory_computesOnItWithoutACopy() {
    try (ReferenceBackend backend = new ReferenceBackend();
        VariableStore store = new VariableStore(backend);
        MemoryScope scope = MemoryScope.open();
        Plan plan = VariableStoreTest.product(backend, store)) {
      store.write(VariableStoreTest.KERNEL, new float[] {1, 2, 3, 4, 5, 6});
      Buffer ahead = scope.allocate(2);
      Plan other = plan.reading(Map.of("x", ahead));
      assertSame(ahead, other.feed("x"));
      plan.feed("x").copyFrom(new float[] {1, 0});
      ahead.copyFrom(new float[] {1, 10});
      other.run(0);
      assertArrayEquals(new float[] {41, 52, 63}, plan.fetch("y").toArray());
      assertArrayEquals(new float[] {1, 0}, plan.feed("x").toArray());
      plan.run(0);
      assertArrayEquals(new float[] {1, 2, 3}, other.fetch("y").toArray());
      other.close(); // has nothing of its own
      plan.run(1);
    }
  }

  @Test
  void reading_wrongMemory_isRefusedInWords() {
    try (ReferenceBackend backend = new ReferenceBackend();
        VariableStore store = new VariableStore(backend);
        MemoryScope scope = MemoryScope.open()) {
      Plan plan = VariableStoreTest.product(backend, store);
      Buffer three = scope.allocate(3);
      assertEquals(
          "plan: feed x has 2 elements, the memory given for it 3. Give memory of the same size.",
          assertThrows(ShapeException.class, () -> plan.reading(Map.of("x", three))).getMessage());
      assertEquals(
          "plan: there is no feed named z, only [x].",
          assertThrows(ConfigException.class, () -> plan.reading(Map.of("z", three))).getMessage());
      Plan other = plan.reading(NOTHING);
      plan.close();
      assertThrows(ConfigException.class, () -> other.run(0));
    }
  }
}

package dev.gradus.compiler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.core.ConfigException;
import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;
import dev.gradus.core.ShapeException;
import dev.gradus.kernels.reference.ReferenceBackend;
import dev.gradus.op.GraphBuilder;
import dev.gradus.op.InnerProduct;
import dev.gradus.op.Variable;
import java.util.List;
import org.junit.jupiter.api.Test;

class VariableStoreTest {

  static final Variable KERNEL = new Variable("dense/kernel", Shape.of(2, 3), true);
  private static final float[] SIX = {1, 2, 3, 4, 5, 6};

  @Test
  void write_beforeAndAfterCompiling_readGivesTheSame() {
    try (ReferenceBackend backend = new ReferenceBackend();
        VariableStore store = new VariableStore(backend)) {
      assertFalse(store.contains(KERNEL));
      store.write(KERNEL, SIX);
      assertArrayEquals(SIX, store.read(KERNEL));
      try (Plan plan = product(backend, store)) {
        assertArrayEquals(SIX, store.read(KERNEL));
        plan.feed("x").copyFrom(new float[] {1, 10});
        plan.run(0);
        assertArrayEquals(new float[] {41, 52, 63}, plan.fetch("y").toArray());
        store.write(KERNEL, new float[] {1, 0, 0, 0, 1, 0});
        plan.run(1);
        assertArrayEquals(new float[] {1, 10, 0}, plan.fetch("y").toArray());
      }
      assertEquals(List.of(KERNEL), store.variables());
    }
  }

  @Test
  void compile_missingVariable_isZero() {
    try (ReferenceBackend backend = new ReferenceBackend();
        VariableStore store = new VariableStore(backend);
        Plan plan = product(backend, store)) {
      plan.feed("x").copyFrom(new float[] {1, 10});
      plan.run(0);
      assertArrayEquals(new float[3], plan.fetch("y").toArray());
      assertArrayEquals(new float[6], store.read(KERNEL));
    }
  }

  @Test
  void close_afterUse_holdsNoMemory() {
    ReferenceBackend backend = new ReferenceBackend();
    VariableStore store = new VariableStore(backend);
    try (backend;
        store) {
      product(backend, store).close();
      assertEquals(KERNEL.shape().size() * Float.BYTES, store.bytes());
    }
    assertEquals(0, store.bytes());
    store.close();
  }

  @Test
  void close_plan_holdsNoMemory() {
    try (ReferenceBackend backend = new ReferenceBackend();
        VariableStore store = new VariableStore(backend)) {
      Plan plan = product(backend, store);
      try (plan) {
        assertTrue(plan.arenaBytes() > 0);
      }
      assertEquals(0, plan.arenaBytes());
      plan.close();
    }
  }

  @Test
  void complaints_nameWhatThereIs() {
    try (ReferenceBackend backend = new ReferenceBackend();
        VariableStore store = new VariableStore(backend);
        Plan plan = product(backend, store)) {
      assertEquals(
          "dense/kernel: shape [2, 3] has 6 elements, got 2.",
          message(ShapeException.class, () -> store.write(KERNEL, new float[2])));
      assertEquals(
          "variable store: there is no bias [3]; it holds [dense/kernel].",
          message(
              ConfigException.class, () -> store.read(new Variable("bias", Shape.of(3), true))));
      assertEquals(
          "plan: there is no feed named z, only [x].",
          message(ConfigException.class, () -> plan.feed("z")));
      assertEquals(
          "plan: there is no fetch named loss, only [y].",
          message(ConfigException.class, () -> plan.fetch("loss")));
    }
  }

  /// A plan of one product: feed `x [1, 2]`, fetch `y [1, 3]`.
  static Plan product(ReferenceBackend backend, VariableStore store) {
    GraphBuilder graph = new GraphBuilder();
    graph.fetch(
        "y",
        graph.add(
            "dense",
            InnerProduct.of(false),
            graph.feed("x", Shape.of(1, 2)),
            graph.variable(KERNEL)));
    return new Compiler(backend).compile(graph.build(), store, RandomStream.of(1));
  }

  private static String message(Class<? extends RuntimeException> type, Runnable action) {
    return String.valueOf(assertThrows(type, action::run).getMessage());
  }
}

package dev.gradus.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.activation.Relu;
import dev.gradus.compiler.Compiler;
import dev.gradus.compiler.Plan;
import dev.gradus.compiler.VariableStore;
import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;
import dev.gradus.cpu.CpuBackend;
import dev.gradus.layer.Dense;
import dev.gradus.layer.Input;
import dev.gradus.loss.MeanSquaredError;
import dev.gradus.model.Sequential;
import dev.gradus.op.Graph;
import dev.gradus.op.Variable;
import dev.gradus.optimizer.Sgd;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Variables in oneDNN's own layouts: the host writes and reads row-major, whenever it does.
/// Extents are no multiples of a vector, so that these layouts are padded.
class CpuVariablesTest {

  private static final int BATCH = 8;
  private static final int FEATURES = 50;
  private static final int UNITS = 33;

  private static final Sequential MODEL =
      Sequential.of(
          Input.of(FEATURES), Dense.of(UNITS).withActivation(new Relu()), Dense.of(FEATURES));
  private static final Variable KERNEL =
      new Variable("dense/kernel", Shape.of(FEATURES, UNITS), true);

  @Test
  void write_beforeAndAfterCompiling_readGivesWhatWasWritten() {
    try (CpuBackend backend = new CpuBackend(2);
        VariableStore store = new VariableStore(backend)) {
      store.write(KERNEL, numbers(1));
      try (Plan plan = training(backend, store)) {
        assertTrue(
            plan.print()
                .lines()
                .anyMatch(line -> line.startsWith("variable dense/kernel [50, 33] ")),
            plan::print);
        assertArrayEquals(numbers(1), store.read(KERNEL));
        store.write(KERNEL, numbers(2));
        assertArrayEquals(numbers(2), store.read(KERNEL));
      }
      assertArrayEquals(numbers(2), store.read(KERNEL));
    }
  }

  /// The plan that comes first decides the layout; those that come later share the memory. With all
  /// weights zero only the last bias has a gradient: `2 (p - t) / 50` with `p = 0`, `t = 1`.
  @Test
  void plans_ofOneStore_seeEachOthersWeights() {
    try (CpuBackend backend = new CpuBackend(2);
        VariableStore store = new VariableStore(backend);
        Plan training = training(backend, store);
        Plan inference = compile(backend, store, MODEL.build(1, false).graph().build())) {
      training.feed("input").fill(0.5f);
      training.feed("target").fill(1);
      training.scalar("learningRate", 0.25);
      assertTrue(training.runGuarded(1, "loss"));
      inference.run(0);
      float[] prediction = inference.fetch("prediction").toArray();
      assertEquals(FEATURES, prediction.length);
      for (float each : prediction) {
        assertEquals(0.25 * 2 / FEATURES, each, 8 * Math.ulp(0.01f));
      }
    }
  }

  @Test
  void runGuarded_targetsAreNotNumbers_changesNoVariable() {
    try (CpuBackend backend = new CpuBackend(2);
        VariableStore store = new VariableStore(backend);
        Plan plan = training(backend, store)) {
      store.write(KERNEL, numbers(1));
      plan.feed("input").fill(1);
      plan.feed("target").fill(Float.NaN);
      plan.scalar("learningRate", 0.25);
      assertFalse(plan.runGuarded(1, "loss"));
      for (Variable variable : store.variables()) {
        float[] expected =
            variable.equals(KERNEL)
                ? numbers(1)
                : new float[Math.toIntExact(variable.shape().size())];
        assertArrayEquals(expected, store.read(variable), variable.name());
      }
    }
  }

  @Test
  void close_afterUse_holdsNoMemory() {
    try (CpuBackend backend = new CpuBackend(2)) {
      VariableStore store = new VariableStore(backend);
      Plan plan;
      try (store) {
        plan = training(backend, store);
        plan.close();
        assertTrue(store.bytes() > 0);
      }
      assertEquals(0, store.bytes());
      assertEquals(0, plan.arenaBytes());
    }
  }

  private static Plan training(CpuBackend backend, VariableStore store) {
    Trainer trainer = Trainer.of(MODEL, Sgd.defaults(), new MeanSquaredError());
    return compile(backend, store, TrainingGraph.of(trainer, StepKind.UPDATE, BATCH));
  }

  private static Plan compile(CpuBackend backend, VariableStore store, Graph graph) {
    return new Compiler(backend).compile(graph, store, RandomStream.of(1));
  }

  private static float[] numbers(int seed) {
    float[] result = new float[FEATURES * UNITS];
    IntStream.range(0, result.length)
        .forEach(i -> result[i] = RandomStream.of(seed).uniform(0, i) - 0.5f);
    return result;
  }
}

package dev.gradus.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradus.compiler.Gradients;
import dev.gradus.core.Shape;
import dev.gradus.cpu.CpuBackend;
import dev.gradus.kernels.Backend;
import dev.gradus.kernels.reference.ReferenceBackend;
import dev.gradus.layer.ActivityRegularization;
import dev.gradus.layer.LayerContext;
import dev.gradus.op.GraphBuilder;
import dev.gradus.op.Value;
import dev.gradus.regularizer.L1;
import dev.gradus.regularizer.L1L2;
import dev.gradus.regularizer.L2;
import dev.gradus.regularizer.OrthogonalRegularizer;
import dev.gradus.regularizer.OrthogonalRegularizer.Mode;
import dev.gradus.regularizer.Regularizer;
import dev.gradus.testkit.TestVectors;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Penalties on weights and activations against Keras's formulas under PyTorch's autograd.
class PenaltyVectorsTest {

  private static final TestVectors VECTORS = TestVectors.read("penalties");

  private static final Map<String, BiFunction<GraphBuilder, Value, Value>> PENALTIES =
      Map.of(
          "l1", of(new L1(0.25)),
          "l2", of(new L2(0.125)),
          "l1-l2", of(new L1L2(0.5, 0.25)),
          "orthogonal-rows", of(new OrthogonalRegularizer(0.5, Mode.ROWS)),
          "orthogonal-columns", of(new OrthogonalRegularizer(0.5, Mode.COLUMNS)),
          "activity", PenaltyVectorsTest::activity);

  private static BiFunction<GraphBuilder, Value, Value> of(Regularizer regularizer) {
    return (graph, x) -> regularizer.penalty(graph, "penalty", x);
  }

  private static Value activity(GraphBuilder graph, Value x) {
    ActivityRegularization layer = new ActivityRegularization(0.5, 0.25);
    LayerContext context = new LayerContext(graph, "layer", layer, true);
    assertEquals(x, context.call(List.of(x)));
    return context.losses().getFirst();
  }

  @TestFactory
  Stream<DynamicTest> penalty_onReference_matchesVectors() {
    return on(new ReferenceBackend());
  }

  @TestFactory
  Stream<DynamicTest> penalty_onCpu_matchesVectors() {
    return on(new CpuBackend(1));
  }

  @Test
  void vectors_allCases_areUsed() {
    Set<String> keys = new HashSet<>(VECTORS.keys());
    keys.remove("header");
    assertEquals(PENALTIES.keySet(), keys);
  }

  private static Stream<DynamicTest> on(Backend backend) {
    return PENALTIES.entrySet().stream()
        .map(each ->
            DynamicTest.dynamicTest(
                each.getKey(), () -> verify(backend, each.getValue(), VECTORS.at(each.getKey()))))
        .onClose(backend::close);
  }

  private static void verify(
      Backend backend, BiFunction<GraphBuilder, Value, Value> penalty, TestVectors vectors) {
    GraphBuilder graph = new GraphBuilder();
    Value x = graph.feed("x", Shape.of(vectors.shape("x")));
    Value value = penalty.apply(graph, x);
    graph.fetch("penalty", value);
    graph.fetch("gradient", Objects.requireNonNull(Gradients.add(graph, value, List.of(x)).get(x)));
    LossVectors.verify(backend, vectors, graph);
  }
}

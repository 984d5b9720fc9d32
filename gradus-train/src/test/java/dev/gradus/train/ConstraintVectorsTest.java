package dev.gradus.train;

import static dev.gradus.testkit.CloseAssertions.assertClose;
import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradus.constraint.Constraint;
import dev.gradus.constraint.MaxNorm;
import dev.gradus.constraint.MinMaxNorm;
import dev.gradus.constraint.NonNegative;
import dev.gradus.constraint.UnitNorm;
import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;
import dev.gradus.cpu.CpuBackend;
import dev.gradus.kernels.Backend;
import dev.gradus.kernels.contract.GraphOracle;
import dev.gradus.kernels.reference.ReferenceBackend;
import dev.gradus.op.Graph;
import dev.gradus.op.GraphBuilder;
import dev.gradus.op.Value;
import dev.gradus.op.Variable;
import dev.gradus.spec.Kinds;
import dev.gradus.testkit.TestVectors;
import dev.gradus.testkit.Tolerance;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What constraints make of weights against Keras's formulas.
class ConstraintVectorsTest {

  private static final TestVectors VECTORS = TestVectors.read("constraints");

  private static final Map<String, Constraint> CONSTRAINTS =
      Map.ofEntries(
          entry("max-norm", new MaxNorm(1.5)),
          entry("max-norm-dead", new MaxNorm(1.5)),
          entry("max-norm-image", MaxNorm.defaults()),
          entry("max-norm-rows", new MaxNorm(1, List.of(1))),
          entry("max-norm-bias", new MaxNorm(0.5)),
          entry("min-max-norm", new MinMaxNorm(0.75, 1.25)),
          entry("min-max-norm-dead", new MinMaxNorm(0.75, 1.25)),
          entry("min-max-norm-slowly", new MinMaxNorm(0.75, 1.25, 0.25, List.of())),
          entry("unit-norm", UnitNorm.defaults()),
          entry("unit-norm-image", new UnitNorm(List.of(1, 0))),
          entry("non-negative", new NonNegative()));

  @TestFactory
  Stream<DynamicTest> constraint_onReference_matchesVectors() {
    return on(new ReferenceBackend());
  }

  @TestFactory
  Stream<DynamicTest> constraint_onCpu_matchesVectors() {
    return on(new CpuBackend(1));
  }

  @Test
  void vectors_allCasesAndKinds_areThere() {
    Set<String> keys = new HashSet<>(VECTORS.keys());
    keys.remove("header");
    assertEquals(CONSTRAINTS.keySet(), keys);
    List<String> kinds = CONSTRAINTS.values().stream().map(Constraint::kind).toList();
    assertEquals(Kinds.standard().names(Constraint.class), List.copyOf(new TreeSet<>(kinds)));
  }

  @Test
  void defaults_areKeras() {
    assertEquals(new MaxNorm(2, List.of()), MaxNorm.defaults());
    assertEquals(new MinMaxNorm(0, 1, 1, List.of()), MinMaxNorm.defaults());
    assertEquals(new UnitNorm(List.of()), UnitNorm.defaults());
  }

  private static Stream<DynamicTest> on(Backend backend) {
    return CONSTRAINTS.entrySet().stream()
        .map(each ->
            DynamicTest.dynamicTest(
                each.getKey(), () -> verify(backend, each.getValue(), VECTORS.at(each.getKey()))))
        .onClose(backend::close);
  }

  private static void verify(Backend backend, Constraint constraint, TestVectors vectors) {
    GraphBuilder graph = new GraphBuilder();
    Variable weight = new Variable("kernel", Shape.of(vectors.shape("w")), true);
    Value bound = constraint.build(graph, "bound", graph.variable(weight));
    assertEquals(weight.shape(), bound.shape());
    graph.fetch("y", bound);
    Graph built = graph.build();
    GraphOracle.Inputs given =
        new GraphOracle.Inputs(
            Map.of(), Map.of(weight, vectors.numbers("w")), Map.of(), RandomStream.of(1), 0);
    assertClose(
        vectors.numbers("y"),
        PlanRun.of(backend, built, given).fetch("y"),
        // the script's own double arithmetic
        GraphOracle.of(built, given)
            .tolerance(Objects.requireNonNull(built.fetches().get("y")))
            .plus(Tolerance.relative(1e-12)),
        backend.description());
  }
}

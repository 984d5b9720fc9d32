package dev.gradus.compiler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;
import dev.gradus.expr.Formula;
import dev.gradus.kernels.reference.ReferenceBackend;
import dev.gradus.op.Elementwise;
import dev.gradus.op.Graph;
import dev.gradus.op.GraphBuilder;
import dev.gradus.op.InnerProduct;
import dev.gradus.op.Reduce;
import dev.gradus.op.Value;
import dev.gradus.op.Variable;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// `loss = mean sqrt(log(x w))`: which of its parts fails depends on `x w`.
class FirstNonFiniteTest {

  private static final RandomStream RANDOM = RandomStream.of(1);
  private static final Variable WEIGHT = new Variable("dense/kernel", Shape.of(1, 1), true);

  @Test
  void infiniteProduct_isNamed() {
    assertEquals(Optional.of("output of dense [2, 1]"), found(new float[] {3e38f, 1}, 3));
  }

  @Test
  void logarithmOfNegative_isNamed() {
    assertEquals(Optional.of("output of logarithm [2, 1]"), found(new float[] {1, -1}, 3));
  }

  @Test
  void rootOfNegative_isNamed() {
    assertEquals(Optional.of("output of root [2, 1]"), found(new float[] {0.1f, 1}, 3));
  }

  /// `sqrt` is finite at 0, its slope is not.
  @Test
  void slopeOfRootAtZero_isNamed() {
    assertEquals(Optional.of("gradient of root [2, 1]"), found(new float[] {1, 2}, 1));
  }

  @Test
  void brokenVariable_isNamed() {
    assertEquals(
        Optional.of("dense/kernel [1, 1]"), found(new float[] {1, 2}, Float.NEGATIVE_INFINITY));
  }

  @Test
  void allFinite_isEmpty() {
    assertEquals(Optional.empty(), found(new float[] {2, 3}, 1));
  }

  private static Optional<String> found(float[] x, float weight) {
    Graph graph = graph();
    try (ReferenceBackend backend = new ReferenceBackend();
        VariableStore store = new VariableStore(backend)) {
      store.write(WEIGHT, new float[] {weight});
      Compiler compiler = new Compiler(backend);
      try (Plan plan = compiler.compile(graph, store, RANDOM)) {
        plan.feed("x").copyFrom(x);
        plan.scalar("rate", 0.5);
        boolean finite = plan.runGuarded(4, "loss");
        if (!finite) {
          assertFalse(Float.isFinite(plan.fetch("loss").get(0)));
          assertArrayEquals(new float[] {weight}, store.read(WEIGHT));
        }
        store.write(WEIGHT, new float[] {weight});
        Optional<String> found = compiler.firstNonFinite(graph, store, RANDOM, plan, 4);
        assertArrayEquals(new float[] {weight}, store.read(WEIGHT));
        return found;
      }
    }
  }

  private static Graph graph() {
    GraphBuilder graph = new GraphBuilder();
    Value w = graph.variable(WEIGHT);
    Value product = graph.add("dense", InnerProduct.of(false), graph.feed("x", Shape.of(2, 1)), w);
    Formula.Builder log = Formula.named("log");
    Value logs =
        graph.add(
            "logarithm", new Elementwise(log.output("y", log.input("x").log()).build()), product);
    Formula.Builder sqrt = Formula.named("sqrt");
    Value roots =
        graph.add("root", new Elementwise(sqrt.output("y", sqrt.input("x").sqrt()).build()), logs);
    Value loss = graph.add("loss", Reduce.all(Reduce.Kind.MEAN, roots.shape()), roots);
    graph.fetch("loss", loss);
    Value gradient = Gradients.add(graph, loss, List.of(w)).firstEntry().getValue();
    Formula.Builder step = Formula.named("step");
    Value stepped =
        graph.add(
            "step",
            new Elementwise(
                step.output(
                        "weight",
                        step.input("weight")
                            .minus(step.input("gradient").times(step.scalar("rate"))))
                    .build()),
            w,
            gradient);
    graph.assign(WEIGHT, stepped);
    return graph.build();
  }
}

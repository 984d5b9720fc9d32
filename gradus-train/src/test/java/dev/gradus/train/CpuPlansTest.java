package dev.gradus.train;

import dev.gradus.compiler.Gradients;
import dev.gradus.cpu.CpuBackend;
import dev.gradus.kernels.contract.GraphOracle;
import dev.gradus.kernels.contract.RandomGraph;
import dev.gradus.op.Graph;
import dev.gradus.testkit.Choices;
import dev.gradus.testkit.Properties;
import org.junit.jupiter.api.Test;

/// The fast backend under the compiler: its layouts, its fused activations, its vector loops.
class CpuPlansTest {

  private static final int CASES = 100;

  private record Case(Graph graph, GraphOracle.Inputs inputs) {}

  @Test
  void run_randomTrainingGraphs_asOracle() {
    try (CpuBackend backend = new CpuBackend(2)) {
      Properties.forAll(
          1,
          CASES,
          CpuPlansTest::draw,
          each ->
              PlanRun.of(backend, each.graph(), each.inputs())
                  .requireClose("plan", each.graph(), GraphOracle.of(each.graph(), each.inputs())));
    }
  }

  private static Case draw(Choices choices) {
    RandomGraph random = RandomGraph.draw(choices);
    Gradients.add(random.graph(), random.loss(), random.parameters())
        .forEach(
            (parameter, gradient) -> random.graph().fetch("gradient of " + parameter, gradient));
    return new Case(random.finished(), random.inputs());
  }
}

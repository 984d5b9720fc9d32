package dev.gradus.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;
import dev.gradus.cpu.CpuBackend;
import dev.gradus.kernels.Backend;
import dev.gradus.kernels.contract.GraphOracle;
import dev.gradus.kernels.reference.ReferenceBackend;
import dev.gradus.layer.LayerContext;
import dev.gradus.layer.Masking;
import dev.gradus.op.GraphBuilder;
import dev.gradus.op.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MaskingTest {

  /// 0.1 as a float is not 0.1 as a double.
  @Test
  void mask_valueThatIsNoFloat_isFoundByEveryBackend() {
    GraphBuilder graph = new GraphBuilder();
    Masking layer = new Masking(0.1);
    LayerContext context = new LayerContext(graph, "masking", layer, false);
    Value output = layer.build(context, graph.feed("x", Shape.of(1, 3, 1)));
    graph.fetch("mask", context.mask(output).orElseThrow());
    GraphOracle.Inputs inputs =
        new GraphOracle.Inputs(
            Map.of("x", new double[] {0.5, 0.1f, 0}), Map.of(), Map.of(), RandomStream.of(1), 0);
    try (Backend reference = new ReferenceBackend();
        Backend cpu = new CpuBackend(1)) {
      for (Backend each : List.of(reference, cpu)) {
        assertEquals(
            List.of(1f, 0f, 1f), PlanRun.of(each, graph.build(), inputs).fetches().get("mask"));
      }
    }
  }
}

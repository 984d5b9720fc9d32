package dev.gradus.train;

import static dev.gradus.testkit.CloseAssertions.assertClose;

import dev.gradus.compiler.Gradients;
import dev.gradus.core.RandomStream;
import dev.gradus.kernels.Backend;
import dev.gradus.kernels.contract.GraphOracle;
import dev.gradus.op.Graph;
import dev.gradus.op.GraphBuilder;
import dev.gradus.op.Value;
import dev.gradus.testkit.TestVectors;
import dev.gradus.testkit.Tolerance;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A loss and its gradient by the prediction against those of another library.
final class LossVectors {

  private LossVectors() {}

  /// @param graph whose feeds are named as in the vectors
  /// @param prediction one of them
  /// @param loss of it
  static void verify(
      Backend backend, TestVectors vectors, GraphBuilder graph, Value prediction, Value loss) {
    graph.fetch("loss", loss);
    graph.fetch(
        "gradient",
        Objects.requireNonNull(Gradients.add(graph, loss, List.of(prediction)).get(prediction)));
    verify(backend, vectors, graph);
  }

  /// @param vectors numbers of every feed and fetch
  /// @param graph with its feeds and fetches
  static void verify(Backend backend, TestVectors vectors, GraphBuilder graph) {
    Graph built = graph.build();
    Map<String, double[]> fed = new LinkedHashMap<>();
    built.feeds().keySet().forEach(name -> fed.put(name, vectors.numbers(name)));
    GraphOracle.Inputs given =
        new GraphOracle.Inputs(fed, Map.of(), Map.of(), RandomStream.of(1), 0);
    PlanRun run = PlanRun.of(backend, built, given);
    GraphOracle oracle = GraphOracle.of(built, given);
    built
        .fetches()
        .forEach((name, fetched) ->
            assertClose(
                vectors.numbers(name),
                run.fetch(name),
                // the other library's own double arithmetic
                oracle.tolerance(fetched).plus(Tolerance.relative(1e-12)).plus((_, _) -> 1e-12),
                backend.description() + ": " + name));
  }
}

package dev.gradus.train;

import static dev.gradus.testkit.CloseAssertions.assertClose;

import dev.gradus.compiler.Gradients;
import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;
import dev.gradus.expr.Formula;
import dev.gradus.kernels.Backend;
import dev.gradus.kernels.contract.GraphOracle;
import dev.gradus.layer.Layer;
import dev.gradus.layer.LayerContext;
import dev.gradus.layer.Weight;
import dev.gradus.op.Elementwise;
import dev.gradus.op.Graph;
import dev.gradus.op.GraphBuilder;
import dev.gradus.op.Reduce;
import dev.gradus.op.Value;
import dev.gradus.op.Variable;
import dev.gradus.testkit.TestVectors;
import dev.gradus.testkit.Tolerance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A layer's results and gradients for numbers that another library was given too.
///
/// A part of the vectors has `inputs`, the upstream gradient `dy`, the result `y`, `inputGradients`
/// (empty where there is none, as by indices) and, by the names of the layer's weights, `weights`
/// and `weightGradients`. Numbers may be as far from the vectors as float32 arithmetic may take
/// them from the exact ones: [GraphOracle#tolerance].
final class LayerVectors {

  private final TestVectors vectors;
  private final GraphBuilder graph = new GraphBuilder();
  private final Map<String, double[]> feeds = new HashMap<>();
  private final Map<Variable, double[]> variables = new HashMap<>();
  private final Map<String, double[]> expected = new LinkedHashMap<>();

  private LayerVectors(TestVectors vectors) {
    this.vectors = vectors;
  }

  static void verify(Backend backend, Layer layer, boolean training, TestVectors vectors) {
    new LayerVectors(vectors).verify(backend, layer, training);
  }

  private void verify(Backend backend, Layer layer, boolean training) {
    List<Value> inputs = new ArrayList<>();
    for (int i = 0; i < vectors.at("inputs").size(); i++) {
      inputs.add(feed("inputs/" + i));
    }
    LayerContext context = new LayerContext(graph, "layer", layer, training);
    Value y = layer.build(context, inputs);
    expect("y", y);
    Map<String, Value> wanted = new LinkedHashMap<>();
    for (int i = 0; i < inputs.size(); i++) {
      if (vectors.at("inputGradients/" + i).size() > 0) {
        wanted.put("inputGradients/" + i, inputs.get(i));
      }
    }
    for (Weight weight : context.weights()) {
      Variable variable = weight.variable();
      String name = variable.name().substring("layer/".length());
      variables.put(variable, vectors.numbers("weights/" + escaped(name)));
      if (variable.trainable()) {
        wanted.put("weightGradients/" + escaped(name), graph.variable(variable));
      }
    }
    Formula.Builder product = Formula.named("upstream");
    product.output("p", product.input("y").times(product.input("dy")));
    Value weighted = graph.add("loss", new Elementwise(product.build()), y, feed("dy"));
    Value loss = graph.add("loss", Reduce.all(Reduce.Kind.SUM, y.shape()), weighted);
    Map<Value, Value> gradients = Gradients.add(graph, loss, wanted.values());
    wanted.forEach((path, value) -> expect(path, Objects.requireNonNull(gradients.get(value))));
    requireClose(backend, graph.build());
  }

  private void requireClose(Backend backend, Graph built) {
    GraphOracle.Inputs given =
        new GraphOracle.Inputs(feeds, variables, Map.of(), RandomStream.of(1), 0);
    PlanRun run = PlanRun.of(backend, built, given);
    GraphOracle oracle = GraphOracle.of(built, given);
    expected.forEach((path, numbers) -> {
      Value value = Objects.requireNonNull(built.fetches().get(path));
      // the other library's own double arithmetic
      Tolerance rounding = Tolerance.relative(1e-12).plus((_, _) -> 1e-12);
      assertClose(
          numbers,
          run.fetch(path),
          oracle.tolerance(value).plus(rounding),
          backend.description() + ": " + path);
    });
  }

  /// A name with a slash as a key of a path.
  private static String escaped(String name) {
    return name.replace("/", "~1");
  }

  private Value feed(String path) {
    feeds.put(path, vectors.numbers(path));
    return graph.feed(path, Shape.of(vectors.shape(path)));
  }

  private void expect(String path, Value value) {
    expected.put(path, vectors.numbers(path));
    graph.fetch(path, value);
  }
}

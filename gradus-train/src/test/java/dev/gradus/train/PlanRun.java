package dev.gradus.train;

import static dev.gradus.testkit.CloseAssertions.assertClose;

import dev.gradus.compiler.Compiler;
import dev.gradus.compiler.Plan;
import dev.gradus.compiler.VariableStore;
import dev.gradus.kernels.Backend;
import dev.gradus.kernels.contract.GraphOracle;
import dev.gradus.op.Graph;
import dev.gradus.op.Variable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/// What one run of a compiled graph gives.
///
/// @param fetches by name
/// @param variables after the run
record PlanRun(Map<String, List<Float>> fetches, Map<Variable, List<Float>> variables) {

  /// Compiles, runs once, closes.
  static PlanRun of(Backend backend, Graph graph, GraphOracle.Inputs inputs) {
    try (VariableStore store = new VariableStore(backend)) {
      inputs.variables().forEach((variable, content) -> store.write(variable, floats(content)));
      try (Plan plan = new Compiler(backend).compile(graph, store, inputs.random())) {
        inputs.feeds().forEach((name, content) -> plan.feed(name).copyFrom(floats(content)));
        inputs.scalars().forEach(plan::scalar);
        plan.run(inputs.step());
        Map<String, List<Float>> fetches = new LinkedHashMap<>();
        graph
            .fetches()
            .keySet()
            .forEach(name -> fetches.put(name, boxed(plan.fetch(name).toArray())));
        Map<Variable, List<Float>> variables = new LinkedHashMap<>();
        graph.variables().keySet().forEach(each -> variables.put(each, boxed(store.read(each))));
        return new PlanRun(fetches, variables);
      }
    }
  }

  /// Fails unless everything is what the oracle says, within what float32 can do.
  void requireClose(String what, Graph graph, GraphOracle oracle) {
    graph
        .fetches()
        .forEach((name, value) ->
            assertClose(
                oracle.value(value), fetch(name), oracle.tolerance(value), what + ": " + name));
    graph
        .variables()
        .forEach((variable, own) ->
            assertClose(
                oracle.after(variable),
                unboxed(Objects.requireNonNull(variables.get(variable))),
                oracle.tolerance(graph.assignments().getOrDefault(variable, own)),
                what + ": " + variable.name()));
  }

  /// What was fetched under a name.
  float[] fetch(String name) {
    return unboxed(Objects.requireNonNull(fetches.get(name)));
  }

  private static float[] floats(double[] values) {
    float[] result = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      result[i] = (float) values[i];
    }
    return result;
  }

  private static List<Float> boxed(float[] values) {
    return IntStream.range(0, values.length).mapToObj(i -> values[i]).toList();
  }

  private static float[] unboxed(List<Float> values) {
    return floats(values.stream().mapToDouble(Float::doubleValue).toArray());
  }
}

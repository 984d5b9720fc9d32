package dev.gradus.compiler;

import static dev.gradus.testkit.CloseAssertions.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.kernels.contract.GraphOracle;
import dev.gradus.kernels.contract.RandomGraph;
import dev.gradus.kernels.reference.ReferenceBackend;
import dev.gradus.op.Elementwise;
import dev.gradus.op.Graph;
import dev.gradus.op.Value;
import dev.gradus.op.Variable;
import dev.gradus.testkit.Choices;
import dev.gradus.testkit.Properties;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Whatever the passes, the layouts and the memory plan do: a plan computes what its graph says.
class RandomGraphsTest {

  private static final int CASES = 300;

  private record Case(Graph graph, GraphOracle.Inputs inputs) {
    @Override
    public String toString() {
      return "\n" + Printer.print(graph);
    }
  }

  @Test
  void run_randomGraphs_asOracle() {
    Properties.forAll(1, CASES, RandomGraphsTest::forward, RandomGraphsTest::check);
  }

  @Test
  void run_randomTrainingGraphs_asOracle() {
    Properties.forAll(10_000, CASES, RandomGraphsTest::training, RandomGraphsTest::check);
  }

  private static Case forward(Choices choices) {
    RandomGraph random = RandomGraph.draw(choices);
    return new Case(random.finished(), random.inputs());
  }

  /// With gradients, some fetched, and variables that step along them.
  private static Case training(Choices choices) {
    RandomGraph random = RandomGraph.draw(choices);
    Map<Value, Variable> variables = new HashMap<>();
    random.graph().build().variables().forEach((variable, value) -> variables.put(value, variable));
    Map<Value, Value> steps = new HashMap<>();
    Gradients.add(random.graph(), random.loss(), random.parameters())
        .forEach((parameter, gradient) -> {
          if (choices.flag()) {
            random.graph().fetch("gradient of " + parameter, gradient);
          }
          Elementwise descent = new Elementwise(descent());
          steps.put(parameter, random.graph().add("descent", descent, parameter, gradient));
        });
    random.finished();
    steps.forEach((parameter, stepped) -> {
      if (choices.flag()) {
        random.graph().assign(variables.get(parameter), stepped);
      }
    });
    return new Case(random.graph().build(), random.inputs());
  }

  private static Formula descent() {
    Formula.Builder formula = Formula.named("descent");
    Expr weight = formula.input("weight");
    Expr gradient = formula.input("gradient");
    return formula.output("weight", weight.minus(gradient.times(formula.scalar("rate")))).build();
  }

  private static void check(Case each) {
    try (ReferenceBackend backend = new ReferenceBackend();
        VariableStore store = new VariableStore(backend)) {
      GraphOracle.Inputs inputs = each.inputs();
      inputs.variables().forEach((variable, content) -> store.write(variable, floats(content)));
      try (Plan plan = new Compiler(backend).compile(each.graph(), store, inputs.random())) {
        inputs.feeds().forEach((name, content) -> plan.feed(name).copyFrom(floats(content)));
        inputs.scalars().forEach(plan::scalar);
        plan.run(inputs.step());
        compare(each.graph(), inputs, plan, store);
        GraphOracle.Inputs second = read(inputs, store);
        assertTrue(plan.runGuarded(inputs.step(), RandomGraph.LOSS));
        compare(each.graph(), second, plan, store);
        spoil(each, plan, store);
      }
    }
  }

  /// A feed that is not a number, or a loss that does not care.
  private static void spoil(Case each, Plan plan, VariableStore store) {
    GraphOracle.Inputs before = read(each.inputs(), store);
    each.inputs().feeds().keySet().forEach(name -> plan.feed(name).fill(Float.NaN));
    boolean finite = plan.runGuarded(each.inputs().step(), RandomGraph.LOSS);
    if (!finite) {
      assertFalse(Float.isFinite(plan.fetch(RandomGraph.LOSS).get(0)));
      read(each.inputs(), store)
          .variables()
          .forEach((variable, content) ->
              assertArrayEquals(before.variables().get(variable), content, variable.name()));
    }
  }

  private static void compare(
      Graph graph, GraphOracle.Inputs inputs, Plan plan, VariableStore store) {
    GraphOracle oracle = GraphOracle.of(graph, inputs);
    graph
        .fetches()
        .forEach((name, value) ->
            assertClose(
                oracle.value(value), plan.fetch(name).toArray(), oracle.tolerance(value), name));
    graph
        .variables()
        .forEach((variable, own) ->
            assertClose(
                oracle.after(variable),
                store.read(variable),
                oracle.tolerance(graph.assignments().getOrDefault(variable, own)),
                variable.name()));
  }

  private static GraphOracle.Inputs read(GraphOracle.Inputs inputs, VariableStore store) {
    GraphOracle.Inputs result = inputs;
    for (Variable variable : inputs.variables().keySet()) {
      result = result.with(variable, doubles(store.read(variable)));
    }
    return result;
  }

  private static float[] floats(double[] values) {
    float[] result = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      result[i] = (float) values[i];
    }
    return result;
  }

  private static double[] doubles(float[] values) {
    double[] result = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      result[i] = values[i];
    }
    return result;
  }
}

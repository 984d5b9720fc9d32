package dev.gradus.optimizer;

import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;
import dev.gradus.kernels.contract.GraphOracle;
import dev.gradus.op.Graph;
import dev.gradus.op.GraphBuilder;
import dev.gradus.op.Variable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// Weights that an optimizer moves by the meaning of its ops.
final class GraphWeights implements HostWeights {

  private final Optimizer optimizer;
  private final Variable weight;
  private final Graph graph;
  private Map<Variable, double[]> variables = new HashMap<>();
  private long step;

  /// Weights before the first step.
  GraphWeights(Optimizer optimizer, String name, Shape shape, double... start) {
    this.optimizer = optimizer;
    this.weight = new Variable(name, shape, true);
    GraphBuilder builder = new GraphBuilder();
    UpdateContext context =
        new UpdateContext(
            builder,
            weight,
            builder.variable(weight),
            builder.feed("gradient", shape),
            optimizer.kind(),
            UpdateContext.LEARNING_RATE);
    optimizer.build(context);
    builder.assign(weight, context.moved());
    this.graph = builder.build();
    variables.put(weight, start.clone());
    context
        .slots()
        .forEach((slot, initial) -> {
          double[] values = new double[Math.toIntExact(slot.shape().size())];
          Arrays.fill(values, initial);
          variables.put(slot, values);
        });
  }

  @Override
  public void step(double... gradient) {
    Map<String, Double> scalars =
        Map.of(
            UpdateContext.LEARNING_RATE,
            optimizer.learningRate().at(step),
            UpdateContext.STEP,
            step + 1.0);
    GraphOracle oracle =
        GraphOracle.of(
            graph,
            new GraphOracle.Inputs(
                Map.of("gradient", gradient.clone()),
                variables,
                scalars,
                RandomStream.of(1),
                step));
    Map<Variable, double[]> next = new HashMap<>();
    variables.keySet().forEach(variable -> next.put(variable, oracle.after(variable)));
    variables = next;
    step++;
  }

  @Override
  public void decay(double share) {
    double[] all = content(weight);
    for (int i = 0; i < all.length; i++) {
      all[i] -= share * all[i];
    }
  }

  @Override
  public double[] weights() {
    return content(weight).clone();
  }

  @Override
  public double[] slot(String name) {
    String path = "%s/%s/%s".formatted(weight.name(), optimizer.kind(), name);
    return variables.keySet().stream()
        .filter(variable -> variable.name().equals(path))
        .map(this::content)
        .findFirst()
        .orElseThrow();
  }

  private double[] content(Variable variable) {
    return Objects.requireNonNull(variables.get(variable), variable::name);
  }
}

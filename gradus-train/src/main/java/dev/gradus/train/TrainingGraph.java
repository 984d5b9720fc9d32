package dev.gradus.train;

import dev.gradus.compiler.Gradients;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.model.BuiltModel;
import dev.gradus.model.Objective;
import dev.gradus.op.Elementwise;
import dev.gradus.op.Graph;
import dev.gradus.op.GraphBuilder;
import dev.gradus.op.Value;
import dev.gradus.op.Variable;
import dev.gradus.optimizer.Optimizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;

/// One training step as a graph: forward, loss, backward, and one update for each trainable weight.
///
/// Feeds: `input`, `target`. Scalars: those of the optimizer's formula. Fetches: `prediction`,
/// `loss`. With several inputs or outputs see [Objective]. Assigned: every trainable weight, its
/// slots, and the states of layers.
final class TrainingGraph {

  private static final String WEIGHT = "weight";

  private TrainingGraph() {}

  static Graph of(Trainer trainer, int batchSize) {
    BuiltModel model = trainer.model().build(batchSize, true);
    GraphBuilder graph = model.graph();
    Value loss = Objective.of(model, trainer.losses()).loss();
    SequencedMap<Value, Variable> weights = new LinkedHashMap<>();
    model
        .trainableWeights()
        .forEach(weight -> weights.put(graph.variable(weight.variable()), weight.variable()));
    Elementwise update = new Elementwise(flushed(trainer.optimizer().update()));
    Gradients.add(graph, loss, weights.sequencedKeySet())
        .forEach((weight, gradient) ->
            update(
                graph,
                trainer.optimizer(),
                update,
                Objects.requireNonNull(weights.get(weight)),
                gradient));
    return graph.build();
  }

  /// What the optimizer remembers about a weight, with the value before the first step.
  static SequencedMap<Variable, Double> slots(Optimizer optimizer, Variable weight) {
    SequencedMap<Variable, Double> slots = new LinkedHashMap<>();
    for (String output : optimizer.update().outputs()) {
      if (!output.equals(WEIGHT)) {
        slots.put(slot(optimizer, weight, output), optimizer.initialValue(output));
      }
    }
    return slots;
  }

  private static void update(
      GraphBuilder graph, Optimizer optimizer, Elementwise op, Variable weight, Value gradient) {
    Formula formula = op.formula();
    List<Value> operands = new ArrayList<>();
    for (String input : formula.inputs()) {
      operands.add(
          switch (input) {
            case WEIGHT -> graph.variable(weight);
            case "gradient" -> gradient;
            default -> graph.variable(slot(optimizer, weight, input));
          });
    }
    List<Value> results = graph.add(weight.name() + "/" + optimizer.kind(), op, operands);
    for (int i = 0; i < results.size(); i++) {
      String output = formula.outputs().get(i);
      graph.assign(
          output.equals(WEIGHT) ? weight : slot(optimizer, weight, output), results.get(i));
    }
  }

  private static Variable slot(Optimizer optimizer, Variable weight, String name) {
    return new Variable(
        "%s/%s/%s".formatted(weight.name(), optimizer.kind(), name), weight.shape(), false);
  }

  /// The same update with slots that end at 0: an average that decays over thousands of steps would
  /// otherwise reach the denormal numbers, on which arithmetic is many times slower.
  private static Formula flushed(Formula update) {
    List<Expr> results = new ArrayList<>();
    for (int i = 0; i < update.outputs().size(); i++) {
      Expr result = update.results().get(i);
      results.add(update.outputs().get(i).equals(WEIGHT) ? result : result.flushed());
    }
    return new Formula(
        update.name(),
        update.inputs(),
        update.scalars(),
        update.uniforms(),
        update.outputs(),
        results);
  }
}

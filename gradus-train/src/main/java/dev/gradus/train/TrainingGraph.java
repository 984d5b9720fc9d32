package dev.gradus.train;

import dev.gradus.compiler.Gradients;
import dev.gradus.layer.Weight;
import dev.gradus.model.BuiltModel;
import dev.gradus.model.Objective;
import dev.gradus.op.Graph;
import dev.gradus.op.GraphBuilder;
import dev.gradus.op.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;

/// One training step as a graph: forward, loss, backward, and what becomes of the gradients.
///
/// Feeds: `input`, `target`, and `weight` where samples count differently. Scalars: those of the
/// optimizer's ops. Fetches: `prediction`, `loss`. With several inputs or outputs see [Objective].
/// Assigned: every trainable weight, its slots, and the states of layers.
final class TrainingGraph {

  private TrainingGraph() {}

  static Graph of(Trainer trainer, StepKind kind, int batchSize) {
    return of(trainer, kind, batchSize, false);
  }

  /// @param weighted whether samples count differently, by the feed `weight`
  static Graph of(Trainer trainer, StepKind kind, int batchSize, boolean weighted) {
    BuiltModel model = trainer.model().build(batchSize, true);
    GraphBuilder graph = model.graph();
    Value loss =
        weighted
            ? Objective.weighted(model, trainer.losses()).loss()
            : Objective.of(model, trainer.losses()).loss();
    SequencedMap<Value, Weight> weights = new LinkedHashMap<>();
    model
        .trainableWeights()
        .forEach(weight -> weights.put(graph.variable(weight.variable()), weight));
    SequencedMap<Weight, Value> gradients = new LinkedHashMap<>();
    Gradients.add(graph, loss, weights.sequencedKeySet())
        .forEach((weight, gradient) ->
            gradients.put(Objects.requireNonNull(weights.get(weight)), gradient));
    switch (kind) {
      case ACCUMULATE -> WeightUpdates.accumulate(graph, trainer, gradients);
      case UPDATE -> WeightUpdates.move(graph, trainer, gradients);
      case GRADIENT ->
          gradients.forEach(
              (weight, gradient) -> graph.fetch(LbfgsPass.fetch(weight.variable()), gradient));
    }
    return graph.build();
  }

  /// What training remembers beside weights and states: found by a step without a network, in which
  /// gradients are fed.
  static List<Slot> slots(Trainer trainer, List<Weight> trainable) {
    GraphBuilder graph = new GraphBuilder();
    SequencedMap<Weight, Value> gradients = new LinkedHashMap<>();
    trainable.forEach(weight ->
        gradients.put(weight, graph.feed(weight.variable().name(), weight.variable().shape())));
    return WeightUpdates.move(graph, trainer, gradients);
  }
}

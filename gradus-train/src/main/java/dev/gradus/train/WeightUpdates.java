package dev.gradus.train;

import static dev.gradus.expr.Expr.constant;

import dev.gradus.core.ConfigException;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.layer.Weight;
import dev.gradus.op.Elementwise;
import dev.gradus.op.GraphBuilder;
import dev.gradus.op.Value;
import dev.gradus.op.Variable;
import dev.gradus.optimizer.Optimizer;
import dev.gradus.optimizer.UpdateContext;
import dev.gradus.optimizer.UpdateSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// The end of a training step: the way from gradients to moved weights, in the order that
/// [UpdateSettings] tells. What the settings leave out adds no op.
final class WeightUpdates {

  private final GraphBuilder graph;
  private final UpdateSettings settings;
  private final List<Slot> slots = new ArrayList<>();
  private final SequencedMap<Optimizer, Boolean> usesMomentum = new LinkedHashMap<>();

  private WeightUpdates(GraphBuilder graph, Trainer trainer) {
    this.graph = graph;
    this.settings = trainer.update();
  }

  /// Moves every weight.
  ///
  /// @param graph where the gradients are
  /// @param gradients by weight
  /// @return everything that training remembers beside the weights
  static List<Slot> move(
      GraphBuilder graph, Trainer trainer, SequencedMap<Weight, Value> gradients) {
    WeightUpdates updates = new WeightUpdates(graph, trainer);
    WeightGroups groups = new WeightGroups(trainer, gradients.keySet());
    SequencedMap<Weight, Value> means = updates.means(gradients);
    SequencedMap<Weight, Value> clipped =
        trainer
            .update()
            .clip()
            .map(clip -> new GradientClip(graph).apply(clip, means))
            .orElse(means);
    clipped.forEach((weight, gradient) -> updates.move(weight, gradient, groups));
    updates.requireMomentaUsed();
    return List.copyOf(updates.slots);
  }

  /// Adds the gradients to those of the batches before, and moves nothing.
  static void accumulate(
      GraphBuilder graph, Trainer trainer, SequencedMap<Weight, Value> gradients) {
    WeightUpdates updates = new WeightUpdates(graph, trainer);
    gradients.forEach((weight, gradient) -> {
      Formula.Builder sum = Formula.named("accumulate");
      sum.output("sum", sum.input("sum").plus(sum.input("gradient")));
      Variable slot = updates.accumulated(weight.variable());
      graph.assign(
          slot,
          graph.add(slot.name(), new Elementwise(sum.build()), graph.variable(slot), gradient));
    });
  }

  /// The mean over the accumulated batches and this one.
  private SequencedMap<Weight, Value> means(SequencedMap<Weight, Value> gradients) {
    int batches = settings.accumulate();
    if (batches == 1) {
      return gradients;
    }
    SequencedMap<Weight, Value> means = new LinkedHashMap<>();
    gradients.forEach((weight, gradient) -> {
      Formula.Builder formula = Formula.named("accumulated");
      Expr sum = formula.input("sum").plus(formula.input("gradient"));
      formula.output("gradient", sum.times(1.0 / batches)).output("sum", constant(0));
      Variable slot = accumulated(weight.variable());
      List<Value> results =
          graph.add(
              slot.name(),
              new Elementwise(formula.build()),
              List.of(graph.variable(slot), gradient));
      graph.assign(slot, results.getLast());
      means.put(weight, results.getFirst());
    });
    return means;
  }

  private Variable accumulated(Variable weight) {
    Variable slot = accumulatedOf(weight);
    slots.add(Slot.of(slot, weight, 0));
    return slot;
  }

  private void move(Weight weight, Value gradient, WeightGroups groups) {
    Variable variable = weight.variable();
    String rate = groups.rate(weight);
    Optimizer optimizer = groups.optimizer(weight);
    UpdateContext context =
        new UpdateContext(
            graph,
            variable,
            decayed(variable, groups.weightDecay(weight), rate),
            noisy(variable, gradient),
            optimizer.kind(),
            rate);
    optimizer.build(context);
    usesMomentum.merge(optimizer, context.usesMomentum(), Boolean::logicalOr);
    context.slots().forEach((slot, start) -> slots.add(Slot.of(slot, variable, start)));
    Value moved =
        groups
            .constraint(weight)
            .map(rule -> rule.build(graph, variable.name() + "/" + rule.kind(), context.moved()))
            .orElseGet(context::moved);
    graph.assign(variable, moved);
    if (settings.ema() > 0) {
      average(variable, moved);
    }
  }

  /// A schedule that moves a momentum which nobody reads would be another run than was asked for.
  private void requireMomentaUsed() {
    usesMomentum.forEach((optimizer, isUsed) -> {
      if (!isUsed && optimizer.learningRate().momentum().isPresent()) {
        throw new ConfigException(
            "%s: its schedule moves a momentum, but only those of sgd, adam and adamw can be moved, got %s. Take one of these, or a schedule of the learning rate alone."
                .formatted(optimizer.kind(), optimizer.learningRate()));
      }
    });
  }

  private Value noisy(Variable variable, Value gradient) {
    return settings
        .noise()
        .map(noise -> {
          Formula.Builder formula = Formula.named("gradient_noise");
          Expr g = formula.input("gradient");
          Expr updates = formula.scalar(UpdateContext.STEP);
          Expr deviation = constant(noise.eta()).sqrt().dividedBy(updates.pow(noise.gamma() / 2));
          Expr normal = formula.normal("gradient-noise/" + variable.name());
          formula.output("noisy", g.plus(deviation.times(normal)));
          return graph.add(variable.name() + "/noise", new Elementwise(formula.build()), gradient);
        })
        .orElse(gradient);
  }

  private Value decayed(Variable variable, double weightDecay, String rate) {
    Value weight = graph.variable(variable);
    if (weightDecay == 0) {
      return weight;
    }
    Formula.Builder formula = Formula.named("weight_decay");
    Expr w = formula.input("weight");
    formula.output("decayed", w.minus(w.times(formula.scalar(rate).times(weightDecay))));
    return graph.add(variable.name() + "/decay", new Elementwise(formula.build()), weight);
  }

  private void average(Variable variable, Value moved) {
    Variable slot = averageOf(variable);
    slots.add(Slot.copyOf(variable, slot));
    Formula.Builder formula = Formula.named("ema");
    Expr weight = formula.input("weight");
    Expr average = formula.input("average");
    double ema = settings.ema();
    formula.output(
        "average",
        formula
            .scalar(UpdateContext.STEP)
            .ifGreater(1, average.times(ema).plus(weight.times(1 - ema)), weight));
    graph.assign(
        slot,
        graph.add(slot.name(), new Elementwise(formula.build()), moved, graph.variable(slot)));
  }

  /// Where the gradients of a weight are added up.
  static Variable accumulatedOf(Variable weight) {
    return new Variable(weight.name() + "/accumulated", weight.shape(), false);
  }

  /// Where the moving average of a weight lies.
  static Variable averageOf(Variable weight) {
    return new Variable(weight.name() + "/ema", weight.shape(), false);
  }
}

package dev.gradus.model;

import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import dev.gradus.core.ShapeException;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.layer.Weight;
import dev.gradus.loss.Loss;
import dev.gradus.loss.WeightedLoss;
import dev.gradus.op.Elementwise;
import dev.gradus.op.GraphBuilder;
import dev.gradus.op.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// A built model with what training makes small: `loss = sum over outputs of weight * data loss +
/// sum of the weights' penalties + sum of what layers add`, the number that Keras reports as `loss`
/// too.
///
/// @param model whose graph now has the feed `target` and the fetch `loss`; where there are several
///   outputs, a feed `target/` and a fetch `loss/` with the output's name for each, beside the
///   total `loss`
/// @param targets in the shape that its loss wants, for each output
/// @param loss the total `[]`
public record Objective(BuiltModel model, SequencedMap<String, Value> targets, Value loss) {

  /// Name of the feed, or where there are several outputs the first part of their feeds' names.
  public static final String TARGET = "target";

  /// Name of the fetch, and where there are several outputs the first part of their losses' names.
  public static final String LOSS = "loss";

  /// Name of the feed `[N]` of a [#weighted] objective.
  public static final String WEIGHT = "weight";

  /// Copies the targets.
  public Objective {
    targets = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(targets));
  }

  /// Adds a loss to the graph of a model with one output.
  ///
  /// @param model as built
  /// @param loss of its predictions
  /// @return both, in the model's graph
  /// @throws ShapeException if the loss cannot take the model's predictions
  public static Objective of(BuiltModel model, Loss loss) {
    return of(model, ByName.only(WeightedLoss.of(loss)));
  }

  /// Adds a loss for each output to a model's graph.
  ///
  /// @param model as built
  /// @param losses of its predictions, by output
  /// @return both, in the model's graph
  /// @throws ConfigException if an output has no loss
  /// @throws ShapeException if a loss cannot take the model's predictions
  public static Objective of(BuiltModel model, ByName<WeightedLoss> losses) {
    return of(model, losses, false);
  }

  /// As [#of(BuiltModel, ByName)], with a weight for each sample: the feed `weight` `[N]`, a factor
  /// of the sample's loss at every output.
  ///
  /// @param model as built
  /// @param losses of its predictions, by output
  /// @return both, in the model's graph
  /// @throws ConfigException if an output has no loss, or one that is not a mean over samples
  /// @throws ShapeException if a loss cannot take the model's predictions
  public static Objective weighted(BuiltModel model, ByName<WeightedLoss> losses) {
    return of(model, losses, true);
  }

  private static Objective of(
      BuiltModel model, ByName<WeightedLoss> losses, boolean samplesWeighted) {
    List<String> names = List.copyOf(model.outputs().keySet());
    ByName<WeightedLoss> each = losses.over(names, "output", "loss");
    GraphBuilder graph = model.graph();
    SequencedMap<String, Value> targets = new LinkedHashMap<>();
    List<Term> terms = new ArrayList<>();
    int batch = model.outputs().firstEntry().getValue().shape().dim(0);
    Optional<Value> weight =
        samplesWeighted ? Optional.of(graph.feed(WEIGHT, Shape.of(batch))) : Optional.empty();
    model
        .outputs()
        .forEach((name, prediction) -> {
          WeightedLoss weighted = each.entries().get(name);
          if (weighted == null) {
            throw new ConfigException(
                "model: the output %s has no loss. Give it one, or leave the output out."
                    .formatted(name));
          }
          Value target =
              graph.feed(
                  BuiltModel.name(TARGET, name, names.size()),
                  weighted.loss().targetShape(prediction.shape()));
          Value loss =
              weight
                  .map(factor -> weighted.loss().build(graph, prediction, target, factor))
                  .orElseGet(() -> weighted.loss().build(graph, prediction, target));
          targets.put(name, target);
          terms.add(new Term(BuiltModel.name(LOSS, name, names.size()), loss, weighted.weight()));
        });
    if (names.size() > 1) {
      terms.forEach(term -> graph.fetch(term.name(), term.value()));
    }
    penalties(model, terms);
    Value total = sum(graph, terms);
    graph.fetch(LOSS, total);
    return new Objective(model, targets, total);
  }

  /// @return in the shape that the loss of the only output wants
  /// @throws ConfigException if there are several outputs
  public Value target() {
    return Single.of(targets, "outputs", "targets()");
  }

  /// Refuses targets of another shape than the loss takes for this model's predictions.
  ///
  /// @param example extents of one target of the only output, without the batch axis
  /// @throws ShapeException if they cannot meet; names the output's layer
  public void requireTarget(Shape example) {
    requireTarget(targets.firstEntry().getKey(), example);
  }

  /// Refuses targets of another shape than the loss takes for this model's predictions.
  ///
  /// @param output its name
  /// @param example extents of one target, without the batch axis
  /// @throws ShapeException if they cannot meet; names the output's layer
  public void requireTarget(String output, Shape example) {
    Shape expected = Single.known(targets, output).shape().dropFirst(1);
    if (!example.equals(expected)) {
      BuiltLayer layer =
          model.layers().stream()
              .filter(each -> each.name().equals(output))
              .findFirst()
              .orElseThrow();
      throw new ShapeException(
          Mismatch.ofTarget(
              layer.layer().label(layer.name()),
              layer.output().shape().dropFirst(1),
              example,
              expected));
    }
  }

  private static void penalties(BuiltModel model, List<Term> terms) {
    GraphBuilder graph = model.graph();
    for (Weight weight : model.weights()) {
      weight
          .regularizer()
          .map(regularizer ->
              regularizer.penalty(
                  graph,
                  weight.variable().name() + "/" + regularizer.kind(),
                  graph.variable(weight.variable())))
          .ifPresent(penalty -> terms.add(new Term("penalty", penalty, 1)));
    }
    model.layers().stream()
        .flatMap(layer -> layer.losses().stream())
        .forEach(term -> terms.add(new Term("activity", term, 1)));
  }

  private static Value sum(GraphBuilder graph, List<Term> terms) {
    if (terms.size() == 1 && terms.getFirst().weight() == 1) {
      return terms.getFirst().value();
    }
    Formula.Builder formula = Formula.named("total_loss");
    Expr total = weighted(formula, 0, terms.getFirst());
    for (int i = 1; i < terms.size(); i++) {
      total = total.plus(weighted(formula, i, terms.get(i)));
    }
    formula.output("total", total);
    List<Value> values = terms.stream().map(Term::value).toList();
    return graph.add(LOSS, new Elementwise(formula.build()), values).getFirst();
  }

  private static Expr weighted(Formula.Builder formula, int number, Term term) {
    String word = term.name().startsWith(LOSS) ? LOSS : term.name();
    Expr input = formula.input(number == 0 ? word : word + "_" + number);
    return term.weight() == 1 ? input : input.times(term.weight());
  }

  private record Term(String name, Value value, double weight) {}
}

package dev.gradus.model;

import dev.gradus.core.Shape;
import dev.gradus.core.ShapeException;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.layer.Weight;
import dev.gradus.loss.Loss;
import dev.gradus.op.Elementwise;
import dev.gradus.op.GraphBuilder;
import dev.gradus.op.Value;
import java.util.ArrayList;
import java.util.List;

/// A built model with what training makes small: `loss = data loss + sum of the weights'
/// penalties`, the number that Keras reports as `loss` too.
///
/// @param model whose graph now has the feed `target` and the fetch `loss`
/// @param target in the shape that the loss wants
/// @param loss `[]`
public record Objective(BuiltModel model, Value target, Value loss) {

  /// Name of the feed.
  public static final String TARGET = "target";

  /// Name of the fetch.
  public static final String LOSS = "loss";

  /// Adds a loss to a model's graph.
  ///
  /// @param model as built
  /// @param loss of its predictions
  /// @return both, in the model's graph
  /// @throws ShapeException if the loss cannot take the model's predictions
  public static Objective of(BuiltModel model, Loss loss) {
    GraphBuilder graph = model.graph();
    Value target = graph.feed(TARGET, loss.targetShape(model.output().shape()));
    List<Value> terms = new ArrayList<>();
    terms.add(loss.build(graph, model.output(), target));
    for (Weight weight : model.weights()) {
      weight
          .regularizer()
          .map(regularizer ->
              regularizer.penalty(
                  graph,
                  weight.variable().name() + "/" + regularizer.kind(),
                  graph.variable(weight.variable())))
          .ifPresent(terms::add);
    }
    Value total = sum(graph, terms);
    graph.fetch(LOSS, total);
    return new Objective(model, target, total);
  }

  /// Refuses targets of another shape than the loss takes for this model's predictions.
  ///
  /// @param example extents of one target, without the batch axis
  /// @throws ShapeException if they cannot meet; names the model's last layer
  public void requireTarget(Shape example) {
    Shape expected = target.shape().dropFirst(1);
    if (!example.equals(expected)) {
      BuiltLayer last = model.layers().getLast();
      throw new ShapeException(
          Mismatch.ofTarget(
              last.layer().label(last.name()),
              model.output().shape().dropFirst(1),
              example,
              expected));
    }
  }

  private static Value sum(GraphBuilder graph, List<Value> terms) {
    if (terms.size() == 1) {
      return terms.getFirst();
    }
    Formula.Builder formula = Formula.named("total_loss");
    Expr total = formula.input("loss");
    for (int i = 1; i < terms.size(); i++) {
      total = total.plus(formula.input("penalty_" + i));
    }
    formula.output("total", total);
    return graph.add(LOSS, new Elementwise(formula.build()), terms).getFirst();
  }
}

package dev.gradus.train;

import dev.gradus.compiler.Gradients;
import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;
import dev.gradus.kernels.contract.GraphOracle;
import dev.gradus.layer.Weight;
import dev.gradus.loss.Dice;
import dev.gradus.loss.Loss;
import dev.gradus.loss.MeanSquaredError;
import dev.gradus.loss.TargetEncoding;
import dev.gradus.loss.WeightedLoss;
import dev.gradus.model.BuiltModel;
import dev.gradus.model.ByName;
import dev.gradus.model.Model;
import dev.gradus.model.Objective;
import dev.gradus.op.Graph;
import dev.gradus.op.GraphBuilder;
import dev.gradus.op.Value;
import dev.gradus.op.Variable;
import dev.gradus.testkit.Choices;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// A small network with its loss and all gradients, given random numbers.
///
/// @param model the layers, for printing
/// @param graph fetches the prediction, the loss and each gradient
/// @param inputs random, exact in float32
/// @param gradients the gradient by each trainable variable
/// @param inputGradients the gradient by each feed of features
record LayerCase(
    String model,
    Graph graph,
    GraphOracle.Inputs inputs,
    Map<Variable, Value> gradients,
    Map<String, Value> inputGradients) {

  static LayerCase draw(Choices choices, Model model, Loss loss, boolean training, int vocabulary) {
    BuiltModel built = model.build(choices.between(1, 4), training);
    Objective objective =
        isWeighted(loss, built)
            ? Objective.weighted(built, ByName.only(WeightedLoss.of(loss)))
            : Objective.of(built, loss);
    GraphBuilder graph = built.graph();
    Map<Variable, double[]> variables = new LinkedHashMap<>();
    List<Value> wanted = new ArrayList<>(vocabulary > 0 ? List.of() : built.inputs().values());
    for (Weight weight : built.weights()) {
      Variable variable = weight.variable();
      double low = variable.name().endsWith("variance") ? 0.5 : -1;
      variables.put(variable, numbers(choices, variable.shape(), low));
      if (variable.trainable()) {
        wanted.add(graph.variable(variable));
      }
    }
    Map<Value, Value> found = Gradients.add(graph, objective.loss(), wanted);
    found.forEach((value, gradient) -> graph.fetch("gradient of " + value, gradient));
    Map<String, double[]> feeds = new HashMap<>();
    graph
        .build()
        .feeds()
        .forEach((name, value) ->
            feeds.put(
                name,
                vocabulary > 0
                    ? indices(choices, value.shape(), vocabulary)
                    : numbers(choices, value.shape(), -1)));
    feeds.put(Objective.TARGET, target(choices, loss, built.output().shape(), objective.target()));
    return new LayerCase(
        model.toString(),
        graph.build(),
        new GraphOracle.Inputs(feeds, variables, Map.of(), RandomStream.of(9), 4),
        among(graph.build().variables(), found),
        among(graph.build().feeds(), found));
  }

  /// Losses other than the usual one are weighted in every other case, where they can be.
  private static boolean isWeighted(Loss loss, BuiltModel built) {
    return built.output().shape().dim(0) % 2 == 0
        && !(loss instanceof MeanSquaredError)
        && !(loss instanceof Dice);
  }

  /// The gradients by what has one.
  private static <K> Map<K, Value> among(Map<K, Value> values, Map<Value, Value> found) {
    Map<K, Value> gradients = new LinkedHashMap<>();
    values.forEach((key, value) -> {
      Value gradient = found.get(value);
      if (gradient != null) {
        gradients.put(key, gradient);
      }
    });
    return gradients;
  }

  private static double[] indices(Choices choices, Shape shape, int vocabulary) {
    return IntStream.range(0, Math.toIntExact(shape.size()))
        .mapToDouble(_ -> choices.between(0, vocabulary - 1))
        .toArray();
  }

  private static double[] target(Choices choices, Loss loss, Shape prediction, Value target) {
    if (loss.targetEncoding() == TargetEncoding.VALUES) {
      return numbers(choices, target.shape(), -1);
    }
    int classes = prediction.dim(-1);
    double[] numbers = new double[Math.toIntExact(target.shape().size())];
    for (int n = 0; n < prediction.dim(0); n++) {
      int chosen = choices.between(0, classes - 1);
      if (loss.targetEncoding() == TargetEncoding.INDEX) {
        numbers[n] = chosen;
      } else {
        numbers[n * classes + chosen] = 1;
      }
    }
    return numbers;
  }

  /// Numbers up to 1, exact in float32.
  private static double[] numbers(Choices choices, Shape shape, double low) {
    return IntStream.range(0, Math.toIntExact(shape.size()))
        .mapToDouble(_ -> (float) choices.between(low, 1.0))
        .toArray();
  }

  @Override
  public String toString() {
    return "%s over %s".formatted(model, graph.feeds().values());
  }
}

package dev.gradus.train;

import dev.gradus.core.Shape;
import dev.gradus.layer.Layer;
import dev.gradus.loss.Loss;
import dev.gradus.loss.MeanSquaredError;
import dev.gradus.model.Model;
import dev.gradus.model.Sequential;
import dev.gradus.testkit.Choices;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/// What [LayerContractTest] puts to the test: networks around some layers.
///
/// @param name for reports, unique
/// @param layers that are enrolled by this
/// @param model draws a network with them
/// @param loss of its only output
/// @param training whether the graph is for training
/// @param vocabulary if greater than 0, the inputs are whole numbers below this, and no gradient by
///   them is asked for
record LayerSubject(
    String name,
    List<Layer> layers,
    Function<Choices, Model> model,
    Loss loss,
    boolean training,
    int vocabulary) {

  private static final int LARGEST = 4;

  /// A chain in a graph for training, with examples of 1 to 3 axes.
  static LayerSubject of(String name, Layer... layers) {
    return of(name, choices -> shape(choices, choices.between(1, 3)), layers);
  }

  /// A chain in a graph for training, with examples of some number of axes.
  static LayerSubject ofRank(int rank, String name, Layer... layers) {
    return of(name, choices -> shape(choices, rank), layers);
  }

  /// A chain in a graph for training.
  static LayerSubject of(String name, Function<Choices, Shape> example, Layer... layers) {
    return graph(
        name, List.of(layers), choices -> Sequential.of(layers).withInput(example.apply(choices)));
  }

  /// Any network in a graph for training.
  static LayerSubject graph(String name, List<Layer> layers, Function<Choices, Model> model) {
    return new LayerSubject(
        layers.getFirst().kind() + " " + name, layers, model, new MeanSquaredError(), true, 0);
  }

  LayerSubject withLoss(Loss changed) {
    return new LayerSubject(name, layers, model, changed, training, vocabulary);
  }

  LayerSubject inInference() {
    return new LayerSubject(name + " inference", layers, model, loss, false, vocabulary);
  }

  LayerSubject withVocabulary(int changed) {
    return new LayerSubject(name, layers, model, loss, training, changed);
  }

  /// Extents from 1 to 4.
  static Shape shape(Choices choices, int rank) {
    return Shape.of(IntStream.range(0, rank).map(_ -> choices.between(1, LARGEST)).toArray());
  }

  LayerCase draw(Choices choices) {
    return LayerCase.draw(choices, model.apply(choices), loss, training, vocabulary);
  }
}

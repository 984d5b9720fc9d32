package dev.gradus.model;

import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import dev.gradus.core.ShapeException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// A network as a description: it holds no weights, and building it twice gives two graphs over the
/// same variables. A [Sequential] is a chain, a [Functional] any graph without cycles; all that is
/// done with a network is done with these three parts: inputs, calls of layers, outputs.
public sealed interface Model permits Sequential, Functional, Frozen {

  /// @return extents of one example, without the batch axis, for each input
  SequencedMap<String, Shape> inputs();

  /// @return the layers in an order in which each comes after what it reads
  List<LayerCall> calls();

  /// @return what the network gives: [ids][LayerCall#id()] of calls
  List<String> outputs();

  /// @return names of the inputs, which are known even where their shapes are not
  List<String> inputNames();

  /// @return names of the layers that training leaves as they are, in order
  default List<String> frozen() {
    return List.of();
  }

  /// Adds the network's ops to a new graph. Graphs for training and for evaluation differ (dropout,
  /// batch normalization); their variables have the same names and shapes.
  ///
  /// @param batchSize examples a run, at least 1
  /// @param training whether the graph is for training
  /// @return the graph, with a feed for each input and a fetch for each output
  /// @throws ShapeException if a layer cannot take what those before it give
  default BuiltModel build(int batchSize, boolean training) {
    return GraphAssembly.build(this, batchSize, training);
  }

  /// @return extents of one example of the only input, without the batch axis
  /// @throws ConfigException if there are several inputs
  default Shape inputShape() {
    return Single.of(inputs(), "inputs", "inputs()");
  }

  /// @return extents of one prediction, without the batch axis, for each output
  default SequencedMap<String, Shape> outputShapes() {
    SequencedMap<String, Shape> shapes = new LinkedHashMap<>();
    build(1, false)
        .outputs()
        .forEach((name, value) -> shapes.put(name, value.shape().dropFirst(1)));
    return Collections.unmodifiableSequencedMap(shapes);
  }

  /// @return extents of one prediction of the only output, without the batch axis
  /// @throws ConfigException if there are several outputs
  default Shape outputShape() {
    return Single.of(outputShapes(), "outputs", "outputShapes()");
  }

  /// This network with layers that training leaves as they are, for example a trained trunk under a
  /// new head: their weights get no gradient and the optimizer remembers nothing about them, their
  /// penalties do not count, and batch normalization goes by its averages and keeps them. Dropout
  /// goes on dropping, all as in Keras.
  ///
  /// @param layers names of layers, where `*` stands for any letters and `?` for one: `conv2d_*`
  /// @return the network with these layers frozen, and those that were
  /// @throws ConfigException if one of them names no layer
  default Model freeze(String... layers) {
    return new Frozen(this, List.of(layers));
  }

  /// @return the table of layers, shapes and parameters
  default Summary summary() {
    return Summary.of(this);
  }

  /// Refuses data of another shape than the model was built for.
  ///
  /// @param example extents of one example of the only input, without the batch axis
  /// @throws ShapeException if it is not [#inputShape]
  default void requireExample(Shape example) {
    requireExample(inputNames().getFirst(), example);
  }

  /// Refuses data of another shape than the model was built for.
  ///
  /// @param input name of the input
  /// @param example extents of one example, without the batch axis
  /// @throws ShapeException if it is not that input's
  default void requireExample(String input, Shape example) {
    if (!example.equals(Single.known(inputs(), input))) {
      throw new ShapeException(Mismatch.ofExample(input, example, Single.known(inputs(), input)));
    }
  }
}

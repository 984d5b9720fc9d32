package dev.gradus.model;

import dev.gradus.core.Shape;
import dev.gradus.core.ShapeException;

/// A network as a description: it holds no weights, and building it twice gives two graphs over the
/// same variables.
public interface Model {

  /// @return extents of one example, without the batch axis
  Shape inputShape();

  /// Adds the network's ops to a new graph. Graphs for training and for evaluation differ (dropout,
  /// batch normalization); their variables have the same names and shapes.
  ///
  /// @param batchSize examples a run, at least 1
  /// @param training whether the graph is for training
  /// @return the graph, with the feed `input` and the fetch `prediction`
  /// @throws ShapeException if a layer cannot take what the one before it gives
  BuiltModel build(int batchSize, boolean training);

  /// @return extents of one prediction, without the batch axis
  default Shape outputShape() {
    return build(1, false).output().shape().dropFirst(1);
  }

  /// @return the table of layers, shapes and parameters
  default Summary summary() {
    return Summary.of(this);
  }

  /// Refuses data of another shape than the model was built for.
  ///
  /// @param example extents of one example, without the batch axis
  /// @throws ShapeException if it is not [#inputShape]
  default void requireExample(Shape example) {
    if (!example.equals(inputShape())) {
      throw new ShapeException(Mismatch.ofExample(example, inputShape()));
    }
  }
}

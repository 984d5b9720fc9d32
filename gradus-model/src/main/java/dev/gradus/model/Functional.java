package dev.gradus.model;

import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import dev.gradus.core.ShapeException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// A network whose layers form any graph without cycles: several inputs and outputs, layers that
/// are used twice, values that skip layers.
///
/// ```java
/// SymbolicTensor image = SymbolicTensor.input("image", 28, 28, 1);
/// SymbolicTensor hidden = image.then(new Flatten()).then(Dense.of(64));
/// SymbolicTensor skip = hidden.then(Dense.of(64));
/// SymbolicTensor digit = SymbolicTensor.merge(new Add(), hidden, skip).then("digit", Dense.of(10));
/// Functional model = Functional.of(image, digit);
/// ```
///
/// Layers without a name are numbered within their kind, as Keras does, in the order of the graph:
/// from each output back along what each layer reads, first things first. Layers come after all
/// that they read, so a cycle cannot be written down.
///
/// @param inputs extents of one example, without the batch axis, for each input
/// @param calls the layers in an order in which each comes after what it reads
/// @param outputs what the network gives: [ids][LayerCall#id()] of calls
public record Functional(
    SequencedMap<String, Shape> inputs, List<LayerCall> calls, List<String> outputs)
    implements Model {

  /// Copies the parts and checks that they are a graph: everything read is there and comes before,
  /// everything there is read or an output, and calls of one name are of one layer.
  ///
  /// @throws ConfigException if not
  public Functional {
    inputs = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(inputs));
    calls = List.copyOf(calls);
    outputs = List.copyOf(outputs);
    GraphRules.check(inputs, calls, outputs);
  }

  /// @param input from where
  /// @param output what depends on it
  /// @return the network between the two
  /// @throws ConfigException if the output depends on another input
  /// @throws ShapeException if a layer cannot take what those before it give
  public static Functional of(SymbolicTensor input, SymbolicTensor output) {
    return of(List.of(input), List.of(output));
  }

  /// @param inputs from where
  /// @param outputs what depends on them
  /// @return the network between them
  /// @throws ConfigException if an output depends on another input, or no output on one of these
  /// @throws ShapeException if a layer cannot take what those before it give
  public static Functional of(List<SymbolicTensor> inputs, List<SymbolicTensor> outputs) {
    Functional model = GraphWalk.of(inputs, outputs);
    model.build(1, false);
    return model;
  }

  @Override
  public List<String> inputNames() {
    return List.copyOf(inputs.keySet());
  }
}

package dev.gradus.model;

import dev.gradus.core.Shape;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// A network of which training leaves some layers as they are; see [Model#freeze].
///
/// @param model the network
/// @param patterns names of layers, where `*` stands for any letters and `?` for one; at least one
public record Frozen(Model model, List<String> patterns) implements Model {

  /// Copies the patterns and looks for their layers. Freezing more of a frozen model adds to what
  /// is frozen.
  ///
  /// @throws dev.gradus.core.ConfigException if a pattern names no layer, or there is none
  public Frozen {
    if (model instanceof Frozen(Model inner, List<String> before)) {
      model = inner;
      patterns = Stream.concat(before.stream(), patterns.stream()).distinct().toList();
    }
    patterns = List.copyOf(patterns);
    LayerPatterns.require("freeze", patterns, LayerPatterns.names(model));
  }

  @Override
  public SequencedMap<String, Shape> inputs() {
    return model.inputs();
  }

  @Override
  public List<String> inputNames() {
    return model.inputNames();
  }

  @Override
  public List<LayerCall> calls() {
    return model.calls();
  }

  @Override
  public List<String> outputs() {
    return model.outputs();
  }

  @Override
  public List<String> frozen() {
    return LayerPatterns.matching(patterns, LayerPatterns.names(model));
  }
}

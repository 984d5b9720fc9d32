package dev.gradus.model;

import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import dev.gradus.layer.Input;
import dev.gradus.layer.Layer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// A network in which each layer feeds the next.
///
/// Layers are named after their kind and numbered within it, as Keras does: `dense`, `dense_1`,
/// `dropout`, `dense_2`. A dropout put between two dense layers renames neither, so weights keep
/// their names and, at the same seed, their first values. Keras goes on counting over all models of
/// a process; here every model begins anew.
///
/// @param layers in order; an [Input] only in the first place, and needed there before building
public record Sequential(List<Layer> layers) implements Model {

  /// Copies the layers and checks that there are some and where the input is.
  public Sequential {
    layers = List.copyOf(layers);
    if (layers.stream().allMatch(Input.class::isInstance)) {
      throw new ConfigException(
          "Sequential: got no layers besides Input, expected at least one. Add one, for example"
              + " Dense.of(10).");
    }
    for (int i = 1; i < layers.size(); i++) {
      if (layers.get(i) instanceof Input) {
        throw new ConfigException(
            "Sequential: layer %s is an Input, only layer 0 may be one. Remove it.".formatted(i));
      }
    }
  }

  /// @param layers in order
  /// @return the network of these layers
  public static Sequential of(Layer... layers) {
    return new Sequential(List.of(layers));
  }

  /// @param shape extents of one example, without the batch axis
  /// @return this network for examples of that shape, whatever its input was
  public Sequential withInput(Shape shape) {
    return new Sequential(Stream.concat(Stream.of(new Input(shape)), body().stream()).toList());
  }

  /// @return whether the network says the shape of its examples
  public boolean hasInput() {
    return layers.getFirst() instanceof Input;
  }

  @Override
  public Shape inputShape() {
    if (layers.getFirst() instanceof Input(Shape shape)) {
      return shape;
    }
    throw new ConfigException(
        "Sequential: the shape of examples is not known, expected an Input in front. Begin with"
            + " Input.of(…) or call withInput(shape).");
  }

  @Override
  public SequencedMap<String, Shape> inputs() {
    SequencedMap<String, Shape> only = new LinkedHashMap<>();
    only.put(BuiltModel.INPUT, inputShape());
    return only;
  }

  @Override
  public List<String> inputNames() {
    return List.of(BuiltModel.INPUT);
  }

  @Override
  public List<LayerCall> calls() {
    LayerNames names = new LayerNames();
    List<LayerCall> calls = new ArrayList<>();
    String before = BuiltModel.INPUT;
    for (Layer layer : body()) {
      LayerCall call = LayerCall.first(names.next(layer.kind()), layer, List.of(before));
      calls.add(call);
      before = call.id();
    }
    return List.copyOf(calls);
  }

  @Override
  public List<String> outputs() {
    return List.of(calls().getLast().id());
  }

  private List<Layer> body() {
    return layers.getFirst() instanceof Input ? layers.subList(1, layers.size()) : layers;
  }
}

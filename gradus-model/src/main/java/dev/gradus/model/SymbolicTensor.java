package dev.gradus.model;

import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import dev.gradus.layer.Input;
import dev.gradus.layer.Layer;
import dev.gradus.layer.MergeLayer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A value that a network will compute, while the network is being described: an input, or what a
/// layer makes of other such values. It holds no numbers. Keras calls it a KerasTensor.
///
/// A name given twice with the same layer means that layer twice, with one set of weights; given
/// twice with different layers it is an error. A layer without a name has weights of its own every
/// time. Immutable; two tensors are equal only if they are one.
public final class SymbolicTensor {

  private final Optional<String> name;
  private final Layer layer;
  private final List<SymbolicTensor> from;
  private final Optional<Model> part;

  private SymbolicTensor(
      Optional<String> name, Layer layer, List<SymbolicTensor> from, Optional<Model> part) {
    name.ifPresent(LayerCall::requireName);
    this.name = name;
    this.layer = layer;
    this.from = List.copyOf(from);
    this.part = part;
  }

  /// @param name by which data are fed, for example `image`
  /// @param dims extents of one example, without the batch
  /// @return an input of the network
  public static SymbolicTensor input(String name, int... dims) {
    return input(name, Shape.of(dims));
  }

  /// @param name by which data are fed, for example `image`
  /// @param shape extents of one example, without the batch axis
  /// @return an input of the network
  public static SymbolicTensor input(String name, Shape shape) {
    return new SymbolicTensor(Optional.of(name), new Input(shape), List.of(), Optional.empty());
  }

  /// @param layer takes one value
  /// @return what the layer makes of this, with weights of its own
  public SymbolicTensor then(Layer layer) {
    return call(Optional.empty(), layer, List.of(this), Optional.empty());
  }

  /// @param name of the layer; where it was given before with the same layer, the weights are
  ///   shared
  /// @param layer takes one value
  /// @return what the layer makes of this
  public SymbolicTensor then(String name, Layer layer) {
    return call(Optional.of(name), layer, List.of(this), Optional.empty());
  }

  /// A network as a part of this one. Its layers keep their names, so that a network put to use
  /// twice shares its weights, and weights trained in it can be taken over by name. Two networks
  /// with layers of one name share nothing and need prefixes, even if they are equal.
  ///
  /// @param part a network with one input and one output; its input's shape is not looked at
  /// @return what the network makes of this
  /// @throws ConfigException for a network with several inputs or outputs, or with frozen layers
  public SymbolicTensor then(Model part) {
    return then(part, "");
  }

  /// A network as a part of this one, with names of its own.
  ///
  /// @param prefix put before the names of its layers: `left` makes `left_dense` of `dense`
  /// @param part a network with one input and one output; its input's shape is not looked at
  /// @return what the network makes of this
  /// @throws ConfigException for a network with several inputs or outputs, or with frozen layers
  public SymbolicTensor then(String prefix, Model part) {
    return then(part, prefix + "_");
  }

  /// @param layer merges several values, for example by their sum
  /// @param tensors what it merges, at least one
  /// @return what the layer makes of them
  public static SymbolicTensor merge(MergeLayer layer, SymbolicTensor... tensors) {
    return call(Optional.empty(), layer, List.of(tensors), Optional.empty());
  }

  /// @param name of the layer; where it was given before with the same layer, the weights are
  ///   shared
  /// @param layer merges several values, for example by their sum
  /// @param tensors what it merges, at least one
  /// @return what the layer makes of them
  public static SymbolicTensor merge(String name, MergeLayer layer, SymbolicTensor... tensors) {
    return call(Optional.of(name), layer, List.of(tensors), Optional.empty());
  }

  private static SymbolicTensor call(
      Optional<String> name, Layer layer, List<SymbolicTensor> from, Optional<Model> part) {
    if (layer instanceof Input) {
      throw new ConfigException(
          "SymbolicTensor: Input is no layer of a graph. Begin with SymbolicTensor.input(name,"
              + " …).");
    }
    if (from.isEmpty()) {
      throw new ConfigException(
          "%s: merges nothing, expected at least one tensor. Give what it merges."
              .formatted(layer.label(name.orElse(layer.kind()))));
    }
    return new SymbolicTensor(name, layer, from, part);
  }

  private SymbolicTensor then(Model part, String prefix) {
    if (part.inputNames().size() != 1 || part.outputs().size() != 1) {
      throw new ConfigException(
          "SymbolicTensor: the part has the inputs %s and the outputs %s, expected one of each. Build it with functions of tensors instead."
              .formatted(part.inputNames(), part.outputs()));
    }
    if (!part.frozen().isEmpty()) {
      throw new ConfigException(
          "SymbolicTensor: the part has the frozen layers %s. Take it unfrozen, and freeze them in the whole network."
              .formatted(part.frozen()));
    }
    Map<String, SymbolicTensor> made = new HashMap<>(Map.of(part.inputNames().getFirst(), this));
    for (LayerCall call : part.calls()) {
      List<SymbolicTensor> read = call.from().stream().map(id -> Single.known(made, id)).toList();
      made.put(
          call.id(),
          call(Optional.of(prefix + call.name()), call.layer(), read, Optional.of(part)));
    }
    return Single.known(made, part.outputs().getFirst());
  }

  Optional<String> name() {
    return name;
  }

  Layer layer() {
    return layer;
  }

  List<SymbolicTensor> from() {
    return from;
  }

  /// The network of which this was put to use as a part; two of them are one only if the same
  /// object.
  Optional<Model> part() {
    return part;
  }

  boolean isInput() {
    return layer instanceof Input;
  }

  /// @return the name if it has one, and the layer's settings
  @Override
  public String toString() {
    return layer.label(name.orElse(layer.kind().replace('-', '_')));
  }
}

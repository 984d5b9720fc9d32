package dev.gradus.model;

import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import dev.gradus.layer.Input;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;

/// Makes a [Functional] of tensors: walks from each output back along what each layer reads, and
/// numbers the layers without a name in that order.
final class GraphWalk {

  private final Map<SymbolicTensor, String> ids = new IdentityHashMap<>();
  private final SequencedMap<String, Shape> inputs = new LinkedHashMap<>();
  private final List<SymbolicTensor> order = new ArrayList<>();

  private GraphWalk() {}

  static Functional of(List<SymbolicTensor> inputs, List<SymbolicTensor> outputs) {
    GraphWalk walk = new GraphWalk();
    inputs.forEach(walk::begin);
    outputs.forEach(walk::visit);
    List<LayerCall> calls = walk.calls();
    return new Functional(walk.inputs, calls, outputs.stream().map(walk::id).toList());
  }

  private void begin(SymbolicTensor tensor) {
    if (!(tensor.layer() instanceof Input(Shape shape))) {
      throw new ConfigException(
          "Functional: the input %s is a layer's result. Give tensors made by SymbolicTensor.input."
              .formatted(tensor));
    }
    String name = tensor.name().orElseThrow();
    if (inputs.putIfAbsent(name, shape) != null) {
      throw new ConfigException(
          "Functional: two inputs are named %s. Give each its own name.".formatted(name));
    }
    ids.put(tensor, name);
  }

  private void visit(SymbolicTensor tensor) {
    if (ids.containsKey(tensor)) {
      return;
    }
    if (tensor.isInput()) {
      throw new ConfigException(
          "Functional: an output depends on %s, which is not among the inputs %s. Add it to them."
              .formatted(tensor, inputs.keySet()));
    }
    tensor.from().forEach(this::visit);
    if (ids.putIfAbsent(tensor, "") == null) {
      order.add(tensor);
    }
  }

  private List<LayerCall> calls() {
    LayerNames names = new LayerNames();
    requireOnePart();
    inputs.keySet().forEach(names::reserve);
    order.forEach(tensor -> tensor.name().ifPresent(names::reserve));
    Map<String, Integer> uses = new HashMap<>();
    List<LayerCall> calls = new ArrayList<>();
    for (SymbolicTensor tensor : order) {
      String name = tensor.name().orElseGet(() -> names.next(tensor.layer().kind()));
      LayerCall call =
          new LayerCall(
              name,
              uses.merge(name, 1, Integer::sum),
              tensor.layer(),
              tensor.from().stream().map(this::id).toList());
      ids.put(tensor, call.id());
      calls.add(call);
    }
    return calls;
  }

  /// Automatic names of two networks coincide, and equal layers would then share weights unasked.
  @SuppressWarnings("ReferenceEquality") // equal networks are still two, with weights of their own
  private void requireOnePart() {
    Map<String, Model> parts = new HashMap<>();
    for (SymbolicTensor tensor : order) {
      if (tensor.name().isPresent() && tensor.part().isPresent()) {
        String name = tensor.name().get();
        Model part = tensor.part().get();
        Model before = parts.putIfAbsent(name, part);
        if (before != null && before != part) {
          throw new ConfigException(
              "%s: is the name of a layer in two parts that are not the same network, expected one. Give one of them a prefix: then(prefix, part); to share weights, use one part twice."
                  .formatted(name));
        }
      }
    }
  }

  private String id(SymbolicTensor tensor) {
    return Objects.requireNonNull(ids.get(tensor));
  }
}

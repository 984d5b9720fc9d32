package dev.gradus.train;

import dev.gradus.compiler.VariableStore;
import dev.gradus.core.Buffer;
import dev.gradus.core.ConfigException;
import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;
import dev.gradus.core.ShapeException;
import dev.gradus.history.SavedModel;
import dev.gradus.history.Tensor;
import dev.gradus.layer.Weight;
import dev.gradus.model.BuiltModel;
import dev.gradus.op.Variable;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// Everything of a network that outlasts a step: weights and states of layers, and what training
/// remembers beside them.
final class Variables {

  private final Trainer trainer;
  private final VariableStore store;
  private final SequencedMap<String, Variable> weights = new LinkedHashMap<>();
  private final List<Slot> slots;
  private final List<Variable> all;

  /// Gives all of them their first values.
  Variables(Trainer trainer, BuiltModel built, VariableStore store) {
    this.trainer = trainer;
    this.store = store;
    built.weights().forEach(this::initialize);
    this.slots = TrainingGraph.slots(trainer, built.trainableWeights());
    slots.forEach(this::begin);
    this.all =
        Stream.concat(weights.values().stream(), slots.stream().map(Slot::variable)).toList();
  }

  private void initialize(Weight weight) {
    Variable variable = weight.variable();
    float[] values = new float[elements(variable)];
    weight.initialize(new Buffer(MemorySegment.ofArray(values)), RandomStream.of(trainer.seed()));
    weights.put(variable.name(), variable);
    store.write(variable, values);
  }

  private static int elements(Variable variable) {
    long size = variable.shape().size();
    if (size > Integer.MAX_VALUE) {
      throw new ConfigException(
          "%s %s: has %d elements, at most %d were expected. Make its layer smaller."
              .formatted(variable.name(), variable.shape(), size, Integer.MAX_VALUE));
    }
    return (int) size;
  }

  /// Puts a slot at what it holds before the first step.
  private void begin(Slot slot) {
    if (slot.start().isPresent()) {
      float[] values = new float[elements(slot.variable())];
      Arrays.fill(values, (float) slot.start().getAsDouble());
      store.write(slot.variable(), values);
    } else {
      store.write(slot.variable(), store.read(slot.weight()));
    }
  }

  /// Weights and states of layers by name, in order.
  SequencedMap<String, Variable> weights() {
    return Collections.unmodifiableSequencedMap(weights);
  }

  /// Weights and states of layers, then slots.
  List<Variable> all() {
    return all;
  }

  /// @throws ShapeException if it is none of them
  void require(Variable variable) {
    if (!all.contains(variable)) {
      throw new ShapeException(
          "CompiledModel: it has no variable %s %s. Its variables are %s."
              .formatted(
                  variable.name(),
                  variable.shape(),
                  all.stream().map(each -> each.name() + " " + each.shape()).toList()));
    }
  }

  /// What answers outside training: weights or their moving averages, and states.
  SequencedMap<String, Tensor> answering() {
    SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
    weights.forEach((name, variable) ->
        tensors.put(name, Tensor.of(variable.shape(), store.read(outside(variable)))));
    return tensors;
  }

  /// A copy of weights and states by name, moving averages of weights included.
  SequencedMap<String, Tensor> withAverages() {
    SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
    bothSides()
        .forEach(variable ->
            tensors.put(variable.name(), Tensor.of(variable.shape(), store.read(variable))));
    return tensors;
  }

  /// @param tensors as from [#withAverages]
  void writeWithAverages(Map<String, Tensor> tensors) {
    bothSides()
        .forEach(variable ->
            store.write(variable, Objects.requireNonNull(tensors.get(variable.name())).toArray()));
  }

  private Stream<Variable> bothSides() {
    return weights.values().stream()
        .flatMap(variable -> Stream.of(variable, outside(variable)).distinct());
  }

  /// What stands for a variable outside training: a weight's moving average, if there is one.
  private Variable outside(Variable variable) {
    return variable.trainable() && trainer.update().ema() > 0
        ? WeightUpdates.averageOf(variable)
        : variable;
  }

  /// @throws ShapeException if a saved network has other weights
  void requireSame(SavedModel saved) {
    SequencedMap<String, Shape> shapes = new LinkedHashMap<>();
    weights.forEach((name, variable) -> shapes.put(name, variable.shape()));
    SequencedMap<String, Shape> given = new LinkedHashMap<>();
    saved.weights().forEach((name, tensor) -> given.put(name, tensor.shape()));
    if (!shapes.equals(given)) {
      throw new ShapeException(
          "CompiledModel: its weights are %s, the saved ones %s. Build it from the saved model's layers."
              .formatted(shapes, given));
    }
  }

  /// Takes over some weights of a saved network; training remembers nothing of them.
  ///
  /// @return their names
  List<String> take(SavedModel saved, SequencedMap<String, Variable> taken) {
    taken.forEach((name, variable) ->
        store.write(variable, Objects.requireNonNull(saved.weights().get(name)).toArray()));
    slots.stream().filter(slot -> taken.containsValue(slot.weight())).forEach(this::begin);
    return List.copyOf(taken.keySet());
  }
}

package dev.gradus.layer;

import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import dev.gradus.core.ShapeException;
import dev.gradus.init.Initializer;
import dev.gradus.op.GraphBuilder;
import dev.gradus.op.Op;
import dev.gradus.op.Value;
import dev.gradus.op.Variable;
import dev.gradus.regularizer.Regularizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// What a [Layer] sees while it builds: its name, whether the graph is for training, and where
/// weights and ops go. A model makes one for each layer.
public final class LayerContext {

  private final GraphBuilder graph;
  private final String name;
  private final Layer layer;
  private final boolean training;
  private final boolean frozen;
  private final Optional<LayerContext> first;
  private final List<Weight> weights = new ArrayList<>();
  private final SequencedMap<String, Variable> states = new LinkedHashMap<>();

  /// For models.
  ///
  /// @param graph under construction
  /// @param name of the layer, unique in the model
  /// @param layer about to build
  /// @param training whether the graph is for training
  public LayerContext(GraphBuilder graph, String name, Layer layer, boolean training) {
    this(graph, name, layer, training, false);
  }

  /// For models.
  ///
  /// @param graph under construction
  /// @param name of the layer, unique in the model
  /// @param layer about to build
  /// @param training whether the graph is for training
  /// @param frozen whether training leaves the layer's weights as they are
  public LayerContext(
      GraphBuilder graph, String name, Layer layer, boolean training, boolean frozen) {
    this(graph, name, layer, training, frozen, Optional.empty());
  }

  private LayerContext(
      GraphBuilder graph,
      String name,
      Layer layer,
      boolean training,
      boolean frozen,
      Optional<LayerContext> first) {
    this.graph = graph;
    this.name = name;
    this.layer = layer;
    this.training = training;
    this.frozen = frozen;
    this.first = first;
  }

  /// For models: the layer in a second place, with the same weights.
  ///
  /// @param use name of this use, unique in the model, for example `encoder:2`
  /// @return what the layer sees there
  public LayerContext again(String use) {
    return new LayerContext(graph, use, layer, training, frozen, Optional.of(first.orElse(this)));
  }

  /// @return the name of this use of the layer, unique in the model, for example `dense_1`
  public String name() {
    return name;
  }

  /// @return true in a graph for training, false for evaluation and prediction
  public boolean training() {
    return training;
  }

  /// @return whether training leaves the layer as it is; its weights are then not trainable, and
  ///   what it would learn from batches, such as moving averages, should stay too
  public boolean frozen() {
    return frozen;
  }

  /// @return the graph under construction, for activations
  public GraphBuilder graph() {
    return graph;
  }

  /// @return the weights and states asked for so far, in order
  public List<Weight> weights() {
    return List.copyOf(weights);
  }

  /// A variable that the optimizer changes.
  ///
  /// @param weight its name within the layer, for example `kernel`
  /// @param shape its extents
  /// @param initializer its first values
  /// @return its value at the start of the step
  public Value weight(String weight, Shape shape, Initializer initializer) {
    return weight(weight, shape, initializer, Optional.empty());
  }

  /// A variable that the optimizer changes, with a part in the loss.
  ///
  /// @param weight its name within the layer, for example `kernel`
  /// @param shape its extents
  /// @param initializer its first values
  /// @param regularizer its penalty
  /// @return its value at the start of the step
  public Value weight(
      String weight, Shape shape, Initializer initializer, Optional<Regularizer> regularizer) {
    return declare(weight, shape, true, initializer, regularizer);
  }

  /// A variable that no gradient reaches; [#update] says what it becomes.
  ///
  /// @param state its name within the layer, for example `moving_mean`
  /// @param shape its extents
  /// @param initializer its first values
  /// @return its value at the start of the step; where an earlier use of the layer has updated it,
  ///   what it became
  public Value state(String state, Shape shape, Initializer initializer) {
    Value value = declare(state, shape, false, initializer, Optional.empty());
    Variable variable = weights.getLast().variable();
    states.put(state, variable);
    return graph.assigned(variable).orElse(value);
  }

  /// What a state becomes at the end of a training step.
  ///
  /// @param state a name given to [#state] before
  /// @param next its next value, of the same shape
  /// @throws ConfigException in a graph that is not for training, or without such a state
  public void update(String state, Value next) {
    Variable variable = states.get(state);
    if (variable == null) {
      throw new ConfigException(
          "%s: there is no state named %s to update. Declare it with state(...) first."
              .formatted(label(), state));
    }
    if (!training) {
      throw new ConfigException(
          "%s: state %s can only change in training. Call update only if training()."
              .formatted(label(), state));
    }
    graph.assign(variable, next);
  }

  /// @param op one with a single result
  /// @param inputs operands in the op's order
  /// @return the result
  public Value add(Op op, Value... inputs) {
    return addAll(op, List.of(inputs)).getFirst();
  }

  /// @param op any
  /// @param inputs operands in the op's order
  /// @return the results in the op's order
  public List<Value> addAll(Op op, List<Value> inputs) {
    try {
      op.outputShapes(inputs.stream().map(Value::shape).toList());
    } catch (ShapeException e) {
      throw new ShapeException("%s: %s".formatted(label(), e.getMessage()), e);
    }
    return graph.add(name, op, inputs);
  }

  /// A complaint in the layer's name: `dense_1 (Dense, units=10): …`.
  ///
  /// @param complaint what was received, what was expected, what to do
  /// @return to be thrown by the layer
  public ShapeException refusal(String complaint) {
    return new ShapeException("%s: %s".formatted(label(), complaint));
  }

  private Value declare(
      String weight,
      Shape shape,
      boolean trainable,
      Initializer initializer,
      Optional<Regularizer> regularizer) {
    String owner = first.map(LayerContext::name).orElse(name);
    Variable variable = new Variable(owner + "/" + weight, shape, trainable && !frozen);
    if (weights.stream().anyMatch(w -> w.variable().name().equals(variable.name()))) {
      throw new ConfigException(
          "%s: there are two weights named %s. Give each its own name.".formatted(label(), weight));
    }
    first.ifPresent(use -> use.requireShared(variable, this));
    weights.add(new Weight(variable, initializer, frozen ? Optional.empty() : regularizer, owner));
    return graph.variable(variable);
  }

  private void requireShared(Variable variable, LayerContext later) {
    if (weights.stream().noneMatch(weight -> weight.variable().equals(variable))) {
      List<Variable> own = weights.stream().map(Weight::variable).toList();
      throw later.refusal(
          "needs %s %s here, but in its first use it has %s. A layer used twice needs inputs of one shape; give this use another name to have weights of its own."
              .formatted(
                  variable.name(),
                  variable.shape(),
                  own.stream()
                      .map(each -> each.name() + " " + each.shape())
                      .collect(Collectors.joining(", "))));
    }
  }

  private String label() {
    return layer.label(name);
  }
}

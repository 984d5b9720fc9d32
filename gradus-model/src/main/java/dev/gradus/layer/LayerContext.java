package dev.gradus.layer;

import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import dev.gradus.core.ShapeException;
import dev.gradus.init.Initializer;
import dev.gradus.op.Elementwise;
import dev.gradus.op.GraphBuilder;
import dev.gradus.op.Node;
import dev.gradus.op.Op;
import dev.gradus.op.Reshape;
import dev.gradus.op.Value;
import dev.gradus.op.Variable;
import dev.gradus.regularizer.Regularizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What a [Layer] sees while it builds: its name, whether the graph is for training, and where
/// weights and ops go. A model makes one for each layer.
public final class LayerContext {

  private final GraphBuilder graph;
  private final Masks masks;
  private final Path path;
  private final Layer layer;
  private final boolean training;
  private final boolean frozen;
  private final Optional<LayerContext> first;
  private final List<Weight> weights;
  private final List<Value> losses;
  private final SequencedMap<String, Variable> states = new LinkedHashMap<>();

  /// @param use name of this use of the layer
  /// @param owner name of its first use, with which its weights' names begin
  private record Path(String use, String owner) {}

  /// For a layer on its own.
  ///
  /// @param graph under construction
  /// @param name of the layer
  /// @param layer about to build
  /// @param training whether the graph is for training
  public LayerContext(GraphBuilder graph, String name, Layer layer, boolean training) {
    this(graph, new Masks(), name, layer, training, false);
  }

  /// For models.
  ///
  /// @param graph under construction
  /// @param masks of the graph's values
  /// @param name of the layer, unique in the model
  /// @param layer about to build
  /// @param training whether the graph is for training
  /// @param frozen whether training leaves the layer's weights as they are
  public LayerContext(
      GraphBuilder graph, Masks masks, String name, Layer layer, boolean training, boolean frozen) {
    this(
        graph,
        masks,
        new Path(name, name),
        layer,
        training,
        frozen,
        Optional.empty(),
        new ArrayList<>(),
        new ArrayList<>());
  }

  private LayerContext(
      GraphBuilder graph,
      Masks masks,
      Path path,
      Layer layer,
      boolean training,
      boolean frozen,
      Optional<LayerContext> first,
      List<Weight> weights,
      List<Value> losses) {
    this.graph = graph;
    this.masks = masks;
    this.path = path;
    this.layer = layer;
    this.training = training;
    this.frozen = frozen;
    this.first = first;
    this.weights = weights;
    this.losses = losses;
  }

  /// For models: the layer in a second place, with the same weights.
  ///
  /// @param use name of this use, unique in the model, for example `encoder:2`
  /// @return what the layer sees there
  public LayerContext again(String use) {
    return new LayerContext(
        graph,
        masks,
        new Path(use, path.owner()),
        layer,
        training,
        frozen,
        Optional.of(first.orElse(this)),
        new ArrayList<>(),
        new ArrayList<>());
  }

  /// Builds the layer and follows its [MaskRule]: the one way by which models and wrappers call
  /// layers.
  ///
  /// @param inputs the values of the layers before it
  /// @return the layer's value
  /// @throws ShapeException if the layer cannot take these inputs or their masks
  public Value call(List<Value> inputs) {
    List<Value> masked = inputs.stream().filter(input -> masks.of(input).isPresent()).toList();
    if (masked.isEmpty() || layer.maskRule() == MaskRule.USES) {
      return layer.build(this, inputs);
    }
    Value first = masked.getFirst();
    Value mask = masks.of(first).orElseThrow();
    if (layer.maskRule() == MaskRule.REFUSES) {
      throw refusal(
          "input %s has a mask %s of padded time steps, which this layer would take for real. Put a recurrent layer without returnSequences before it, or leave the mask out (Masking, maskZero)."
              .formatted(first.shape(), mask.shape()));
    }
    for (Value other : masked) {
      if (!isSame(masks.of(other).orElseThrow(), mask)) {
        throw refusal(
            "inputs %s and %s have two different masks, and one result can keep only one. Mask them alike, or merge them after a recurrent layer without returnSequences."
                .formatted(first.shape(), other.shape()));
      }
    }
    Value output = layer.build(this, inputs);
    mask(output, mask);
    return output;
  }

  /// Whether two values come from the same inputs by the same ops, so that two layers that mask the
  /// same feed alike agree.
  private boolean isSame(Value a, Value b) {
    if (a.equals(b)) {
      return true;
    }
    Optional<Node> left = graph.producer(a);
    Optional<Node> right = graph.producer(b);
    return left.isPresent()
        && right.isPresent()
        && isSame(left.get(), right.get())
        && left.get().outputs().indexOf(a) == right.get().outputs().indexOf(b);
  }

  private boolean isSame(Node a, Node b) {
    boolean random = a.op() instanceof Elementwise each && !each.formula().uniforms().isEmpty();
    return !random
        && a.op().equals(b.op())
        && IntStream.range(0, a.inputs().size())
            .allMatch(i -> isSame(a.inputs().get(i), b.inputs().get(i)));
  }

  /// Builds another layer as a part of this one, as wrappers do. Its weights are named after both:
  /// `bidirectional/forward_lstm/kernel`.
  ///
  /// @param part the other layer's name within this one
  /// @param wrapped the other layer
  /// @param inputs its inputs
  /// @return its value
  public Value child(String part, Layer wrapped, List<Value> inputs) {
    Path path = new Path(this.path.use() + "/" + part, this.path.owner() + "/" + part);
    return new LayerContext(graph, masks, path, wrapped, training, frozen, first, weights, losses)
        .call(inputs);
  }

  /// @param value any of the graph, `[N, T, …]`
  /// @return its mask `[N, T]`, 1 at real time steps and 0 at padding; none if every step is real
  public Optional<Value> mask(Value value) {
    return masks.of(value);
  }

  /// Says that a value has padded time steps.
  ///
  /// @param value of this layer, `[N, T, …]`
  /// @param mask `[N, T]`, 1 at real time steps and 0 at padding; takes no part in gradients
  /// @throws ShapeException if the value does not have the mask's time steps
  public void mask(Value value, Value mask) {
    Shape shape = value.shape();
    Shape steps = mask.shape();
    if (steps.rank() != 2
        || shape.rank() < 2
        || shape.dim(0) != steps.dim(0)
        || shape.dim(1) != steps.dim(1)) {
      throw refusal(
          "result %s cannot keep the mask %s: axes 0 (N) and 1 (T) must agree. Give the layer another MaskRule."
              .formatted(shape, steps));
    }
    masks.put(value, mask);
  }

  /// @return the name of this use of the layer, unique in the model, for example `dense_1`
  public String name() {
    return path.use();
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

  /// Adds a number to the loss, whatever the model's outputs: a penalty on activations. Without an
  /// effect in graphs without a loss, as for prediction.
  ///
  /// @param term `[]`; in the size of a mean over the batch, as losses are
  /// @throws ShapeException if it is not a single number
  public void addLoss(Value term) {
    if (term.shape().rank() != 0) {
      throw refusal(
          "adds %s to the loss, expected a single number []. Sum or average it over all axes first."
              .formatted(term.shape()));
    }
    losses.add(term);
  }

  /// @return the terms added to the loss so far, in order
  public List<Value> losses() {
    return List.copyOf(losses);
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
    return graph.add(path.use(), op, inputs);
  }

  /// @param value any of the graph
  /// @param dims another shape of as many elements
  /// @return the same elements in that shape, row-major; costs nothing
  public Value reshape(Value value, int... dims) {
    return add(new Reshape(Shape.of(dims)), value);
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
    Variable variable = new Variable(path.owner() + "/" + weight, shape, trainable && !frozen);
    if (weights.stream().anyMatch(w -> w.variable().name().equals(variable.name()))) {
      throw new ConfigException(
          "%s: there are two weights named %s. Give each its own name.".formatted(label(), weight));
    }
    first.ifPresent(use -> use.requireShared(variable, this));
    weights.add(
        new Weight(variable, initializer, frozen ? Optional.empty() : regularizer, path.owner()));
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
    return layer.label(path.use());
  }
}

package dev.gradus.optimizer;

import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import dev.gradus.expr.Formula;
import dev.gradus.op.Elementwise;
import dev.gradus.op.GraphBuilder;
import dev.gradus.op.Op;
import dev.gradus.op.Value;
import dev.gradus.op.Variable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// What an [Optimizer] sees while it builds the move of one weight.
///
/// Formulas may use the scalars `learningRate`, the rate of the step, and `step`, the number of the
/// update counted from 1.
public final class UpdateContext {

  /// The input of formulas that is the weight, and the output that it becomes.
  public static final String WEIGHT = "weight";

  /// The input of formulas that is the weight's gradient.
  public static final String GRADIENT = "gradient";

  /// The scalar of formulas that is the rate of the step.
  public static final String LEARNING_RATE = "learningRate";

  /// The scalar of formulas that is the number of the update, counted from 1.
  public static final String STEP = "step";

  /// The scalar of formulas that is the momentum of the step, if the schedule moves it.
  public static final String MOMENTUM = "momentum";

  private final GraphBuilder graph;
  private final Variable variable;
  private final Value weight;
  private final Value gradient;
  private final String kind;
  private final String learningRate;
  private final SequencedMap<Variable, Double> slots = new LinkedHashMap<>();
  private Optional<Value> moved = Optional.empty();
  private boolean usesMomentum;

  /// @param graph under construction
  /// @param variable the weight's
  /// @param weight its value before the move
  /// @param gradient of the same shape
  /// @param kind of the optimizer
  /// @param learningRate name of the scalar that stands for `learningRate` in formulas
  public UpdateContext(
      GraphBuilder graph,
      Variable variable,
      Value weight,
      Value gradient,
      String kind,
      String learningRate) {
    this.graph = graph;
    this.variable = variable;
    this.weight = weight;
    this.gradient = gradient;
    this.kind = kind;
    this.learningRate = learningRate;
  }

  /// @return the weight's path and extents, for example `dense/kernel [784, 10]`
  public Variable variable() {
    return variable;
  }

  /// @return the weight before the move
  public Value weight() {
    return weight;
  }

  /// @return the gradient of the loss by the weight, of the same shape
  public Value gradient() {
    return gradient;
  }

  /// What is remembered from one step to the next, in the weight's shape.
  ///
  /// @param name of the slot, for example `m`
  /// @param initial what each element holds before the first step
  /// @return its content at the start of the step
  public Value slot(String name, double initial) {
    return slot(name, variable.shape(), initial);
  }

  /// What is remembered from one step to the next.
  ///
  /// @param name of the slot, for example `rows`
  /// @param shape its extents
  /// @param initial what each element holds before the first step
  /// @return its content at the start of the step
  public Value slot(String name, Shape shape, double initial) {
    Variable slot = new Variable(path(name), shape, false);
    slots.put(slot, initial);
    return graph.variable(slot);
  }

  /// @param value what the weight becomes
  public void become(Value value) {
    moved = Optional.of(value);
  }

  /// @param slot a name given to [#slot] before
  /// @param value what it becomes, of the same shape
  /// @throws ConfigException without such a slot
  public void become(String slot, Value value) {
    Variable known =
        slots.keySet().stream()
            .filter(each -> each.name().equals(path(slot)))
            .findFirst()
            .orElseThrow(() ->
                new ConfigException(
                    "%s: there is no slot named %s. Ask for it with slot(...) first."
                        .formatted(kind, slot)));
    graph.assign(known, value);
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
    Op named = op instanceof Elementwise(Formula formula) ? new Elementwise(paced(formula)) : op;
    return graph.add(variable.name() + "/" + kind, named, inputs);
  }

  /// Groups of weights may have rates of their own.
  private Formula paced(Formula formula) {
    usesMomentum |= formula.scalars().contains(MOMENTUM);
    List<String> scalars =
        formula.scalars().stream()
            .map(name ->
                switch (name) {
                  case LEARNING_RATE -> learningRate;
                  case MOMENTUM -> momentumBeside(learningRate);
                  default -> name;
                })
            .toList();
    return new Formula(
        formula.name(),
        formula.inputs(),
        scalars,
        formula.uniforms(),
        formula.outputs(),
        formula.results());
  }

  /// The scalar of the momentum that belongs to a learning rate.
  ///
  /// @param rate name of the scalar of the rate, of all weights or of a group
  /// @return name of the scalar of the momentum
  public static String momentumBeside(String rate) {
    return MOMENTUM + rate.substring(LEARNING_RATE.length());
  }

  /// @return whether a formula that was added has the scalar of the momentum
  public boolean usesMomentum() {
    return usesMomentum;
  }

  private String path(String slot) {
    return "%s/%s/%s".formatted(variable.name(), kind, slot);
  }

  /// @return the slots asked for, with the value of each element before the first step
  public SequencedMap<Variable, Double> slots() {
    return Collections.unmodifiableSequencedMap(slots);
  }

  /// @return what the weight becomes
  /// @throws ConfigException if the optimizer did not say
  public Value moved() {
    return moved.orElseThrow(() ->
        new ConfigException(
            "%s: does not say what %s becomes. Call become(value) in build."
                .formatted(kind, variable.name())));
  }
}

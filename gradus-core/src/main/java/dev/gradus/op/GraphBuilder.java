package dev.gradus.op;

import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import dev.gradus.core.ShapeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Builds a [Graph] op by op; shapes are inferred and checked as each op is added.
public final class GraphBuilder {

  private final SequencedMap<String, Value> feeds = new LinkedHashMap<>();
  private final SequencedMap<Variable, Value> variables = new LinkedHashMap<>();
  private final List<Node> nodes = new ArrayList<>();
  private final SequencedMap<Variable, Value> assignments = new LinkedHashMap<>();
  private final SequencedMap<String, Value> fetches = new LinkedHashMap<>();
  private int nextId;

  /// An empty graph.
  public GraphBuilder() {}

  /// A builder that continues where a graph ends.
  ///
  /// @param graph all of its parts are taken over
  public GraphBuilder(Graph graph) {
    feeds.putAll(graph.feeds());
    variables.putAll(graph.variables());
    nodes.addAll(graph.nodes());
    assignments.putAll(graph.assignments());
    fetches.putAll(graph.fetches());
    feeds.values().forEach(this::reserve);
    variables.values().forEach(this::reserve);
    nodes.forEach(node -> node.outputs().forEach(this::reserve));
  }

  /// @param name unique among feeds
  /// @param shape what the host will write
  /// @return the value it becomes
  public Value feed(String name, Shape shape) {
    Value value = fresh(shape);
    if (feeds.putIfAbsent(name, value) != null) {
      throw new ConfigException("Graph: there is already a feed named %s.".formatted(name));
    }
    return value;
  }

  /// @param variable read at the start of the step; the same variable gives the same value
  /// @return its content
  public Value variable(Variable variable) {
    return variables.computeIfAbsent(variable, v -> fresh(v.shape()));
  }

  /// @param name where the op comes from; part of every complaint about it
  /// @param op what to compute
  /// @param inputs operands in the op's order
  /// @return the results in the op's order
  public List<Value> add(String name, Op op, List<Value> inputs) {
    List<Shape> shapes;
    try {
      shapes = op.outputShapes(inputs.stream().map(Value::shape).toList());
    } catch (ShapeException e) {
      throw new ShapeException("%s: %s".formatted(name, e.getMessage()), e);
    }
    List<Value> outputs = shapes.stream().map(this::fresh).toList();
    nodes.add(new Node(name, op, inputs, outputs));
    return outputs;
  }

  /// @param name where the op comes from
  /// @param op one with a single result
  /// @param inputs operands in the op's order
  /// @return the result
  public Value add(String name, Op op, Value... inputs) {
    return add(name, op, List.of(inputs)).getFirst();
  }

  /// @param variable changed at the end of the step
  /// @param value what it becomes, of the same shape
  public void assign(Variable variable, Value value) {
    if (!variable.shape().equals(value.shape())) {
      throw new ShapeException(
          "%s: a variable of shape %s cannot become a value of shape %s."
              .formatted(variable.name(), variable.shape(), value.shape()));
    }
    assignments.put(variable, value);
  }

  /// @param variable any
  /// @return what it becomes at the end of the step, as far as is known by now
  public Optional<Value> assigned(Variable variable) {
    return Optional.ofNullable(assignments.get(variable));
  }

  /// @param name under which the host reads the value after a run
  /// @param value any value of this graph
  public void fetch(String name, Value value) {
    fetches.put(name, value);
  }

  /// @param value any value of this graph
  /// @return the node that writes it; empty for feeds and variables
  public Optional<Node> producer(Value value) {
    return nodes.stream().filter(node -> node.outputs().contains(value)).findFirst();
  }

  /// @return the graph built so far
  public Graph build() {
    return new Graph(feeds, variables, nodes, assignments, fetches);
  }

  private Value fresh(Shape shape) {
    return new Value(nextId++, shape);
  }

  private void reserve(Value value) {
    nextId = Math.max(nextId, value.id() + 1);
  }
}

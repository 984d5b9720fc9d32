package dev.gradus.kernels.contract;

import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;
import dev.gradus.core.ShapeException;
import dev.gradus.expr.Formula;
import dev.gradus.expr.Input;
import dev.gradus.expr.Program;
import dev.gradus.expr.Step;
import dev.gradus.op.BatchNorm;
import dev.gradus.op.Broadcast;
import dev.gradus.op.Concat;
import dev.gradus.op.Elementwise;
import dev.gradus.op.Graph;
import dev.gradus.op.GraphBuilder;
import dev.gradus.op.InnerProduct;
import dev.gradus.op.MatMul;
import dev.gradus.op.Node;
import dev.gradus.op.Op;
import dev.gradus.op.Pad;
import dev.gradus.op.Reduce;
import dev.gradus.op.Reshape;
import dev.gradus.op.Slice;
import dev.gradus.op.Softmax;
import dev.gradus.op.Transpose;
import dev.gradus.op.Value;
import dev.gradus.op.Variable;
import dev.gradus.testkit.Choices;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// A small graph of random ops, with what it is given: values read several times and never,
/// broadcasts, reshapes of anything, variables that become each other.
public final class RandomGraph {

  /// Name of the fetch of one element.
  public static final String LOSS = "loss";

  private static final int LARGEST = 300;

  private final Choices choices;
  private final GraphBuilder graph = new GraphBuilder();
  private final List<Value> values = new ArrayList<>();
  private final List<Value> statistics = new ArrayList<>();
  private final Map<Variable, Value> variables = new HashMap<>();
  private final Map<Variable, double[]> contents = new HashMap<>();
  private final Map<String, double[]> feeds = new HashMap<>();
  private Optional<Value> loss = Optional.empty();

  private RandomGraph(Choices choices) {
    this.choices = choices;
  }

  /// A graph under construction, complete up to its loss: without assignments and other fetches.
  public static RandomGraph draw(Choices choices) {
    RandomGraph random = new RandomGraph(choices);
    random.grow();
    return random;
  }

  /// Where gradients may be added.
  public GraphBuilder graph() {
    return graph;
  }

  /// A scalar made of one of the values.
  public Value loss() {
    return loss.orElseThrow();
  }

  /// The variables that the loss depends on.
  public List<Value> parameters() {
    List<Value> reached = new ArrayList<>(List.of(loss()));
    for (Node node : graph.build().nodes().reversed()) {
      for (int output = 0; output < node.outputs().size(); output++) {
        if (reached.contains(node.outputs().get(output))) {
          reached.addAll(read(node, output));
        }
      }
    }
    return graph.build().variables().values().stream().filter(reached::contains).toList();
  }

  private static List<Value> read(Node node, int output) {
    if (!(node.op() instanceof Elementwise(Formula formula))) {
      return node.inputs();
    }
    List<Step> steps = Program.of(List.of(formula.results().get(output))).steps();
    return IntStream.range(0, node.inputs().size())
        .filter(i -> steps.contains(new Step.Load(new Input(i))))
        .mapToObj(node.inputs()::get)
        .toList();
  }

  /// What the graph is given.
  public GraphOracle.Inputs inputs() {
    return new GraphOracle.Inputs(
        feeds, contents, Map.of("rate", 0.25, "shift", -0.5), RandomStream.of(3), 5);
  }

  /// The graph with random assignments and fetches.
  public Graph finished() {
    values.addAll(statistics);
    variables.forEach((variable, own) -> {
      List<Value> fitting =
          values.stream().filter(v -> v.shape().equals(variable.shape())).toList();
      if (choices.flag()) {
        graph.assign(variable, choices.oneOf(fitting));
      }
    });
    int fetches = choices.between(0, 3);
    for (int i = 0; i < fetches; i++) {
      graph.fetch("fetch " + i, choices.oneOf(values));
    }
    return graph.build();
  }

  private void grow() {
    feed();
    variable(shape());
    int ops = choices.between(1, 14);
    for (int i = 0; i < ops; i++) {
      switch (choices.between(0, 11)) {
        case 0 -> formula(1);
        case 1, 2 -> formula(2);
        case 3 -> formula(3);
        case 4 -> reshape();
        case 5 -> broadcast();
        case 6 -> reduce();
        case 7 -> product();
        case 8 -> norm();
        case 9 -> move();
        case 10 -> choose(2).ifPresent(x -> add(new MatMul(false, true), List.of(x, x)));
        default -> choose(1).ifPresent(x -> add(new Softmax(choices.flag()), List.of(x)));
      }
    }
    Value last = choices.flag() ? values.getLast() : choices.oneOf(values);
    Value sum = graph.add("loss", Reduce.all(Reduce.Kind.MEAN, last.shape()), last);
    graph.fetch(LOSS, sum);
    loss = Optional.of(sum);
    values.add(sum);
  }

  private Shape shape() {
    int rank = choices.between(0, 3);
    return Shape.of(IntStream.range(0, rank).map(_ -> choices.between(1, 4)).toArray());
  }

  private double[] content(Shape shape) {
    return IntStream.range(0, Math.toIntExact(shape.size()))
        .mapToDouble(_ -> (float) choices.between(-1.0, 1.0))
        .toArray();
  }

  private void feed() {
    Shape shape = shape();
    String name = "feed " + feeds.size();
    feeds.put(name, content(shape));
    values.add(graph.feed(name, shape));
  }

  private Value variable(Shape shape) {
    Variable variable = new Variable("variable " + variables.size(), shape, true);
    Value value = graph.variable(variable);
    contents.put(variable, content(shape));
    variables.put(variable, value);
    values.add(value);
    return value;
  }

  private void formula(int operands) {
    Elementwise op = new Elementwise(choices.oneOf(RandomFormulas.of(operands)));
    List<Value> inputs = new ArrayList<>();
    for (int i = 0; i < operands; i++) {
      inputs.add(i > 0 && choices.flag() ? variable(inputs.getFirst().shape()) : any());
    }
    add(op, inputs);
  }

  private Value any() {
    return choices.oneOf(values.reversed());
  }

  private Optional<Value> choose(int rank) {
    List<Value> fitting = values.reversed().stream().filter(v -> v.shape().rank() >= rank).toList();
    return fitting.isEmpty() ? Optional.empty() : Optional.of(choices.oneOf(fitting));
  }

  private void reshape() {
    Value x = any();
    int size = Math.toIntExact(x.shape().size());
    List<Integer> reversed = x.shape().dims().reversed();
    add(
        new Reshape(
            choices.oneOf(
                List.of(
                    Shape.of(size),
                    Shape.of(reversed),
                    Shape.of(size, 1),
                    x.shape().prepend(1),
                    x.shape()))),
        List.of(x));
  }

  private void broadcast() {
    Value x = any();
    List<Integer> dims = new ArrayList<>(x.shape().dims());
    dims.replaceAll(dim -> dim == 1 ? choices.between(1, 3) : dim);
    if (choices.flag()) {
      dims.addFirst(choices.between(1, 3));
    }
    add(new Broadcast(Shape.of(dims)), List.of(x));
  }

  private void move() {
    Value x = any();
    int rank = x.shape().rank();
    if (rank == 0) {
      return;
    }
    int axis = choices.between(0, rank - 1);
    int extent = x.shape().dim(axis);
    switch (choices.between(0, 3)) {
      case 0 -> {
        int from = choices.between(0, extent - 1);
        add(Slice.along(x.shape(), axis, from, choices.between(1, extent - from)), List.of(x));
      }
      case 1 ->
          add(
              new Pad(
                  IntStream.range(0, rank).mapToObj(_ -> choices.between(0, 1)).toList(),
                  IntStream.range(0, rank).mapToObj(_ -> choices.between(0, 2)).toList()),
              List.of(x));
      case 2 ->
          add(new Transpose(IntStream.range(0, rank).boxed().toList().reversed()), List.of(x));
      default -> add(new Concat(axis), List.of(x, x));
    }
  }

  private void reduce() {
    Value x = any();
    List<Integer> axes =
        IntStream.range(0, x.shape().rank()).filter(_ -> choices.flag()).boxed().toList();
    Reduce.Kind kind = choices.flag() ? Reduce.Kind.SUM : Reduce.Kind.MEAN;
    add(new Reduce(kind, axes, choices.flag()), List.of(x));
  }

  private void product() {
    values.reversed().stream()
        .filter(v -> v.shape().rank() == 2)
        .findFirst()
        .ifPresent(x -> {
          int units = choices.between(1, 5);
          List<Value> inputs = new ArrayList<>(List.of(x));
          inputs.add(variable(Shape.of(x.shape().dim(1), units)));
          boolean bias = choices.flag();
          if (bias) {
            inputs.add(variable(Shape.of(units)));
          }
          add(InnerProduct.of(bias), inputs);
        });
  }

  private void norm() {
    choose(2)
        .ifPresent(x -> {
          Shape channels = Shape.of(x.shape().dim(-1));
          add(new BatchNorm(0.01), List.of(x, variable(channels), variable(channels)));
          if (graph.producer(values.getLast()).isPresent()) {
            statistics.add(values.removeLast());
            statistics.add(values.removeLast());
          }
        });
  }

  /// Adds an op unless its operands cannot meet or it makes the graph large.
  private void add(Op op, List<Value> inputs) {
    try {
      List<Shape> shapes = op.outputShapes(inputs.stream().map(Value::shape).toList());
      if (shapes.stream().allMatch(shape -> shape.size() <= LARGEST && shape.rank() <= 4)) {
        values.addAll(graph.add("node " + values.size(), op, inputs));
      }
    } catch (ShapeException _) {
      // These operands cannot meet.
    }
  }
}

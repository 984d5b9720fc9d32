package dev.gradus.kernels.contract;

import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;
import dev.gradus.expr.Formula;
import dev.gradus.op.AveragePool2d;
import dev.gradus.op.AveragePool2dBackward;
import dev.gradus.op.BatchNorm;
import dev.gradus.op.BatchNormBackward;
import dev.gradus.op.BatchNormInference;
import dev.gradus.op.Broadcast;
import dev.gradus.op.Concat;
import dev.gradus.op.Conv2d;
import dev.gradus.op.Conv2dBackwardData;
import dev.gradus.op.Conv2dBackwardWeights;
import dev.gradus.op.Elementwise;
import dev.gradus.op.Gather;
import dev.gradus.op.GatherBackward;
import dev.gradus.op.Graph;
import dev.gradus.op.InnerProduct;
import dev.gradus.op.InnerProductBackwardData;
import dev.gradus.op.InnerProductBackwardWeights;
import dev.gradus.op.LayerNorm;
import dev.gradus.op.LayerNormBackward;
import dev.gradus.op.MatMul;
import dev.gradus.op.MaxPool2d;
import dev.gradus.op.MaxPool2dBackward;
import dev.gradus.op.Node;
import dev.gradus.op.Pad;
import dev.gradus.op.Recurrent;
import dev.gradus.op.RecurrentBackward;
import dev.gradus.op.Reduce;
import dev.gradus.op.Reshape;
import dev.gradus.op.Slice;
import dev.gradus.op.Softmax;
import dev.gradus.op.SoftmaxBackward;
import dev.gradus.op.SoftmaxCrossEntropy;
import dev.gradus.op.SoftmaxCrossEntropyBackward;
import dev.gradus.op.Transpose;
import dev.gradus.op.Value;
import dev.gradus.op.Variable;
import dev.gradus.testkit.Tolerance;
import dev.gradus.testkit.oracle.BatchNormOracle;
import dev.gradus.testkit.oracle.BroadcastOracle;
import dev.gradus.testkit.oracle.CopyOracle;
import dev.gradus.testkit.oracle.DenseOracle;
import dev.gradus.testkit.oracle.SoftmaxOracle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What a graph means: all of its values in double precision, node by node from the testkit's
/// textbook formulas. Shares no code with kernels or compiler.
///
/// A plan's results are compared with it within a [#tolerance]: how far the values stray when each
/// operand of a sum and each line of a formula gets random errors of float32's size. A float32 sum
/// of K products in any order is the exact sum of products that are off by at most K rounding units
/// each, so K is the noise put on its operands.
public final class GraphOracle {

  private static final int FUNCTION = 8;
  private static final int DRAWS = 12;

  /// The largest of 12 draws against the largest possible error: n equal errors add up to n where
  /// draws reach about sqrt(n).
  private static final double BEYOND_DRAWS = 8;

  private final Graph graph;
  private final Inputs inputs;
  private final Noise noise;
  private final Map<Value, double[]> values = new HashMap<>();
  private final List<GraphOracle> strayed = new ArrayList<>();

  /// What a graph is given.
  ///
  /// @param feeds by name
  /// @param variables at the start of the step
  /// @param scalars by name
  /// @param random parent of the random streams
  /// @param step first coordinate of random draws
  public record Inputs(
      Map<String, double[]> feeds,
      Map<Variable, double[]> variables,
      Map<String, Double> scalars,
      RandomStream random,
      long step) {

    /// The same with other content of one variable.
    public Inputs with(Variable variable, double[] content) {
      Map<Variable, double[]> changed = new HashMap<>(variables);
      changed.put(variable, content);
      return new Inputs(feeds, changed, scalars, random, step);
    }

    /// The same with another feed.
    public Inputs with(String feed, double[] content) {
      Map<String, double[]> changed = new HashMap<>(feeds);
      changed.put(feed, content);
      return new Inputs(changed, variables, scalars, random, step);
    }
  }

  private GraphOracle(Graph graph, Inputs inputs, Noise noise) {
    this.graph = graph;
    this.inputs = inputs;
    this.noise = noise;
    graph.feeds().forEach((name, value) -> put(value, inputs.feeds().get(name)));
    graph.variables().forEach((variable, value) -> put(value, inputs.variables().get(variable)));
    graph.nodes().forEach(this::run);
  }

  /// Computes all values.
  public static GraphOracle of(Graph graph, Inputs inputs) {
    return new GraphOracle(graph, inputs, Noise.none());
  }

  /// A value of the graph.
  public double[] value(Value value) {
    return Objects.requireNonNull(values.get(value), value::toString);
  }

  /// A fetch.
  public double[] fetch(String name) {
    return value(Objects.requireNonNull(graph.fetches().get(name), name));
  }

  /// A variable after the step.
  public double[] after(Variable variable) {
    Value assigned = graph.assignments().get(variable);
    return assigned == null
        ? Objects.requireNonNull(inputs.variables().get(variable), variable::name)
        : value(assigned);
  }

  /// How far a float32 computation of a value may be off.
  public Tolerance tolerance(Value value) {
    double[] exact = value(value);
    double[] bounds = new double[exact.length];
    for (GraphOracle each : strayed()) {
      double[] other = each.value(value);
      for (int i = 0; i < bounds.length; i++) {
        bounds[i] = Math.max(bounds[i], Math.abs(other[i] - exact[i]));
      }
    }
    return Tolerance.each(bounds).times(BEYOND_DRAWS).plus(Tolerance.ulps(1));
  }

  private List<GraphOracle> strayed() {
    for (int seed = strayed.size(); seed < DRAWS; seed++) {
      strayed.add(new GraphOracle(graph, inputs, Noise.of(seed)));
    }
    return strayed;
  }

  private void run(Node node) {
    List<double[]> results = results(node);
    for (int i = 0; i < results.size(); i++) {
      // Which tap a maximum came from is a whole number, not a rounded one.
      boolean exact = node.op() instanceof MaxPool2d && i == 1;
      put(node.outputs().get(i), noise.on(results.get(i), exact ? 0 : 1));
    }
  }

  private void put(Value value, double[] content) {
    if (content.length != value.shape().size()) {
      throw new IllegalArgumentException("%s has %d".formatted(value, content.length));
    }
    values.put(value, content);
  }

  private List<double[]> results(Node node) {
    Shape shape = node.inputs().isEmpty() ? Shape.of() : node.inputs().getFirst().shape();
    int last = shape.rank() == 0 ? 1 : shape.dim(-1);
    return switch (node.op()) {
      case Elementwise(Formula formula) -> elementwise(node, formula);
      case Reshape _ -> List.of(in(node, 0, 0));
      case Broadcast(Shape to) ->
          List.of(BroadcastOracle.broadcast(in(node, 0, 0), dims(shape), dims(to)));
      case Reduce reduce -> List.of(reduce(reduce, node));
      case InnerProduct product -> List.of(product(product, node));
      case InnerProductBackwardData _ -> {
        int k = node.output().shape().dim(1);
        yield List.of(
            DenseOracle.backwardData(
                in(node, 0, last), in(node, 1, last), shape.dim(0), k, shape.dim(1)));
      }
      case InnerProductBackwardWeights(boolean bias) -> {
        int n = shape.dim(0);
        int u = node.inputs().get(1).shape().dim(1);
        double[] dw =
            DenseOracle.backwardKernel(in(node, 0, n), in(node, 1, n), n, shape.dim(1), u);
        yield bias ? List.of(dw, DenseOracle.backwardBias(in(node, 1, n), n, u)) : List.of(dw);
      }
      case Softmax(boolean logarithm) -> {
        double[] x = in(node, 0, FUNCTION);
        yield List.of(
            noise.on(
                logarithm ? SoftmaxOracle.logSoftmax(x, last) : SoftmaxOracle.softmax(x, last),
                last + FUNCTION));
      }
      case SoftmaxBackward(boolean logarithm) -> {
        double[] y = in(node, 0, last + FUNCTION);
        double[] dy = in(node, 1, last + FUNCTION);
        yield List.of(
            logarithm
                ? SoftmaxOracle.logSoftmaxBackward(y, dy, last)
                : SoftmaxOracle.softmaxBackward(y, dy, last));
      }
      case SoftmaxCrossEntropy(boolean sparse) ->
          List.of(
              SoftmaxOracle.crossEntropy(
                  in(node, 0, last + FUNCTION), target(sparse, node, last), last));
      case SoftmaxCrossEntropyBackward(boolean sparse) ->
          List.of(
              SoftmaxOracle.crossEntropyBackward(
                  in(node, 0, last + FUNCTION),
                  target(sparse, node, last),
                  in(node, 2, FUNCTION),
                  last));
      case BatchNorm(double epsilon) -> {
        double[] x = in(node, 0, rows(node));
        double[] mean = noise.on(BatchNormOracle.mean(x, last), 1);
        double[] variance = noise.on(BatchNormOracle.variance(x, last), FUNCTION);
        double[] y =
            BatchNormOracle.normalize(
                x, in(node, 1, 2), in(node, 2, 2), mean, variance, epsilon, last);
        yield List.of(y, mean, variance);
      }
      case BatchNormInference(double epsilon) ->
          List.of(
              BatchNormOracle.normalize(
                  in(node, 0, FUNCTION),
                  in(node, 1, FUNCTION),
                  in(node, 2, FUNCTION),
                  in(node, 3, FUNCTION),
                  in(node, 4, FUNCTION),
                  epsilon,
                  last));
      case BatchNormBackward(double epsilon) -> {
        int units = rows(node) + FUNCTION;
        double[] x = in(node, 0, units);
        double[] dy = in(node, 1, units);
        double[] gamma = in(node, 2, FUNCTION);
        double[] mean = in(node, 3, FUNCTION);
        double[] variance = in(node, 4, FUNCTION);
        yield List.of(
            BatchNormOracle.backwardData(x, dy, gamma, mean, variance, epsilon, last),
            BatchNormOracle.backwardGamma(x, dy, mean, variance, epsilon, last),
            BatchNormOracle.backwardBeta(dy, last));
      }
      case Recurrent op -> RecurrentOracle.forward(op, shape, all(node), noise);
      case RecurrentBackward op -> RecurrentOracle.backward(op, shape, all(node), noise);
      case Slice(var begin, Shape size) ->
          List.of(CopyOracle.slice(in(node, 0, 0), dims(shape), ints(begin), dims(size)));
      case Concat(int axis) ->
          List.of(
              CopyOracle.concat(
                  node.inputs().stream().map(this::value).toList(),
                  node.inputs().stream().map(value -> dims(value.shape())).toList(),
                  axis));
      case Pad(var before, var after) ->
          List.of(CopyOracle.pad(in(node, 0, 0), dims(shape), ints(before), ints(after)));
      case Transpose(var permutation) ->
          List.of(CopyOracle.transpose(in(node, 0, 0), dims(shape), ints(permutation)));
      case MatMul op -> matrix(node).results(op);
      case Gather op -> matrix(node).results(op);
      case GatherBackward op -> matrix(node).results(op);
      case LayerNorm op -> matrix(node).results(op, noise);
      case LayerNormBackward op -> matrix(node).results(op);
      case Conv2d op -> image(node).results(op);
      case Conv2dBackwardData op -> image(node).results(op);
      case Conv2dBackwardWeights op -> image(node).results(op);
      case MaxPool2d op -> image(node).results(op);
      case MaxPool2dBackward op -> image(node).results(op);
      case AveragePool2d op -> image(node).results(op);
      case AveragePool2dBackward op -> image(node).results(op);
    };
  }

  private ImageOracle image(Node node) {
    return new ImageOracle((operand, units) -> in(node, operand, units), node);
  }

  private MatrixNodes matrix(Node node) {
    return new MatrixNodes((operand, units) -> in(node, operand, units), node);
  }

  private List<double[]> all(Node node) {
    return node.inputs().stream().map(this::value).toList();
  }

  private double[] in(Node node, int operand, int units) {
    return noise.on(value(node.inputs().get(operand)), units);
  }

  /// Targets are read as they are: a class's number bears no noise.
  private double[] target(boolean sparse, Node node, int classes) {
    double[] given = in(node, 1, 0);
    return sparse ? SoftmaxOracle.oneHot(given, classes) : given;
  }

  private static int rows(Node node) {
    Shape shape = node.inputs().getFirst().shape();
    return Math.toIntExact(shape.size() / shape.dim(-1));
  }

  private double[] product(InnerProduct op, Node node) {
    Shape x = node.inputs().getFirst().shape();
    int u = node.output().shape().dim(1);
    int k = x.dim(1);
    double[] sums =
        DenseOracle.forward(
            in(node, 0, k + 1),
            in(node, 1, k + 1),
            op.bias() ? in(node, 2, k + 1) : new double[0],
            x.dim(0),
            k,
            u);
    return op.activation()
        .map(formula -> elementwise(formula, List.of(sums), sums.length).getFirst())
        .orElse(sums);
  }

  private double[] reduce(Reduce op, Node node) {
    Shape shape = node.inputs().getFirst().shape();
    boolean[] reduced = new boolean[shape.rank()];
    op.axes().forEach(axis -> reduced[axis] = true);
    int count = Math.toIntExact(shape.size() / node.output().shape().size());
    double[] sum = BroadcastOracle.sum(in(node, 0, count), dims(shape), reduced);
    return op.kind() == Reduce.Kind.SUM ? sum : Arrays.stream(sum).map(s -> s / count).toArray();
  }

  private List<double[]> elementwise(Node node, Formula formula) {
    int[] to = dims(node.output().shape());
    List<double[]> operands =
        node.inputs().stream()
            .map(v -> BroadcastOracle.broadcast(value(v), dims(v.shape()), to))
            .toList();
    return elementwise(formula, operands, BroadcastOracle.size(to));
  }

  private List<double[]> elementwise(Formula formula, List<double[]> operands, int size) {
    double[] scalars =
        formula.scalars().stream().mapToDouble(name -> inputs.scalars().get(name)).toArray();
    List<RandomStream> streams = formula.uniforms().stream().map(inputs.random()::named).toList();
    List<double[]> results = new ArrayList<>();
    Collections.addAll(results, new double[formula.outputs().size()][size]);
    FormulaOracle oracle = new FormulaOracle(formula, noise);
    for (int i = 0; i < size; i++) {
      int at = i;
      double[] result =
          oracle.at(
              operands.stream().mapToDouble(x -> x[at]).toArray(),
              scalars,
              streams.stream().mapToDouble(s -> s.uniform(inputs.step(), at)).toArray());
      for (int k = 0; k < result.length; k++) {
        results.get(k)[i] = result[k];
      }
    }
    return results;
  }

  private static int[] dims(Shape shape) {
    return ints(shape.dims());
  }

  private static int[] ints(List<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }
}

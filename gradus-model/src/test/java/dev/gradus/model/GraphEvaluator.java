package dev.gradus.model;

import dev.gradus.core.Shape;
import dev.gradus.expr.Evaluator;
import dev.gradus.expr.Formula;
import dev.gradus.expr.Interpreter;
import dev.gradus.op.Elementwise;
import dev.gradus.op.Graph;
import dev.gradus.op.InnerProduct;
import dev.gradus.op.Node;
import dev.gradus.op.Op;
import dev.gradus.op.Reduce;
import dev.gradus.op.Reshape;
import dev.gradus.op.Softmax;
import dev.gradus.op.SoftmaxCrossEntropy;
import dev.gradus.op.Value;
import dev.gradus.op.Variable;
import dev.gradus.testkit.oracle.BroadcastOracle;
import dev.gradus.testkit.oracle.DenseOracle;
import dev.gradus.testkit.oracle.SoftmaxOracle;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Runs a small graph in double precision by the testkit's oracles. Knows the ops that these tests
/// build; every uniform draws the same given numbers.
public final class GraphEvaluator {

  private final Map<Value, double[]> values = new HashMap<>();
  private final double[] draws;

  private GraphEvaluator(double[] draws) {
    this.draws = draws;
  }

  /// Runs all nodes.
  ///
  /// @param graph to run
  /// @param feeds by name
  /// @param variables by name
  /// @param draws a uniform's value at each element
  /// @return the value of every tensor
  public static Map<Value, double[]> run(
      Graph graph, Map<String, double[]> feeds, Map<String, double[]> variables, double... draws) {
    GraphEvaluator evaluator = new GraphEvaluator(draws);
    graph.feeds().forEach((name, value) -> evaluator.put(value, feeds.get(name)));
    for (Map.Entry<Variable, Value> entry : graph.variables().entrySet()) {
      evaluator.put(entry.getValue(), variables.get(entry.getKey().name()));
    }
    graph.nodes().forEach(evaluator::step);
    return evaluator.values;
  }

  private void put(Value value, double[] content) {
    if (content.length != value.shape().size()) {
      throw new IllegalArgumentException("%s %s".formatted(value, value.shape()));
    }
    values.put(value, content);
  }

  private void step(Node node) {
    List<double[]> in = node.inputs().stream().map(values::get).toList();
    if (node.op() instanceof Elementwise(Formula formula)) {
      elementwise(node, formula);
    } else {
      put(node.output(), one(node.op(), node.inputs(), in));
    }
  }

  private static double[] one(Op op, List<Value> operands, List<double[]> in) {
    Shape shape = operands.getFirst().shape();
    return switch (op) {
      case Reshape _ -> in.getFirst();
      case Softmax(boolean logarithm) when !logarithm ->
          SoftmaxOracle.softmax(in.getFirst(), shape.dim(-1));
      case SoftmaxCrossEntropy(boolean sparse) ->
          SoftmaxOracle.crossEntropy(
              in.get(0),
              sparse ? SoftmaxOracle.oneHot(in.get(1), shape.dim(-1)) : in.get(1),
              shape.dim(-1));
      case InnerProduct(boolean bias, _) ->
          DenseOracle.forward(
              in.get(0),
              in.get(1),
              bias ? in.get(2) : new double[0],
              shape.dim(0),
              shape.dim(1),
              operands.get(1).shape().dim(1));
      case Reduce reduce -> reduce(reduce, shape, in.getFirst());
      default -> throw new IllegalArgumentException(op.toString());
    };
  }

  private static double[] reduce(Reduce reduce, Shape shape, double[] x) {
    boolean[] reduced = new boolean[shape.rank()];
    reduce.axes().forEach(axis -> reduced[axis] = true);
    double[] result = BroadcastOracle.sum(x, dims(shape), reduced);
    if (reduce.kind() == Reduce.Kind.MEAN) {
      int count = x.length / result.length;
      for (int i = 0; i < result.length; i++) {
        result[i] /= count;
      }
    }
    return result;
  }

  private void elementwise(Node node, Formula formula) {
    Shape shape = node.output().shape();
    List<double[]> in =
        node.inputs().stream()
            .map(v -> BroadcastOracle.broadcast(values.get(v), dims(v.shape()), dims(shape)))
            .toList();
    Interpreter interpreter = Evaluator.compile(formula);
    double[] y = new double[Math.toIntExact(shape.size())];
    for (int i = 0; i < y.length; i++) {
      int at = i;
      double[] inputs = in.stream().mapToDouble(x -> x[at]).toArray();
      double[] uniforms = formula.uniforms().stream().mapToDouble(_ -> draws[at]).toArray();
      y[i] = interpreter.evaluate(inputs, new double[0], uniforms)[0];
    }
    put(node.output(), y);
  }

  private static int[] dims(Shape shape) {
    return shape.dims().stream().mapToInt(Integer::intValue).toArray();
  }
}

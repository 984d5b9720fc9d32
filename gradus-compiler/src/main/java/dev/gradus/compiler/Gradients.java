package dev.gradus.compiler;

import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import dev.gradus.core.ShapeException;
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
import dev.gradus.op.GraphBuilder;
import dev.gradus.op.InnerProduct;
import dev.gradus.op.InnerProductBackwardData;
import dev.gradus.op.InnerProductBackwardWeights;
import dev.gradus.op.LayerNorm;
import dev.gradus.op.LayerNormBackward;
import dev.gradus.op.MatMul;
import dev.gradus.op.MaxPool2d;
import dev.gradus.op.MaxPool2dBackward;
import dev.gradus.op.Node;
import dev.gradus.op.Op;
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
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.IntStream;

/// Reverse-mode differentiation: appends to a graph the ops that compute the gradient of a scalar.
///
/// Walks the nodes backwards once; each op's gradient is written in ops of the same family, so what
/// is built here is compiled like everything else. A value read by several nodes gets the sum of
/// their contributions, in the order of the nodes from last to first.
public final class Gradients {

  private final GraphBuilder graph;
  private final Map<Value, Value> gradients = new HashMap<>();
  private final Set<Value> wanted;

  private Gradients(GraphBuilder graph, Set<Value> wanted) {
    this.graph = graph;
    this.wanted = wanted;
  }

  /// Appends the backward ops.
  ///
  /// @param graph holds `loss` and everything it depends on
  /// @param loss a scalar `[]`
  /// @param wrt values to differentiate by
  /// @return the gradient of `loss` by each of `wrt`, of its shape, in its order
  /// @throws ConfigException if `loss` does not depend on one of them
  public static SequencedMap<Value, Value> add(
      GraphBuilder graph, Value loss, Collection<Value> wrt) {
    if (loss.shape().rank() != 0) {
      throw new ShapeException(
          "Gradients: the loss must be a scalar of shape [], got %s. Reduce it first."
              .formatted(loss.shape()));
    }
    List<Node> forward = graph.build().nodes();
    Gradients pass = new Gradients(graph, dependents(forward, wrt));
    pass.gradients.put(loss, pass.one());
    for (Node node : forward.reversed()) {
      if (node.outputs().stream().anyMatch(pass.gradients::containsKey)) {
        pass.differentiate(node);
      }
    }
    SequencedMap<Value, Value> result = new LinkedHashMap<>();
    for (Value value : wrt) {
      Value gradient = pass.gradients.get(value);
      if (gradient == null) {
        throw new ConfigException(
            "Gradients: the loss does not depend on value %s of shape %s."
                .formatted(value, value.shape()));
      }
      result.put(value, gradient);
    }
    return result;
  }

  private static Set<Value> dependents(List<Node> nodes, Collection<Value> wrt) {
    Set<Value> dependents = new HashSet<>(wrt);
    for (Node node : nodes) {
      if (node.inputs().stream().anyMatch(dependents::contains)) {
        dependents.addAll(node.outputs());
      }
    }
    return dependents;
  }

  private void differentiate(Node node) {
    String name = node.name() + "/backward";
    List<Value> in = node.inputs();
    Optional<Value> upstream = Optional.ofNullable(gradients.get(node.outputs().getFirst()));
    switch (node.op()) {
      case InnerProduct op -> innerProduct(name, op, in, upstream.orElseThrow());
      case Elementwise(Formula formula) -> elementwise(name, formula, node);
      case Broadcast _ ->
          accumulate(in.getFirst(), sumTo(name, upstream.orElseThrow(), in.getFirst().shape()));
      case Reduce op ->
          accumulate(
              in.getFirst(), spread(name, op, upstream.orElseThrow(), in.getFirst().shape()));
      case Reshape _ ->
          accumulate(
              in.getFirst(),
              graph.add(name, new Reshape(in.getFirst().shape()), upstream.orElseThrow()));
      case Softmax(boolean logarithm) ->
          accumulate(
              in.getFirst(),
              graph.add(
                  name, new SoftmaxBackward(logarithm), node.output(), upstream.orElseThrow()));
      case SoftmaxCrossEntropy(boolean sparse) -> {
        if (wanted.contains(in.get(1))) {
          throw noDerivative(node, "by its target");
        }
        accumulate(
            in.getFirst(),
            graph.add(
                name,
                new SoftmaxCrossEntropyBackward(sparse),
                in.get(0),
                in.get(1),
                upstream.orElseThrow()));
      }
      case BatchNorm(double epsilon) ->
          accumulateAll(
              in, graph.add(name, new BatchNormBackward(epsilon), statistics(node, upstream)));
      case BatchNormInference(double epsilon) ->
          elementwise(name, Formulas.normalize(epsilon), node);
      case Slice op ->
          back(name, CopyGradients.of(op, in.getFirst().shape()), node, upstream.orElseThrow());
      case Pad op ->
          back(name, CopyGradients.of(op, in.getFirst().shape()), node, upstream.orElseThrow());
      case Transpose op -> back(name, op.inverse(), node, upstream.orElseThrow());
      case Concat op ->
          accumulateAll(in, CopyGradients.of(graph, name, op, in, upstream.orElseThrow()));
      case Conv2d op -> images().convolution(name, op, in, upstream.orElseThrow());
      case Conv2dBackwardData op -> images().transposed(name, op, in, upstream.orElseThrow());
      case MaxPool2d op -> {
        if (gradients.containsKey(node.outputs().get(1))) {
          throw noDerivative(node, "of its taps");
        }
        images().pooling(name, op, node, upstream.orElseThrow());
      }
      case AveragePool2d op -> images().pooling(name, op, in.getFirst(), upstream.orElseThrow());
      case MatMul op ->
          accumulateAll(in, MatrixGradients.of(graph, name, op, in, upstream.orElseThrow()));
      case Gather _ -> {
        if (wanted.contains(in.get(1))) {
          throw noDerivative(node, "by its indices");
        }
        accumulate(
            in.getFirst(),
            graph.add(
                name,
                new GatherBackward(in.getFirst().shape().dim(0)),
                in.get(1),
                upstream.orElseThrow()));
      }
      case LayerNorm(double epsilon) ->
          accumulateAll(
              in, graph.add(name, new LayerNormBackward(epsilon), statistics(node, upstream)));
      case Recurrent op -> {
        if (gradients.containsKey(node.outputs().getLast())) {
          throw noDerivative(node, "of its gates");
        }
        RecurrentGradients.of(graph, name, op, node, gradients).forEach(this::accumulate);
      }
      case InnerProductBackwardData _,
          GatherBackward _,
          LayerNormBackward _,
          Conv2dBackwardWeights _,
          MaxPool2dBackward _,
          AveragePool2dBackward _,
          RecurrentBackward _,
          InnerProductBackwardWeights _,
          SoftmaxBackward _,
          SoftmaxCrossEntropyBackward _,
          BatchNormBackward _ ->
          throw secondDerivative(node.op());
    }
  }

  private ImageGradients images() {
    return new ImageGradients(graph, wanted, this::accumulate);
  }

  /// What the gradient of a normalisation is computed from.
  private List<Value> statistics(Node node, Optional<Value> upstream) {
    Value mean = node.outputs().get(1);
    Value variance = node.outputs().get(2);
    if (gradients.containsKey(mean) || gradients.containsKey(variance)) {
      throw noDerivative(node, "of its mean and variance");
    }
    List<Value> in = node.inputs();
    return List.of(in.get(0), upstream.orElseThrow(), in.get(1), mean, variance);
  }

  private static ConfigException secondDerivative(Op op) {
    return new ConfigException(
        "Gradients: %s is itself a gradient; second derivatives are not supported."
            .formatted(op.getClass().getSimpleName()));
  }

  private static ConfigException noDerivative(Node node, String which) {
    return new ConfigException(
        "Gradients: %s: %s has no derivative %s. Let the loss depend on its first %s alone."
            .formatted(
                node.name(),
                node.op().getClass().getSimpleName(),
                which,
                node.outputs().size() > 1 ? "result" : "operand"));
  }

  private void innerProduct(String name, InnerProduct op, List<Value> in, Value dy) {
    if (op.activation().isPresent()) {
      throw new ConfigException(
          "%s: differentiate before activations are fused into products.".formatted(name));
    }
    if (wanted.contains(in.get(0))) {
      accumulate(in.get(0), graph.add(name, new InnerProductBackwardData(), dy, in.get(1)));
    }
    boolean bias = op.bias() && wanted.contains(in.get(2));
    if (bias || wanted.contains(in.get(1))) {
      List<Value> weights =
          graph.add(name, new InnerProductBackwardWeights(bias), List.of(in.get(0), dy));
      accumulate(in.get(1), weights.get(0));
      if (bias) {
        accumulate(in.get(2), weights.get(1));
      }
    }
  }

  private void elementwise(String name, Formula formula, Node node) {
    for (int output = 0; output < node.outputs().size(); output++) {
      Value upstream = gradients.get(node.outputs().get(output));
      if (upstream != null) {
        Formula single = Formulas.single(formula, output);
        for (int i = 0; i < node.inputs().size(); i++) {
          Value input = node.inputs().get(i);
          if (wanted.contains(input) && node.inputs().indexOf(input) == i) {
            ElementwiseGradient.of(
                    single, node.inputs(), node.outputs().get(output), input, upstream)
                .map(gradient -> full(name, gradient))
                .ifPresent(full -> accumulate(input, sumTo(name, full, input.shape())));
          }
        }
      }
    }
  }

  /// The gradient at the broadcast shape.
  private Value full(String name, ElementwiseGradient gradient) {
    if (gradient.isUpstream()) {
      return gradient.upstream();
    }
    Value result =
        graph.add(name, new Elementwise(gradient.formula()), gradient.operands()).getFirst();
    Shape full = gradient.upstream().shape();
    return result.shape().equals(full) ? result : graph.add(name, new Broadcast(full), result);
  }

  /// Sums over the axes along which `shape` was repeated.
  private Value sumTo(String name, Value gradient, Shape shape) {
    if (gradient.shape().equals(shape)) {
      return gradient;
    }
    int missing = gradient.shape().rank() - shape.rank();
    List<Integer> axes =
        IntStream.range(0, gradient.shape().rank())
            .filter(axis ->
                axis < missing
                    || (shape.dim(axis - missing) == 1 && gradient.shape().dim(axis) != 1))
            .boxed()
            .toList();
    Value sum = graph.add(name, new Reduce(Reduce.Kind.SUM, axes, false), gradient);
    return sum.shape().equals(shape) ? sum : graph.add(name, new Reshape(shape), sum);
  }

  /// Repeats the gradient of a reduction over the reduced axes.
  private Value spread(String name, Reduce op, Value upstream, Shape shape) {
    Value scaled = upstream;
    if (op.kind() == Reduce.Kind.MEAN) {
      double count = (double) shape.size() / upstream.shape().size();
      scaled = graph.add(name, new Elementwise(Formulas.scaled(1 / count)), upstream);
    }
    Shape kept = shape;
    for (int axis : op.axes()) {
      kept = kept.withDim(axis, 1);
    }
    if (!scaled.shape().equals(kept)) {
      scaled = graph.add(name, new Reshape(kept), scaled);
    }
    return kept.equals(shape) ? scaled : graph.add(name, new Broadcast(shape), scaled);
  }

  /// The gradient by the only operand is one op on the upstream.
  private void back(String name, Op backward, Node node, Value upstream) {
    accumulate(node.inputs().getFirst(), graph.add(name, backward, upstream));
  }

  private void accumulateAll(List<Value> values, List<Value> contributions) {
    for (int i = 0; i < values.size(); i++) {
      accumulate(values.get(i), contributions.get(i));
    }
  }

  private void accumulate(Value value, Value contribution) {
    if (wanted.contains(value)) {
      Value known = gradients.get(value);
      gradients.put(
          value,
          known == null
              ? contribution
              : graph.add("gradients", new Elementwise(Formulas.sum()), known, contribution));
    }
  }

  private Value one() {
    return graph.add("gradients", new Elementwise(Formulas.constant(1)), List.of()).getFirst();
  }
}

package dev.gradus.model;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradus.activation.Celu;
import dev.gradus.activation.Elu;
import dev.gradus.activation.HardShrink;
import dev.gradus.activation.LeakyRelu;
import dev.gradus.activation.SoftShrink;
import dev.gradus.activation.Softmax;
import dev.gradus.activation.Squareplus;
import dev.gradus.activation.Threshold;
import dev.gradus.core.ConfigException;
import dev.gradus.core.GradusException;
import dev.gradus.core.Shape;
import dev.gradus.core.ShapeException;
import dev.gradus.init.Constant;
import dev.gradus.init.Orthogonal;
import dev.gradus.init.RandomNormal;
import dev.gradus.init.RandomUniform;
import dev.gradus.init.VarianceScaling;
import dev.gradus.init.Zeros;
import dev.gradus.layer.AveragePooling2D;
import dev.gradus.layer.BatchNormalization;
import dev.gradus.layer.Bidirectional;
import dev.gradus.layer.Conv1D;
import dev.gradus.layer.Conv2D;
import dev.gradus.layer.Conv2DTranspose;
import dev.gradus.layer.Dense;
import dev.gradus.layer.DepthwiseConv2D;
import dev.gradus.layer.Dropout;
import dev.gradus.layer.Flatten;
import dev.gradus.layer.Gru;
import dev.gradus.layer.Input;
import dev.gradus.layer.Layer;
import dev.gradus.layer.LayerContext;
import dev.gradus.layer.Lstm;
import dev.gradus.layer.MaskRule;
import dev.gradus.layer.Masking;
import dev.gradus.layer.Masks;
import dev.gradus.layer.MaxPooling1D;
import dev.gradus.layer.MaxPooling2D;
import dev.gradus.layer.MergeLayer;
import dev.gradus.layer.Padding;
import dev.gradus.layer.TimeDistributed;
import dev.gradus.loss.CategoricalCrossentropy;
import dev.gradus.loss.Loss;
import dev.gradus.loss.MeanSquaredError;
import dev.gradus.loss.SparseCategoricalCrossentropy;
import dev.gradus.loss.WeightedLoss;
import dev.gradus.op.GraphBuilder;
import dev.gradus.op.InnerProduct;
import dev.gradus.op.Value;
import dev.gradus.regularizer.L1;
import dev.gradus.regularizer.L2;
import dev.gradus.testkit.GoldenFiles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.StringJoiner;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every complaint of this module, whole, in one golden list.
class ErrorsTest {

  private final StringJoiner messages = new StringJoiner("\n");

  /// A layer that does what its function says.
  private record Custom(BiFunction<LayerContext, Value, Value> body) implements Layer {

    @Override
    public String kind() {
      return "custom";
    }

    @Override
    public Value build(LayerContext context, Value input) {
      return body.apply(context, input);
    }

    @Override
    public String toString() {
      return "Custom[size=3]";
    }
  }

  @Test
  void messages_areTheGoldenList() {
    settings();
    models();
    graphs();
    layers();
    convolutions();
    masks();
    losses();
    GoldenFiles golden = GoldenFiles.of(ErrorsTest.class);
    golden.verify("errors", messages.toString());
    golden.requireAllVerified();
  }

  private void settings() {
    config(() -> Dense.of(0));
    config(() -> new Dropout(1));
    config(() -> new Dropout(Double.NaN));
    config(() -> BatchNormalization.defaults().withMomentum(1));
    config(() -> BatchNormalization.defaults().withEpsilon(0));
    config(() -> Input.of(28, 0, 1));
    config(() -> new LeakyRelu(-0.1));
    config(() -> new Elu(Double.NaN));
    config(() -> new Celu(0));
    config(() -> new SoftShrink(-1));
    config(() -> new HardShrink(Double.POSITIVE_INFINITY));
    config(() -> new Squareplus(0));
    config(() -> new Threshold(Double.NaN, 0));
    config(() -> new RandomNormal(-0.1));
    config(() -> new RandomUniform(Double.POSITIVE_INFINITY));
    config(() -> new Constant(Double.NaN));
    config(() ->
        new VarianceScaling(0, VarianceScaling.Mode.FAN_IN, VarianceScaling.Distribution.UNIFORM));
    config(() -> new L1(-1));
    config(() -> new L2(Double.NaN));
    LayerErrors.settings().forEach(this::config);
  }

  private void models() {
    config(() -> Sequential.of());
    config(() -> Sequential.of(Input.of(3)));
    config(() -> Sequential.of(Input.of(3), Dense.of(1), Input.of(1)));
    config(() -> Sequential.of(Dense.of(10)).build(64, true));
    config(() -> Sequential.of(Input.of(3), Dense.of(1)).build(0, true));
    Model flat = Sequential.of(Input.of(784), Dense.of(10));
    shape(() -> flat.requireExample(Shape.of(28, 28, 1)));
    shape(() -> flat.requireExample(Shape.of(32, 32, 3)));
    shape(() -> flat.requireExample(Shape.of(783)));
    Model images = Sequential.of(Input.of(28, 28, 1), new Flatten(), Dense.of(10));
    shape(() -> images.requireExample(Shape.of(28, 28, 3)));
    shape(() -> images.requireExample(Shape.of(784)));
  }

  private void graphs() {
    SymbolicTensor image = SymbolicTensor.input("image", 28, 28, 1);
    SymbolicTensor other = SymbolicTensor.input("other", 3);
    SymbolicTensor ten = image.then(new Flatten()).then("code", Dense.of(10));
    config(() -> SymbolicTensor.input("my image", 3));
    config(() -> image.then(Input.of(3)));
    config(() -> SymbolicTensor.merge(new Graphs.Sum()));
    config(() -> image.then(Graphs.twins()));
    config(() -> image.then(Sequential.of(Dense.of(3)).freeze("dense")));
    config(() -> Functional.of(ten, ten));
    config(() -> Functional.of(List.of(image), List.of()));
    config(() -> Functional.of(image, image));
    config(() -> Functional.of(image, other.then(Dense.of(1))));
    config(() -> Functional.of(List.of(image, other), List.of(ten)));
    config(() -> Functional.of(List.of(image), List.of(ten, ten)));
    config(() -> Functional.of(List.of(image, SymbolicTensor.input("image", 1)), List.of(ten)));
    config(() -> Functional.of(image, ten.then("code", Dense.of(12))));
    SymbolicTensor twelve = other.then(Sequential.of(Dense.of(12)));
    config(() -> Functional.of(other, twelve.then(Sequential.of(Dense.of(12)))));
    config(() -> Functional.of(other, other.then("other", Dense.of(12))));
    shape(() -> Functional.of(other, other.then("code", Dense.of(4)).then("code", Dense.of(4))));
    shape(() ->
        Functional.of(
            other,
            SymbolicTensor.merge("shortcut", new Graphs.Sum(), other, other.then(Dense.of(4)))));
    LayerCall first = LayerCall.first("a", Dense.of(1), List.of("x"));
    config(() -> new LayerCall("a", 0, Dense.of(1), List.of("x")));
    config(() -> LayerCall.first("a", Dense.of(1), List.of()));
    config(() -> LayerCall.first("a", Input.of(1), List.of("x")));
    config(
        () -> graph(List.of("x"), List.of("b"), LayerCall.first("a", Dense.of(1), List.of("b"))));
    config(() -> graph(List.of("x"), List.of("b"), first));
    config(
        () -> graph(List.of("x"), List.of("a"), new LayerCall("a", 2, Dense.of(1), List.of("x"))));
    config(() ->
        graph(List.of("x"), List.of("a"), first, LayerCall.first("b", Dense.of(1), List.of("a"))));
    Model model = Functional.of(image, ten);
    shape(() -> model.requireExample(Shape.of(28, 28, 3)));
    Model twins = Graphs.twins();
    shape(() -> twins.requireExample("right", Shape.of(4)));
    config(twins::inputShape);
    config(twins::outputShape);
    config(() -> twins.freeze());
    config(() -> twins.freeze("digit", "dense_*"));
    BuiltModel built = twins.build(1, true);
    config(() -> Objective.of(built, new MeanSquaredError()));
    ByName<WeightedLoss> digit =
        ByName.<WeightedLoss>none()
            .and("digit", WeightedLoss.of(CategoricalCrossentropy.defaults()));
    config(() -> Objective.of(twins.build(1, true), digit));
    config(
        () -> Objective.of(built, digit.and("distnace", WeightedLoss.of(new MeanSquaredError()))));
    config(() -> new WeightedLoss(new MeanSquaredError(), 0));
  }

  private static void graph(List<String> inputs, List<String> outputs, LayerCall... calls) {
    SequencedMap<String, Shape> shapes = new LinkedHashMap<>();
    inputs.forEach(name -> shapes.put(name, Shape.of(3)));
    new Functional(shapes, List.of(calls), outputs).build(1, false);
  }

  private void convolutions() {
    Input image = Input.of(28, 28, 1);
    config(() -> Conv2D.of(0, 3));
    config(() -> Conv2D.of(8));
    config(() -> Conv2D.of(8, 3, 0));
    config(() -> Conv2D.of(8, 3).withStrides(1, 2, 3));
    config(() -> Conv2D.of(8, 3).withDilationRate(0));
    config(() -> Conv2D.of(8, 3).withGroups(3));
    config(() -> Conv1D.of(8, 0));
    config(() -> DepthwiseConv2D.of(3).withDepthMultiplier(0));
    config(() -> Padding.Explicit.of());
    config(() -> MaxPooling1D.of(2).withStrides(0));
    shape(() -> build(Input.of(784), Conv2D.of(8, 3)));
    shape(() -> build(image, new Flatten(), MaxPooling2D.of(2)));
    shape(() -> build(Input.of(20), Conv1D.of(8, 3)));
    shape(() -> build(image, Conv2D.of(8, 29, 3)));
    shape(() -> build(Input.of(5, 2), Conv1D.of(8, 3).withDilationRate(3)));
    shape(() -> build(image, MaxPooling2D.of(16), MaxPooling2D.of(2)));
    shape(() -> build(image, Conv2D.of(8, 3), Conv2D.of(9, 3).withGroups(3)));
    shape(() -> build(Input.of(9, 4), Conv1D.of(9, 3).withGroups(3)));
    shape(() -> build(image, Conv2D.of(8, 3).withPadding(new Padding.Causal())));
    shape(() -> build(image, Conv2D.of(8, 3).withPadding(Padding.Explicit.of(1, 1, 1))));
    shape(() -> build(Input.of(9, 4), Conv1D.of(8, 3).withPadding(Padding.Explicit.of(1, 1))));
    shape(() -> build(image, AveragePooling2D.of(2).withPadding(Padding.Explicit.of(2))));
    shape(() ->
        build(Input.of(1, 1, 1), Conv2DTranspose.of(2, 3).withPadding(Padding.Explicit.of(2))));
  }

  private void layers() {
    shape(() -> build(Input.of(), Dense.of(10).withActivation(new Softmax())));
    shape(() -> build(Input.of(), BatchNormalization.defaults()));
    Input input = Input.of(3);
    GraphBuilder graph = new GraphBuilder();
    Value wrong = graph.feed("x", Shape.of(2, 4));
    shape(() -> input.build(new LayerContext(graph, "input", input, true), wrong));
    shape(() ->
        build(
            input,
            Dense.of(4),
            new Custom((context, x) ->
                context.add(
                    InnerProduct.of(false),
                    x,
                    context.weight("kernel", Shape.of(3, 3), new Zeros())))));
    config(() ->
        build(
            input,
            new Custom((context, x) -> {
              context.weight("kernel", Shape.of(3), new Zeros());
              return context.weight("kernel", Shape.of(3), new Zeros());
            })));
    shape(() ->
        build(
            input,
            new Custom((context, x) -> {
              context.addLoss(x);
              return x;
            })));
    config(() -> build(input, updating("mean", "average")));
    config(() -> Sequential.of(input, updating("mean", "mean")).build(1, false));
    LayerErrors.shapes().forEach(this::shape);
  }

  private void masks() {
    config(() -> new Masking(Double.NaN));
    Input steps = Input.of(60, 8);
    config(() -> Lstm.of(0));
    config(() -> Gru.of(3).withActivation(new Softmax()));
    config(() -> Lstm.of(3).withRecurrentActivation(new Softmax()));
    config(() -> new Bidirectional(Dense.of(3), Bidirectional.MergeMode.CONCAT));
    config(() -> new Orthogonal(0));
    shape(() -> build(steps, Lstm.of(3), Lstm.of(3)));
    shape(() -> build(Input.of(8), new TimeDistributed(Dense.of(3))));
    shape(() -> build(steps, Masking.defaults(), Lstm.of(3).withReturnSequences(true)));
    shape(() -> build(steps, Masking.defaults(), new TimeDistributed(new Flatten())));
    shape(() -> build(Input.of(60, 8, 3), new TimeDistributed(Masking.defaults())));
    shape(() -> build(Input.of(8), Masking.defaults()));
    shape(() -> build(steps, Masking.defaults(), new Flatten()));
    shape(() -> build(steps, Masking.defaults(), Dense.of(3)));
    shape(() ->
        build(
            steps,
            new Custom((context, x) -> {
              context.mask(x, context.graph().feed("mask", Shape.of(64, 59)));
              return x;
            })));
    GraphBuilder graph = new GraphBuilder();
    Masks masks = new Masks();
    MergeLayer sum =
        new MergeLayer() {
          @Override
          public String kind() {
            return "sum";
          }

          @Override
          public MaskRule maskRule() {
            return MaskRule.KEEPS;
          }

          @Override
          public Value build(LayerContext context, List<Value> inputs) {
            return inputs.getFirst();
          }

          @Override
          public String label(String name) {
            return name + " (Sum)";
          }
        };
    List<Value> masked =
        Stream.of("a", "b")
            .map(name -> {
              Value x = graph.feed(name, Shape.of(64, 60, 8));
              return new LayerContext(graph, masks, name, Masking.defaults(), true, false)
                  .call(List.of(x));
            })
            .toList();
    shape(() -> new LayerContext(graph, masks, "sum", sum, true, false).call(masked));
  }

  private void losses() {
    Loss categorical = CategoricalCrossentropy.defaults();
    Loss sparse = SparseCategoricalCrossentropy.defaults();
    Model noFlatten =
        Sequential.of(Input.of(28, 28, 1), Dense.of(10).withActivation(new Softmax()));
    shape(() -> Objective.of(noFlatten.build(64, true), categorical));
    Model ten = Sequential.of(Input.of(3), Dense.of(10).withActivation(new Softmax()));
    Objective oneHot = Objective.of(ten.build(64, true), categorical);
    shape(() -> oneHot.requireTarget(Shape.of(12)));
    Objective index = Objective.of(ten.build(64, true), sparse);
    shape(() -> index.requireTarget(Shape.of(10)));
    shape(() -> sparse.targetShape(Shape.of(64)));
    shape(() -> sparse.targetShape(Shape.of(64, 1)));
    GraphBuilder graph = new GraphBuilder();
    Value prediction = graph.feed("prediction", Shape.of(64, 10));
    Value twelve = graph.feed("twelve", Shape.of(64, 12));
    shape(() -> categorical.build(graph, prediction, twelve));
    shape(() -> sparse.build(graph, prediction, prediction));
    shape(() -> new MeanSquaredError().build(graph, prediction, twelve));
    LossErrors.settings().forEach(this::config);
    LossErrors.shapes().forEach(this::shape);
  }

  private static Layer updating(String declared, String updated) {
    return new Custom((context, x) -> {
      context.state(declared, Shape.of(3), new Zeros());
      context.update(updated, x);
      return x;
    });
  }

  private static void build(Layer... layers) {
    Sequential.of(layers).build(64, true);
  }

  private void config(Runnable work) {
    assertInstanceOf(ConfigException.class, record(work));
  }

  private void shape(Runnable work) {
    assertInstanceOf(ShapeException.class, record(work));
  }

  private GradusException record(Runnable work) {
    GradusException thrown = assertThrows(GradusException.class, work::run);
    messages.add(String.valueOf(thrown.getMessage()));
    return thrown;
  }
}

package dev.gradus.train;

import static dev.gradus.testkit.CloseAssertions.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.activation.Relu;
import dev.gradus.activation.Softmax;
import dev.gradus.compiler.Gradients;
import dev.gradus.core.ConfigException;
import dev.gradus.core.GradusException;
import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.Dataset;
import dev.gradus.data.FittedScaler;
import dev.gradus.data.JoinedDataset;
import dev.gradus.data.ValueTarget;
import dev.gradus.history.History;
import dev.gradus.history.SavedModel;
import dev.gradus.kernels.Backend;
import dev.gradus.kernels.Backends;
import dev.gradus.kernels.contract.GraphOracle;
import dev.gradus.kernels.reference.ReferenceBackend;
import dev.gradus.layer.BatchNormalization;
import dev.gradus.layer.Dense;
import dev.gradus.layer.Input;
import dev.gradus.layer.Layer;
import dev.gradus.loss.CategoricalCrossentropy;
import dev.gradus.loss.MeanSquaredError;
import dev.gradus.loss.WeightedLoss;
import dev.gradus.metric.Accuracy;
import dev.gradus.metric.MeanAbsoluteError;
import dev.gradus.model.BuiltModel;
import dev.gradus.model.ByName;
import dev.gradus.model.Functional;
import dev.gradus.model.Model;
import dev.gradus.model.Objective;
import dev.gradus.model.Sequential;
import dev.gradus.model.SymbolicTensor;
import dev.gradus.op.Graph;
import dev.gradus.op.GraphBuilder;
import dev.gradus.op.Value;
import dev.gradus.op.Variable;
import dev.gradus.optimizer.Adam;
import dev.gradus.optimizer.Sgd;
import dev.gradus.run.TrainedModel;
import dev.gradus.spec.Kind;
import dev.gradus.spec.Kinds;
import dev.gradus.testkit.CentralDifferences;
import dev.gradus.testkit.GoldenFiles;
import dev.gradus.testkit.Tolerance;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Networks with several inputs and outputs, shared and frozen layers, from the first step to the
/// last byte.
class GraphTrainingTest {

  /// Pairs of points in `[-1, 1]`; class 1 where the sum of all four numbers is above 0, and the
  /// sum of the first two as a value.
  private static Dataset pairs(String name, int samples) {
    RandomStream random = RandomStream.of(3).named(name);
    float[] left = new float[2 * samples];
    float[] right = new float[2 * samples];
    float[] half = new float[samples];
    float[] distance = new float[samples];
    for (int i = 0; i < samples; i++) {
      float sum = 0;
      for (int axis = 0; axis < 2; axis++) {
        left[2 * i + axis] = 2 * random.uniform(i, axis) - 1;
        right[2 * i + axis] = 2 * random.uniform(i, axis + 2) - 1;
        sum += left[2 * i + axis] + right[2 * i + axis];
      }
      half[i] = sum > 0 ? 1 : 0;
      distance[i] = left[2 * i] + right[2 * i];
    }
    return JoinedDataset.named(name)
        .input("right", Shape.of(2), right)
        .input("left", Shape.of(2), left)
        .target("distance", ValueTarget.single(), distance)
        .target("half", ClassTarget.named(List.of("below", "above")), half)
        .build();
  }

  private static Trainer twins() {
    return Trainer.of(Graphs.twins(), new Adam(0.02))
        .loss("half", CategoricalCrossentropy.defaults())
        .loss("distance", new MeanSquaredError(), 0.5)
        .metrics("half", new Accuracy())
        .metrics("distance", new MeanAbsoluteError());
  }

  @Test
  void fit_twoInputsAndTwoOutputs_learnsBothRules() {
    try (CompiledModel net = twins().compile()) {
      History history =
          net.fit(pairs("train", 512), Fit.epochs(40).batchSize(32).validation(pairs("test", 100)));
      assertEquals(
          List.of(
              "loss",
              "half_loss",
              "distance_loss",
              "half_accuracy",
              "distance_meanAbsoluteError",
              "validationLoss",
              "validationHalf_loss",
              "validationDistance_loss",
              "validationHalf_accuracy",
              "validationDistance_meanAbsoluteError",
              "learningRate",
              "seconds"),
          List.copyOf(history.series().keySet()));
      assertTrue(history.last("validationHalf_accuracy") >= 0.93, history.toString());
      assertTrue(history.last("validationDistance_meanAbsoluteError") < 0.1, history.toString());
      // the loss of each output is a mean of float32, the total is their sum
      assertClose(
          new double[] {history.last("half_loss") + 0.5 * history.last("distance_loss")},
          new double[] {history.last("loss")},
          Tolerance.relative(1e-5),
          "total");
    }
  }

  @Test
  void fit_sameSeedTwice_givesTheSameBits() {
    Dataset data = pairs("train", 64);
    try (CompiledModel first = twins().compile();
        CompiledModel second = twins().compile()) {
      first.fit(data, Fit.epochs(3));
      second.fit(data, Fit.epochs(3));
      assertEquals(CompiledModelTest.weights(first), CompiledModelTest.weights(second));
    }
  }

  @Test
  void predictAll_bothBackends_agree() {
    Dataset data = pairs("train", 64);
    try (CompiledModel fast = twins().compile();
        CompiledModel plain = CompiledModelTest.compile(twins())) {
      SequencedMap<String, float[][]> expected = plain.predictAll(data);
      fast.predictAll(data)
          .forEach((output, rows) -> {
            for (int i = 0; i < rows.length; i++) {
              // three layers of at most 8 products near 1: 24 roundings of 2^-24 each
              assertArrayEquals(expected.get(output)[i], rows[i], 5e-6f, output);
            }
          });
    }
  }

  @Test
  void fit_subsetOfJoinedData_takesTheSameSamplesOfEveryPart() {
    Dataset all = pairs("train", 64);
    int[] odd = IntStream.range(0, 32).map(i -> 2 * i + 1).toArray();
    try (CompiledModel net = CompiledModelTest.compile(twins())) {
      SequencedMap<String, float[][]> whole = net.predictAll(all);
      SequencedMap<String, float[][]> some = net.predictAll(all.subset(odd));
      whole.forEach((output, rows) -> {
        for (int i = 0; i < odd.length; i++) {
          assertArrayEquals(rows[odd[i]], some.get(output)[i], output);
        }
      });
    }
  }

  @Test
  void load_savedGraph_predictsTheSameBits(@TempDir Path folder) {
    Dataset data = pairs("train", 64);
    Kinds kinds = Kinds.standard().with(Layer.class, Kind.of("sum", new Graphs.Sum()));
    Trainer scaled = twins().scaler("left", FittedScaler.whole(0.25, 2));
    try (CompiledModel net = CompiledModelTest.compile(scaled)) {
      net.fit(data, Fit.epochs(2));
      net.saved().save(folder, kinds);
      SavedModel saved = SavedModel.load(folder, kinds);
      assertEquals(net.saved(), saved);
      assertEquals(ClassTarget.named(List.of("below", "above")), saved.targets().of("half"));
      assertEquals(0.5, saved.losses().of("distance").weight());
      try (Backend backend = new ReferenceBackend();
          CompiledModel restored = TrainedModel.restore(saved, List.of(), backend)) {
        assertSamePredictions(net.predictAll(data), restored.predictAll(data));
        assertEquals(net.evaluate(data).get("loss"), restored.evaluate(data).get("loss"));
      }
    }
  }

  private static void assertSamePredictions(
      Map<String, float[][]> expected, Map<String, float[][]> actual) {
    assertEquals(expected.keySet(), actual.keySet());
    expected.forEach((output, rows) -> assertArrayEquals(rows, actual.get(output), output));
  }

  /// `y = w l + w r` with w = 0.5, l = 1, r = 2 is 1.5; the loss `(y - 3)^2` has the gradient `2
  /// (1.5 - 3) (1 + 2) = -9`, so a step of 0.1 leads to 1.4.
  @Test
  void fit_sharedLayer_movesByTheSumOfBothGradients() {
    SymbolicTensor left = SymbolicTensor.input("left", 1);
    SymbolicTensor right = SymbolicTensor.input("right", 1);
    Dense code = Dense.of(1).withUseBias(false);
    SymbolicTensor sum =
        SymbolicTensor.merge(new Graphs.Sum(), left.then("w", code), right.then("w", code));
    Functional model = Functional.of(List.of(left, right), List.of(sum));
    Dataset one =
        JoinedDataset.named("one")
            .input("left", Shape.of(1), new float[] {1})
            .input("right", Shape.of(1), new float[] {2})
            .target("y", ValueTarget.single(), new float[] {3})
            .build();
    try (CompiledModel net =
        CompiledModelTest.compile(Trainer.of(model, new Sgd(0.1), new MeanSquaredError()))) {
      Variable weight = net.variables().getFirst();
      net.write(weight, new float[] {0.5f});
      net.fit(one, Fit.epochs(1));
      // three products and sums of float32 near 1
      assertClose(
          new double[] {1.4},
          new double[] {net.read(weight)[0]},
          Tolerance.relative(1e-6),
          weight.name());
    }
  }

  @Test
  void gradients_ofTwins_meetCentralDifferences() {
    BuiltModel model = Graphs.twins().build(3, true);
    GraphBuilder graph = model.graph();
    ByName<WeightedLoss> losses =
        ByName.<WeightedLoss>none()
            .and("half", WeightedLoss.of(CategoricalCrossentropy.defaults()))
            .and("distance", new WeightedLoss(new MeanSquaredError(), 0.3));
    Objective objective = Objective.of(model, losses);
    SequencedMap<Value, Variable> weights = new LinkedHashMap<>();
    model
        .trainableWeights()
        .forEach(weight -> weights.put(graph.variable(weight.variable()), weight.variable()));
    Map<Value, Value> gradients = Gradients.add(graph, objective.loss(), weights.sequencedKeySet());
    gradients.values().forEach(gradient -> graph.fetch(gradient.toString(), gradient));
    Graph whole = graph.build();
    GraphOracle.Inputs inputs = numbers(whole);
    GraphOracle oracle = GraphOracle.of(whole, inputs);
    // the loss is about 1, so central differences are off by about 4e-11 whatever the gradient
    weights.forEach((value, variable) ->
        assertClose(
            CentralDifferences.gradient(
                x -> GraphOracle.of(whole, inputs.with(variable, x)).fetch(Objective.LOSS)[0],
                inputs.variables().get(variable)),
            oracle.value(gradients.get(value)),
            Tolerance.relative(1e-5).plus((_, _) -> 1e-9),
            variable.name()));
  }

  private static GraphOracle.Inputs numbers(Graph graph) {
    RandomStream random = RandomStream.of(5);
    Map<String, double[]> feeds = new LinkedHashMap<>();
    graph.feeds().forEach((name, value) -> feeds.put(name, numbers(random, name, value.shape())));
    feeds.put("target/half", new double[] {1, 0, 0, 1, 1, 0});
    Map<Variable, double[]> variables = new LinkedHashMap<>();
    graph
        .variables()
        .keySet()
        .forEach(each -> variables.put(each, numbers(random, each.name(), each.shape())));
    return new GraphOracle.Inputs(feeds, variables, Map.of(), random, 4);
  }

  private static double[] numbers(RandomStream random, String name, Shape shape) {
    return IntStream.range(0, Math.toIntExact(shape.size()))
        .mapToDouble(i -> random.named(name).gaussian(0, i))
        .toArray();
  }

  private static Sequential deep(int classes) {
    return Sequential.of(
        Input.of(2),
        Dense.of(8).withActivation(new Relu()),
        BatchNormalization.defaults(),
        Dense.of(classes).withActivation(new Softmax()));
  }

  private static Trainer deepTrainer(Model model) {
    return Trainer.of(model, new Adam(0.02), CategoricalCrossentropy.defaults())
        .metrics(new Accuracy());
  }

  @Test
  void fit_frozenLayers_keepTheirBitsAndHaveNoSlots() {
    Dataset blobs = Toys.blobs("train", 60);
    Trainer trainer = deepTrainer(deep(3).freeze("dense", "batch_*"));
    for (Backend backend : List.of(new ReferenceBackend(), Backends.best())) {
      try (backend;
          CompiledModel net = trainer.compile(backend)) {
        Map<String, List<Float>> before = CompiledModelTest.weights(net);
        net.fit(blobs, Fit.epochs(3));
        CompiledModelTest.weights(net)
            .forEach((name, values) -> {
              if (name.startsWith("dense_1/")) {
                assertNotEquals(before.get(name), values, name);
              } else {
                assertEquals(before.get(name), values, name);
                assertFalse(name.contains("adam"), name);
              }
            });
        assertFalse(net.plan(32).contains("dense/backward"), "gradients of a frozen layer");
      }
    }
  }

  @Test
  void fit_frozenBatchNormalization_trainsAsItPredicts() {
    Trainer trainer = deepTrainer(deep(3).freeze("batch_normalization"));
    Dataset blobs = Toys.blobs("train", 32);
    try (CompiledModel net = CompiledModelTest.compile(trainer.optimizer(new Sgd(0)))) {
      History history = net.fit(blobs, Fit.epochs(1).shuffle(false));
      assertEquals(net.evaluate(blobs).get("loss"), history.last("loss"));
    }
  }

  @Test
  void take_trunk_learnsANewHead(@TempDir Path folder) {
    Dataset blobs = Toys.blobs("train", 300);
    try (CompiledModel trunk = CompiledModelTest.compile(deepTrainer(deep(3)))) {
      trunk.fit(blobs, Fit.epochs(5));
      trunk.save(folder);
    }
    SavedModel saved = SavedModel.load(folder, Kinds.standard());
    Model model = deep(5).freeze("dense", "batch_normalization");
    try (CompiledModel net = CompiledModelTest.compile(deepTrainer(model))) {
      assertEquals(
          List.of(
              "dense/kernel",
              "dense/bias",
              "batch_normalization/gamma",
              "batch_normalization/beta",
              "batch_normalization/moving_mean",
              "batch_normalization/moving_variance"),
          net.take(saved, "dense", "batch*"));
      SavedModel taken = net.saved();
      saved
          .weights()
          .forEach((name, tensor) -> {
            if (!name.startsWith("dense_1")) {
              assertEquals(tensor, taken.weights().get(name));
            }
          });
      assertEquals(6, net.takeMatching(saved).size());
      net.save(folder);
    }
    SavedModel frozen = SavedModel.load(folder, Kinds.standard());
    assertEquals(model, frozen.model());
  }

  @Test
  void messages_areTheGoldenList() {
    StringJoiner messages = new StringJoiner("\n");
    Dataset data = pairs("pairs", 4);
    Trainer twins = twins();
    try (CompiledModel net = CompiledModelTest.compile(twins);
        CompiledModel blobs = CompiledModelTest.compile(deepTrainer(deep(3)));
        CompiledModel other = CompiledModelTest.compile(deepTrainer(deep(5)));
        CompiledModel frozen = CompiledModelTest.compile(deepTrainer(deep(3).freeze("*")))) {
      SavedModel saved = other.saved();
      List<Runnable> wrong =
          List.of(
              () -> net.predict(data),
              () -> net.predict(1, 2),
              () -> net.fit(Toys.xor(), Fit.epochs(1)),
              () -> blobs.fit(data, Fit.epochs(1)),
              data::featureShape,
              data::target,
              () -> JoinedDataset.named("empty").build(),
              () -> JoinedDataset.named("uneven").input("a", Toys.xor()).target("b", Toys.line()),
              () -> JoinedDataset.named("twice").input("a", Toys.xor()).input("a", Toys.xor()),
              () -> twins.loss("hafl", new MeanSquaredError()),
              () -> twins.metrics(new Accuracy()),
              () -> twins.metrics("half", new Accuracy(), new Accuracy()),
              () -> CompiledModelTest.compile(Trainer.of(Graphs.twins(), Sgd.defaults())),
              () -> frozen.fit(Toys.blobs("train", 3), Fit.epochs(1)),
              () -> blobs.take(saved, "dense_7"),
              () -> blobs.take(saved, "*"),
              () -> blobs.take(net.saved(), "dense"));
      for (Runnable each : wrong) {
        messages.add(assertThrows(GradusException.class, each::run).getMessage());
      }
    }
    GoldenFiles golden = GoldenFiles.of(GraphTrainingTest.class);
    golden.verify("errors", messages.toString());
    golden.requireAllVerified();
    assertThrows(ConfigException.class, data::featureShape);
  }
}

package dev.gradus.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.activation.Relu;
import dev.gradus.activation.Sigmoid;
import dev.gradus.activation.Tanh;
import dev.gradus.core.ConfigException;
import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.Dataset;
import dev.gradus.data.InMemoryDataset;
import dev.gradus.data.JoinedDataset;
import dev.gradus.data.ValueTarget;
import dev.gradus.instrument.ActivationReading;
import dev.gradus.instrument.Bins;
import dev.gradus.instrument.Distribution;
import dev.gradus.instrument.Instrument;
import dev.gradus.instrument.Instruments;
import dev.gradus.instrument.LayerReading;
import dev.gradus.instrument.NetworkReading;
import dev.gradus.instrument.WeightReading;
import dev.gradus.layer.Conv2D;
import dev.gradus.layer.Dense;
import dev.gradus.layer.Dropout;
import dev.gradus.layer.Flatten;
import dev.gradus.layer.Input;
import dev.gradus.layer.Masking;
import dev.gradus.layer.SimpleRnn;
import dev.gradus.loss.CategoricalCrossentropy;
import dev.gradus.loss.MeanSquaredError;
import dev.gradus.model.Sequential;
import dev.gradus.op.Variable;
import dev.gradus.optimizer.Sgd;
import dev.gradus.testkit.CentralDifferences;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What is seen in a network, against numbers made by hand or in double.
class InspectionTest {

  private static final Instruments ACTIVATIONS =
      Instruments.everyEpoch().withWatch(Instrument.ACTIVATIONS);

  private static Dataset values(int width, float... features) {
    return InMemoryDataset.ofFloats(
        "values",
        Shape.of(width),
        features,
        ValueTarget.single(),
        new float[features.length / width]);
  }

  private static Trainer trainer(Sequential model) {
    return Trainer.of(model, new Sgd(0.1), new MeanSquaredError());
  }

  private static void write(CompiledModel net, Map<String, float[]> weights) {
    for (Variable variable : net.variables()) {
      float[] values = weights.get(variable.name());
      if (values != null) {
        net.write(variable, values);
      }
    }
  }

  /// `relu(x W + b)` with `W = (1, -1, 0)`, `b = (0, 0, -1)` at `x = 1, 3, -1, 1`: the units give
  /// `1 3 0 1`, `0 0 1 0` and never anything.
  @Test
  void activations_relu_areThoseByHand() {
    Sequential model =
        Sequential.of(
            Input.of(1), Dense.of(3).withActivation(new Relu()), new Dropout(0.5), Dense.of(1));
    try (CompiledModel net = CompiledModelTest.compile(trainer(model))) {
      write(
          net,
          Map.of("dense/kernel", new float[] {1, -1, 0}, "dense/bias", new float[] {0, 0, -1}));
      NetworkReading reading = net.inspect(values(1, 1, 3, -1, 1), ACTIVATIONS.withBins(3));
      assertEquals(
          List.of("dense", "dense_1"),
          reading.layers().stream().map(LayerReading::name).toList(),
          "dropout does nothing in evaluation");
      ActivationReading seen = reading.layer("dense").activations().orElseThrow();
      Distribution values = seen.values();
      assertEquals(12, values.count());
      assertEquals(0.5, values.mean(), 1e-15);
      // squares 1 + 9 + 1 + 1 = 12, mean square 1, variance 1 - 1/4
      assertEquals(Math.sqrt(0.75), values.standardDeviation(), 1e-15);
      assertEquals(1, values.rms(), 1e-15);
      assertEquals(new Bins(0, 3, List.of(8L, 3L, 1L)), values.bins());
      assertEquals(1.0 / 3, seen.deadShare(), 1e-15);
      assertEquals(OptionalDouble.empty(), seen.saturatedShare());
    }
  }

  /// The first layer's outputs are sigmoid(5), (2), (3) and (-5): 0.993, 0.881, 0.953, 0.007, the
  /// first and the last saturated. The second layer's sums are 6 of that less 3: 2.96, 2.28, 2.72,
  /// -2.96, of which 2.28 alone has a tanh below 0.98.
  @Test
  void activations_sigmoidAndTanh_areSaturatedNearTheirBounds() {
    Sequential model =
        Sequential.of(
            Input.of(1),
            Dense.of(1).withActivation(new Sigmoid()),
            Dense.of(1).withActivation(new Tanh()));
    try (CompiledModel net = CompiledModelTest.compile(trainer(model))) {
      write(
          net,
          Map.of(
              "dense/kernel", new float[] {1},
              "dense_1/kernel", new float[] {6},
              "dense_1/bias", new float[] {-3}));
      NetworkReading reading = net.inspect(values(1, 5, 2, 3, -5), ACTIVATIONS.withBins(4));
      ActivationReading first = reading.layer("dense").activations().orElseThrow();
      assertEquals(OptionalDouble.of(0.5), first.saturatedShare());
      assertEquals(new Bins(0, 1, List.of(1L, 0L, 0L, 3L)), first.values().bins());
      ActivationReading second = reading.layer("dense_1").activations().orElseThrow();
      assertEquals(OptionalDouble.of(0.75), second.saturatedShare());
      assertEquals(-1, second.values().bins().from());
      assertEquals(0, first.deadShare());
    }
  }

  /// A unit that fires on one sample of a thousand lives, one of two thousand is dead.
  @Test
  void deadShare_rareUnit_isDeadBelowOneInAThousand() {
    Sequential model =
        Sequential.of(Input.of(1), Dense.of(1).withActivation(new Relu()), Dense.of(1));
    try (CompiledModel net = CompiledModelTest.compile(trainer(model))) {
      write(net, Map.of("dense/kernel", new float[] {1}));
      assertEquals(0, dead(net, 1000));
      assertEquals(1, dead(net, 2000));
    }
  }

  private static double dead(CompiledModel net, int samples) {
    float[] features = new float[samples];
    Arrays.fill(features, -1);
    features[samples / 2] = 1;
    return net.inspect(values(1, features), ACTIVATIONS.withSamples(samples))
        .layer("dense")
        .activations()
        .orElseThrow()
        .deadShare();
  }

  /// A channel that fires at one place of one image is alive.
  @Test
  void deadShare_convolution_isByChannel() {
    Sequential model =
        Sequential.of(
            Input.of(2, 2, 1),
            Conv2D.of(3, 1).withActivation(new Relu()),
            new Flatten(),
            Dense.of(1));
    Dataset images =
        InMemoryDataset.ofFloats(
            "images",
            Shape.of(2, 2, 1),
            new float[] {-1, -1, -1, 1, -1, -1, -1, -1},
            ValueTarget.single(),
            new float[2]);
    try (CompiledModel net = CompiledModelTest.compile(trainer(model))) {
      write(
          net,
          Map.of("conv2d/kernel", new float[] {1, 0, -1}, "conv2d/bias", new float[] {0, -1, 0}));
      NetworkReading reading = net.inspect(images, ACTIVATIONS);
      assertEquals(
          List.of("conv2d", "dense"), reading.layers().stream().map(LayerReading::name).toList());
      ActivationReading seen = reading.layer("conv2d").activations().orElseThrow();
      assertEquals(1.0 / 3, seen.deadShare(), 1e-15);
      assertEquals(24, seen.values().count());
    }
  }

  @Test
  void activations_paddedTimeSteps_doNotCount() {
    Sequential model =
        Sequential.of(
            Input.of(3, 1),
            new Masking(0),
            SimpleRnn.of(2).withReturnSequences(true),
            SimpleRnn.of(1));
    Dataset data =
        InMemoryDataset.ofFloats(
            "sequences",
            Shape.of(3, 1),
            new float[] {1, 2, 0, 3, 0, 0},
            ValueTarget.single(),
            new float[2]);
    try (CompiledModel net = CompiledModelTest.compile(trainer(model))) {
      NetworkReading reading = net.inspect(data, ACTIVATIONS);
      assertEquals(6, reading.layer("simple_rnn").activations().orElseThrow().values().count());
      assertEquals(2, reading.layer("simple_rnn_1").activations().orElseThrow().values().count());
    }
  }

  /// `tanh(x W1 + b1) W2 + b2` with squared errors, in double, by differences.
  @Test
  void gradients_smallNetwork_areThoseOfDifferences() {
    int in = 2;
    int hidden = 3;
    int samples = 5;
    RandomStream random = RandomStream.of(4).named("numbers");
    float[] x = floats(random, 0, in * samples);
    float[] y = floats(random, 1, samples);
    Map<String, float[]> weights = new LinkedHashMap<>();
    weights.put("dense/kernel", floats(random, 2, in * hidden));
    weights.put("dense/bias", floats(random, 3, hidden));
    weights.put("dense_1/kernel", floats(random, 4, hidden));
    weights.put("dense_1/bias", floats(random, 5, 1));
    Sequential model =
        Sequential.of(Input.of(in), Dense.of(hidden).withActivation(new Tanh()), Dense.of(1));
    Dataset data = InMemoryDataset.ofFloats("data", Shape.of(in), x, ValueTarget.single(), y);
    try (CompiledModel net = CompiledModelTest.compile(trainer(model))) {
      write(net, weights);
      NetworkReading reading = net.inspect(data);
      double all = 0;
      for (String name : weights.keySet()) {
        double[] at = doubles(weights.get(name));
        double[] gradient =
            CentralDifferences.gradient(
                point -> {
                  Map<String, double[]> moved = new LinkedHashMap<>();
                  weights.forEach((each, values) -> moved.put(each, doubles(values)));
                  moved.put(name, point);
                  return loss(moved, x, y, in, hidden);
                },
                at);
        double norm = Math.sqrt(Arrays.stream(gradient).map(g -> g * g).sum());
        all = Math.hypot(all, norm);
        String layer = name.substring(0, name.indexOf('/'));
        WeightReading seen = reading.layer(layer).weight(name.substring(name.indexOf('/') + 1));
        assertEquals(norm, seen.gradientNorm().orElseThrow(), 1e-5 * norm, name);
        assertEquals(
            norm / Math.sqrt(at.length), seen.gradientRms().orElseThrow(), 1e-5 * norm, name);
        assertTrue(seen.update().isEmpty(), "there is no step");
        Distribution values = seen.values().orElseThrow();
        assertEquals(Arrays.stream(at).average().orElseThrow(), values.mean(), 1e-15);
        assertEquals(
            Math.sqrt(Arrays.stream(at).map(w -> w * w).average().orElseThrow()),
            values.rms(),
            1e-15);
        assertEquals(at.length, values.bins().counts().stream().mapToLong(Long::longValue).sum());
      }
      assertEquals(all, reading.gradientNorm().orElseThrow(), 1e-5 * all);
      assertEquals(
          reading.gradientNorm().orElseThrow(),
          Math.hypot(
              reading.layer("dense").gradientNorm().orElseThrow(),
              reading.layer("dense_1").gradientNorm().orElseThrow()),
          1e-12);
    }
  }

  private static double loss(
      Map<String, double[]> weights, float[] x, float[] y, int in, int hidden) {
    double[] w1 = weights.get("dense/kernel");
    double[] b1 = weights.get("dense/bias");
    double[] w2 = weights.get("dense_1/kernel");
    double loss = 0;
    for (int sample = 0; sample < y.length; sample++) {
      double out = weights.get("dense_1/bias")[0];
      for (int unit = 0; unit < hidden; unit++) {
        double sum = b1[unit];
        for (int i = 0; i < in; i++) {
          sum += x[sample * in + i] * w1[i * hidden + unit];
        }
        out += Math.tanh(sum) * w2[unit];
      }
      loss += (out - y[sample]) * (out - y[sample]) / y.length;
    }
    return loss;
  }

  private static float[] floats(RandomStream random, long step, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.gaussian(step, i);
    }
    return values;
  }

  private static double[] doubles(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
  }

  @Test
  void inspect_severalInputsAndOutputs_seesEveryUseOfALayer() {
    Trainer trainer =
        Trainer.of(Graphs.twins(), new Sgd(0.1))
            .loss("half", CategoricalCrossentropy.defaults())
            .loss("distance", new MeanSquaredError(), 0.5);
    Dataset data =
        JoinedDataset.named("pairs")
            .input("left", Shape.of(2), new float[] {1, 2, 3, 4})
            .input("right", Shape.of(2), new float[] {5, 6, 7, 8})
            .target("distance", ValueTarget.single(), new float[] {1, 0})
            .target("half", ClassTarget.of(2), new float[] {1, 0})
            .build();
    try (CompiledModel net = CompiledModelTest.compile(trainer)) {
      NetworkReading reading = net.inspect(data);
      assertEquals(
          List.of("encoder", "encoder:2", "sum", "half", "distance"),
          reading.layers().stream().map(LayerReading::name).toList());
      assertEquals(2, reading.layer("encoder").weights().size());
      assertEquals(List.of(), reading.layer("encoder:2").weights());
      assertTrue(reading.layer("encoder:2").activations().isPresent());
      net.fit(data, Fit.epochs(1).instruments(Instruments.everyEpoch()));
    }
  }

  @Test
  void reading_whatIsNotThere_isRefusedWithWhatIs() {
    try (CompiledModel net = CompiledModelTest.compile(Toys.xorTrainer())) {
      NetworkReading reading = net.inspect(Toys.xor());
      assertEquals(
          "NetworkReading: has no layer \"dens\"; it has dense, dense_1.",
          complaint(() -> reading.layer("dens")));
      assertEquals(
          "dense: has no reading of a weight \"kernle\"; there is dense/kernel, dense/bias.",
          complaint(() -> reading.layer("dense").weight("kernle")));
      LayerReading seen = net.inspect(Toys.xor(), ACTIVATIONS).layer("dense");
      assertEquals(
          "dense: has no reading of a weight \"kernel\"; there is none.",
          complaint(() -> seen.weight("kernel")));
      assertEquals(
          "Instruments: everySteps must be at least 1 here, got 0. everyEpoch() looks at the last update of each epoch.",
          complaint(() -> Instruments.everySteps(0)));
      assertEquals(
          "Bins: from 1.0 to 1.0 with 1 bins; a range and at least one bin are needed.",
          complaint(() -> new Bins(1, 1, List.of(0L))));
    }
  }

  private static String complaint(Runnable action) {
    return String.valueOf(assertThrows(ConfigException.class, action::run).getMessage());
  }

  @Test
  void tally_oddNumbers_areCountedWhereTheyLie() {
    assertEquals(
        new Distribution(2, 3, 0, new Bins(2.5, 3.5, List.of(0L, 2L))),
        Tally.of(new float[] {3, 3}, 2));
    Distribution holes = Tally.of(new float[] {Float.NaN, 1, Float.POSITIVE_INFINITY, 2}, 2);
    assertTrue(Double.isNaN(holes.mean()));
    assertEquals(new Bins(1, 2, List.of(1L, 1L)), holes.bins());
    assertEquals(new Bins(0, 1, List.of(0L)), Tally.of(new float[] {Float.NaN}, 1).bins());
    assertEquals(1.5, holes.bins().edge(1));
  }
}

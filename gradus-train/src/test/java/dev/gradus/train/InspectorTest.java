package dev.gradus.train;

import static dev.gradus.train.FarLine.onBothBackends;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.activation.Relu;
import dev.gradus.activation.Softmax;
import dev.gradus.activation.Tanh;
import dev.gradus.callback.Callback;
import dev.gradus.callback.TrainEvent;
import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.Dataset;
import dev.gradus.data.InMemoryDataset;
import dev.gradus.data.WeightedDataset;
import dev.gradus.instrument.Instrument;
import dev.gradus.instrument.Instruments;
import dev.gradus.instrument.LayerReading;
import dev.gradus.instrument.NetworkReading;
import dev.gradus.instrument.WeightReading;
import dev.gradus.kernels.Backend;
import dev.gradus.layer.BatchNormalization;
import dev.gradus.layer.Dense;
import dev.gradus.layer.Dropout;
import dev.gradus.layer.Input;
import dev.gradus.loss.CategoricalCrossentropy;
import dev.gradus.model.Sequential;
import dev.gradus.optimizer.ClipByGlobalNorm;
import dev.gradus.optimizer.ClipByNorm;
import dev.gradus.optimizer.ClipByValue;
import dev.gradus.optimizer.Clipping;
import dev.gradus.optimizer.Lbfgs;
import dev.gradus.optimizer.Sgd;
import dev.gradus.optimizer.UpdateSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Looking at a network while it trains: when, at what, and that nothing else changes.
class InspectorTest {

  private static final Instruments GRADIENTS =
      Instruments.everySteps(1).withWatch(Instrument.GRADIENTS, Instrument.UPDATES);

  /// Everything in which a step has a memory or draws numbers.
  private static Trainer restless() {
    Sequential model =
        Sequential.of(
            Input.of(2),
            Dense.of(16).withActivation(new Tanh()),
            BatchNormalization.defaults().withMomentum(0.9),
            new Dropout(0.3),
            Dense.of(8).withActivation(new Relu()),
            Dense.of(3).withActivation(new Softmax()));
    return Trainer.of(model, new Sgd(0.05).withMomentum(0.9), CategoricalCrossentropy.defaults())
        .seed(5);
  }

  private static List<TrainEvent.Inspected> looks(CompiledModel net, Dataset data, Fit fit) {
    List<TrainEvent.Inspected> looks = new ArrayList<>();
    net.fit(
        data,
        fit.callbacks(
            Callback.onEvent(event -> {
              if (event instanceof TrainEvent.Inspected look) {
                looks.add(look);
              }
            })));
    return looks;
  }

  @Test
  void fit_withAndWithoutInstruments_sameBits() {
    List<Trainer> trainers =
        List.of(
            restless(),
            restless()
                .update(
                    UpdateSettings.defaults()
                        .withAccumulate(3)
                        .withClip(new ClipByGlobalNorm(0.5))
                        .withEma(0.9)));
    Dataset data = Toys.blobs("blobs", 50);
    Fit fit = Fit.epochs(2).batchSize(16).validation(data);
    onBothBackends(backend -> {
      for (Trainer trainer : trainers) {
        Map<String, List<Float>> plain = trained(trainer, backend, net -> net.fit(data, fit));
        Instruments all = Instruments.everySteps(1).withSamples(20);
        assertEquals(
            plain,
            trained(trainer, backend, net -> net.fit(data, fit.instruments(all))),
            () -> backend.description() + " watched");
        assertEquals(
            plain,
            trained(
                trainer,
                backend,
                net -> {
                  net.inspect(data);
                  net.fit(data, fit);
                }),
            () -> backend.description() + " looked at before");
      }
    });
  }

  private static Map<String, List<Float>> trained(
      Trainer trainer, Backend backend, Consumer<CompiledModel> work) {
    try (CompiledModel net = trainer.compile(backend)) {
      work.accept(net);
      return CompiledModelTest.weights(net);
    }
  }

  @Test
  void fit_withoutInstruments_compilesNoProbe() {
    Dataset data = Toys.blobs("blobs", 50);
    try (CompiledModel net = CompiledModelTest.compile(restless())) {
      net.fit(data, Fit.epochs(1).batchSize(25));
      long bytes = net.nativeBytes();
      assertEquals(0, net.probes());
      net.inspect(data);
      assertEquals(0, net.probes());
      assertEquals(bytes, net.nativeBytes());
      net.fit(data, Fit.epochs(1).batchSize(25).instruments(Instruments.everyEpoch()));
      assertTrue(net.probes() > 0);
    }
  }

  @Test
  void fit_instruments_areReadAtTheStepsAskedFor() {
    Dataset data = Toys.blobs("blobs", 50); // 4 batches of 16
    assertEquals(List.of(1L, 3L, 6L), steps(1, Instruments.everySteps(3), data));
    assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L), steps(1, GRADIENTS, data));
    assertEquals(List.of(1L, 4L, 8L), steps(1, Instruments.everyEpoch(), data));
    // updates at 3 and 6: every epoch has one
    assertEquals(List.of(3L, 6L), steps(3, Instruments.everyEpoch(), data));
    assertEquals(List.of(3L, 6L), steps(3, Instruments.everySteps(2), data));
  }

  private static List<Long> steps(int accumulate, Instruments instruments, Dataset data) {
    Trainer trainer = restless().update(UpdateSettings.defaults().withAccumulate(accumulate));
    try (CompiledModel net = CompiledModelTest.compile(trainer)) {
      return looks(net, data, Fit.epochs(2).batchSize(16).instruments(instruments)).stream()
          .map(TrainEvent.Inspected::step)
          .toList();
    }
  }

  /// Plain gradient descent moves a weight by the rate times its gradient, dropout and batch
  /// statistics of that very step included: what is said of the one must fit the other.
  @Test
  void fit_gradientDescent_movesByRateTimesTheGradientSeen() {
    Dataset data = weighted(Toys.blobs("blobs", 50));
    onBothBackends(backend -> {
      for (int accumulate : List.of(1, 2)) {
        Trainer trainer =
            restless()
                .optimizer(new Sgd(0.05))
                .update(UpdateSettings.defaults().withAccumulate(accumulate));
        try (CompiledModel net = trainer.compile(backend)) {
          Fit fit = Fit.epochs(2).batchSize(16).instruments(GRADIENTS);
          for (TrainEvent.Inspected look : looks(net, data, fit)) {
            for (LayerReading layer : look.reading().layers()) {
              for (WeightReading weight : layer.weights()) {
                double moved = weight.update().orElseThrow().rms();
                double pulled = weight.gradientRms().orElseThrow();
                // float32 of weights around 1 keeps steps of 1e-4 to 1e-3 of themselves
                assertEquals(moved, 0.05 * pulled, 1e-6 + 2e-3 * moved, weight.name());
              }
            }
          }
        }
      }
    });
  }

  private static Dataset weighted(Dataset data) {
    float[] weights = new float[data.size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = 0.5f + i % 2;
    }
    return WeightedDataset.of(data, weights);
  }

  @Test
  void fit_accumulated_seesTheGradientOfTheWholeBatch() {
    Dataset data = Toys.blobs("blobs", 48);
    Trainer trainer = Toys.blobsTrainer(0).seed(2);
    double whole = firstNorm(trainer, data, 48);
    Trainer parts = trainer.update(UpdateSettings.defaults().withAccumulate(3));
    assertEquals(whole, firstNorm(parts, data, 16), 1e-6 * whole);
  }

  private static double firstNorm(Trainer trainer, Dataset data, int batchSize) {
    try (CompiledModel net = CompiledModelTest.compile(trainer)) {
      Fit fit = Fit.epochs(1).batchSize(batchSize).shuffle(false).instruments(GRADIENTS);
      return looks(net, data, fit).getFirst().reading().gradientNorm().orElseThrow();
    }
  }

  /// One layer `softmax(x W)`, one sample `x = (3, 4)` of class 0, `W = 0`: the gradient is `x (p -
  /// t)`, with `p - t = (-1/2, 1/2)`, so `(-3/2, 3/2, -2, 2)`, whose norm is `sqrt(12.5)`.
  @Test
  void clippedShare_byHand_countsElements() {
    assertEquals(OptionalDouble.empty(), clipped(List.of()));
    assertEquals(OptionalDouble.of(0.5), clipped(List.of(new ClipByValue(1.6))));
    assertEquals(OptionalDouble.of(0), clipped(List.of(new ClipByValue(2.5))));
    assertEquals(OptionalDouble.of(1), clipped(List.of(new ClipByNorm(3.5))));
    assertEquals(OptionalDouble.of(0), clipped(List.of(new ClipByNorm(3.6))));
    assertEquals(OptionalDouble.of(1), clipped(List.of(new ClipByGlobalNorm(3.5))));
    assertEquals(OptionalDouble.of(0), clipped(List.of(new ClipByGlobalNorm(3.6))));
  }

  private static OptionalDouble clipped(List<Clipping> clip) {
    Dataset one =
        InMemoryDataset.ofFloats(
            "one", Shape.of(2), new float[] {3, 4}, ClassTarget.of(2), new float[] {0});
    Sequential model =
        Sequential.of(Input.of(2), Dense.of(2).withUseBias(false).withActivation(new Softmax()));
    UpdateSettings update = UpdateSettings.defaults();
    Trainer trainer =
        Trainer.of(model, new Sgd(0.1), CategoricalCrossentropy.defaults())
            .update(clip.isEmpty() ? update : update.withClip(clip.getFirst()));
    try (CompiledModel net = CompiledModelTest.compile(trainer)) {
      net.write(net.variables().getFirst(), new float[4]);
      NetworkReading reading =
          looks(net, one, Fit.epochs(1).batchSize(1).instruments(GRADIENTS)).getFirst().reading();
      assertEquals(Math.sqrt(12.5), reading.gradientNorm().orElseThrow(), 1e-6);
      assertEquals(reading.clippedShare().orElse(0) > 0, reading.isClipped());
      assertEquals(
          OptionalDouble.empty(), reading.layer("dense").updateRatio(), "all weights were 0");
      return reading.clippedShare();
    }
  }

  @Test
  void fit_resumed_seesWhatTheUninterruptedRunSees() {
    Dataset data = Toys.blobs("blobs", 50);
    Fit fit = Fit.epochs(2).batchSize(16).instruments(Instruments.everySteps(2));
    List<TrainEvent.Inspected> whole;
    try (CompiledModel net = CompiledModelTest.compile(restless())) {
      whole = looks(net, data, fit);
    }
    try (CompiledModel first = CompiledModelTest.compile(restless());
        CompiledModel second = CompiledModelTest.compile(restless())) {
      first.fit(
          data,
          fit.callbacks(control -> {
            control.eachStep((step, _, _) -> {
              if (step == 3) {
                control.pause("enough");
              }
            });
            return _ -> {};
          }));
      second.resume(first.checkpoint());
      List<TrainEvent.Inspected> rest = looks(second, data, fit);
      assertEquals(whole.subList(whole.size() - rest.size(), whole.size()), rest);
      assertEquals(List.of(4L, 6L, 8L), rest.stream().map(TrainEvent.Inspected::step).toList());
    }
  }

  @Test
  void fit_instruments_seeOnlyWhatIsWatched() {
    Dataset data = Toys.blobs("blobs", 50);
    for (Instrument watched : Instrument.values()) {
      try (CompiledModel net = CompiledModelTest.compile(restless())) {
        NetworkReading reading =
            looks(net, data, Fit.epochs(1).instruments(Instruments.everyEpoch().withWatch(watched)))
                .getFirst()
                .reading();
        LayerReading dense = reading.layer("dense");
        assertEquals(watched == Instrument.ACTIVATIONS, dense.activations().isPresent());
        assertEquals(watched == Instrument.ACTIVATIONS, dense.weights().isEmpty());
        assertEquals(watched == Instrument.GRADIENTS, dense.gradientNorm().isPresent());
        assertEquals(watched == Instrument.GRADIENTS, reading.gradientNorm().isPresent());
        assertEquals(watched == Instrument.UPDATES, dense.updateRatio().isPresent());
        assertEquals(
            watched == Instrument.WEIGHTS,
            !dense.weights().isEmpty() && dense.weight("kernel").values().isPresent());
      }
    }
  }

  @Test
  void fit_lbfgs_isRefused() {
    Trainer trainer = restless().optimizer(Lbfgs.defaults());
    try (CompiledModel net = CompiledModelTest.compile(trainer)) {
      ConfigException refusal =
          assertThrows(
              ConfigException.class,
              () ->
                  net.fit(
                      Toys.blobs("blobs", 50),
                      Fit.epochs(1).instruments(Instruments.everyEpoch())));
      assertEquals(
          "Fit: instruments are given, but Lbfgs moves the weights once an epoch, by many looks at all data. Leave them out and call inspect between calls of fit, or take another optimizer.",
          refusal.getMessage());
      assertTrue(net.inspect(Toys.blobs("blobs", 50)).gradientNorm().isPresent());
    }
  }

  @Test
  void drawn_manySamples_areOfEveryClassAndAlwaysTheSame() {
    Dataset data = Toys.blobs("blobs", 300);
    Dataset drawn = ActivationProbe.drawn(restless(), data, 100);
    assertEquals(100, drawn.size());
    assertEquals(3, IntStream.range(0, 100).map(drawn::label).distinct().count());
    Dataset again = ActivationProbe.drawn(restless(), data, 100);
    assertEquals(
        IntStream.range(0, 100).mapToObj(i -> features(drawn, i)).toList(),
        IntStream.range(0, 100).mapToObj(i -> features(again, i)).toList());
  }

  private static List<Float> features(Dataset data, int sample) {
    float[] features = new float[2];
    data.copyFeatures(sample, features, 0);
    return List.of(features[0], features[1]);
  }
}

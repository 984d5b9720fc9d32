package dev.gradus.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.activation.Tanh;
import dev.gradus.callback.Callback;
import dev.gradus.callback.TrainEvent;
import dev.gradus.core.ConfigException;
import dev.gradus.core.NumericException;
import dev.gradus.core.Shape;
import dev.gradus.cpu.CpuBackend;
import dev.gradus.data.Dataset;
import dev.gradus.data.InMemoryDataset;
import dev.gradus.data.ValueTarget;
import dev.gradus.data.WeightedDataset;
import dev.gradus.history.History;
import dev.gradus.init.Constant;
import dev.gradus.kernels.reference.ReferenceBackend;
import dev.gradus.layer.BatchNormalization;
import dev.gradus.layer.Dense;
import dev.gradus.layer.Input;
import dev.gradus.loss.MeanSquaredError;
import dev.gradus.model.Sequential;
import dev.gradus.op.Variable;
import dev.gradus.optimizer.Adam;
import dev.gradus.optimizer.Lbfgs;
import dev.gradus.optimizer.UpdateSettings;
import dev.gradus.optimizer.WeightGroup;
import dev.gradus.regularizer.L2;
import dev.gradus.schedule.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Epochs that are moves of L-BFGS; the moves themselves are tested in [QuasiNewtonTest].
class LbfgsTest {

  private static Trainer line(Lbfgs optimizer) {
    Sequential model = Sequential.of(Input.of(1), Dense.of(1));
    return Trainer.of(model, optimizer, new MeanSquaredError()).seed(2);
  }

  @Test
  void fit_line_reachesTheOptimumOfAParabola() {
    try (CompiledModel net = CompiledModelTest.compile(line(Lbfgs.defaults()))) {
      List<TrainEvent> events = new ArrayList<>();
      History history =
          net.fit(
              Toys.line(), Fit.epochs(30).batchSize(8).callbacks(Callback.onEvent(events::add)));
      assertTrue(history.epochs() < 30, () -> "stops by itself: " + history.epochs());
      // y = 2 x - 1; a gradient below 1e-7 or a loss that float32 cannot lower
      assertEquals(2, net.read(net.variables().get(0))[0], 1e-4);
      assertEquals(-1, net.read(net.variables().get(1))[0], 1e-4);
      assertTrue(events.getLast() instanceof TrainEvent.TrainingFinished);
    }
  }

  /// Batches of 3, 3 and 2 samples average to the same loss and gradient as one of 8.
  @Test
  void fit_smallerBatches_isTheSameMethod() {
    History whole = fit(line(Lbfgs.defaults()), 3, 8);
    History parts = fit(line(Lbfgs.defaults()), 3, 3);
    List<Double> expected = whole.of(History.LOSS);
    for (int epoch = 0; epoch < 3; epoch++) {
      assertEquals(
          expected.get(epoch), parts.of(History.LOSS).get(epoch), 1e-5 * expected.getFirst());
    }
  }

  private static History fit(Trainer trainer, int epochs, int batchSize) {
    try (CompiledModel net = CompiledModelTest.compile(trainer)) {
      return net.fit(Toys.line(), Fit.epochs(epochs).batchSize(batchSize));
    }
  }

  @Test
  void fit_network_learnsXorOnEveryBackend() {
    Trainer trainer = Toys.xorTrainer().optimizer(Lbfgs.likePyTorch());
    try (ReferenceBackend reference = new ReferenceBackend();
        CpuBackend cpu = new CpuBackend(2);
        CompiledModel slow = trainer.compile(reference);
        CompiledModel fast = trainer.compile(cpu)) {
      for (CompiledModel net : List.of(slow, fast)) {
        List<Double> losses = net.fit(Toys.xor(), Fit.epochs(40).batchSize(2)).of(History.LOSS);
        // at random it is log(2) = 0.69
        assertTrue(losses.getLast() < 0.01, () -> net.backend() + " " + losses);
        assertEquals(1, net.evaluate(Toys.xor()).get("accuracy"));
      }
    }
  }

  @Test
  void fit_everyEpoch_lowersTheLoss() {
    try (CompiledModel net =
        CompiledModelTest.compile(Toys.blobsTrainer(0).optimizer(Lbfgs.defaults()))) {
      Dataset data = Toys.blobs("blobs", 60);
      List<Double> losses = net.fit(data, Fit.epochs(10).batchSize(25)).of(History.LOSS);
      for (int i = 1; i < losses.size(); i++) {
        // but for float32's last digits in another order of batches
        assertTrue(losses.get(i) < losses.get(i - 1) * (1 + 1e-6), losses::toString);
      }
    }
  }

  @Test
  void fit_penalties_arePartOfTheFunction() {
    // w^2 / 4 + mean (w x - 2 x)^2 with mean x^2 = 0.46875: w = 2 * 0.46875 / 0.71875
    Dense layer = Dense.of(1).withUseBias(false).withKernelRegularizer(new L2(0.25));
    Sequential model = Sequential.of(Input.of(1), layer);
    float[] x = {-1, -0.75f, -0.5f, -0.25f, 0.25f, 0.5f, 0.75f, 1};
    float[] y = new float[8];
    for (int i = 0; i < 8; i++) {
      y[i] = 2 * x[i];
    }
    Dataset data = InMemoryDataset.ofFloats("line", Shape.of(1), x, ValueTarget.single(), y);
    Trainer trainer = Trainer.of(model, Lbfgs.defaults(), new MeanSquaredError());
    try (CompiledModel net = CompiledModelTest.compile(trainer)) {
      net.fit(data, Fit.epochs(10).batchSize(3));
      assertEquals(2 * 0.46875 / 0.71875, net.read(net.variables().getFirst())[0], 1e-4);
    }
  }

  /// Samples that count twice pull the line twice as much.
  @Test
  void fit_sampleWeights_weighTheGradient() {
    Dense layer = Dense.of(1).withUseBias(false).withKernelInitializer(new Constant(0));
    Trainer trainer =
        Trainer.of(Sequential.of(Input.of(1), layer), Lbfgs.defaults(), new MeanSquaredError());
    Dataset data =
        InMemoryDataset.ofFloats(
            "one", Shape.of(1), new float[] {1, 1}, ValueTarget.single(), new float[] {0, 3});
    try (CompiledModel net = CompiledModelTest.compile(trainer)) {
      net.fit(WeightedDataset.of(data, 1, 2), Fit.epochs(10).batchSize(1));
      // (0 + 2 * 3) / 3
      assertEquals(2, net.read(net.variables().getFirst())[0], 1e-5);
    }
  }

  /// However often a line is evaluated, moving averages take one step an epoch.
  @Test
  void fit_batchNormalization_averagesFollowOneEvaluation() {
    BatchNormalization norm = BatchNormalization.defaults().withMomentum(0.5);
    Sequential model =
        Sequential.of(Input.of(1), norm, Dense.of(4).withActivation(new Tanh()), Dense.of(1));
    Trainer trainer = Trainer.of(model, Lbfgs.defaults(), new MeanSquaredError());
    try (CompiledModel net = CompiledModelTest.compile(trainer)) {
      float[] x = {1, 3};
      Dataset data =
          InMemoryDataset.ofFloats("two", Shape.of(1), x, ValueTarget.single(), new float[] {0, 4});
      net.fit(data, Fit.epochs(2).batchSize(2));
      Variable mean =
          net.variables().stream()
              .filter(each -> each.name().endsWith("moving_mean"))
              .findFirst()
              .orElseThrow();
      // 0, then 0.5 * 0 + 0.5 * 2 = 1, then 0.5 * 1 + 0.5 * 2
      assertArrayEquals(new float[] {1.5f}, net.read(mean));
    }
  }

  @Test
  void variables_ofTheOptimizer_holdPairsOfEachWeight() {
    try (CompiledModel net = CompiledModelTest.compile(line(Lbfgs.defaults().withHistorySize(3)))) {
      assertEquals(
          List.of(
              "dense/kernel [1, 1]",
              "dense/bias [1]",
              "dense/kernel/lbfgs/s [3, 1, 1]",
              "dense/kernel/lbfgs/y [3, 1, 1]",
              "dense/bias/lbfgs/s [3, 1]",
              "dense/bias/lbfgs/y [3, 1]"),
          net.variables().stream().map(each -> each.name() + " " + each.shape()).toList());
      assertTrue(net.plan(8).contains("fetch gradient/dense/kernel"));
    }
  }

  @Test
  void fit_lossNotFinite_isRefusedBeforeTheMove() {
    Sequential model =
        Sequential.of(Input.of(1), Dense.of(1).withKernelInitializer(new Constant(1e30)));
    Trainer trainer = Trainer.of(model, Lbfgs.defaults(), new MeanSquaredError());
    try (CompiledModel net = CompiledModelTest.compile(trainer)) {
      NumericException refusal =
          assertThrows(
              NumericException.class,
              () -> net.fit(Toys.line(), Fit.epochs(1).batchSize(8).shuffle(false)));
      assertEquals(
          "epoch 1, step 1: loss is Infinity. First non-finite tensor: output of loss [8, 1]. The weights are those before this epoch. Correct the data or their scaling, or start from other weights.",
          refusal.getMessage());
      assertArrayEquals(new float[] {1e30f}, net.read(net.variables().getFirst()));
    }
  }

  @Test
  void settings_thatDoNotFit_areRefused() {
    Map<String, Runnable> refusals =
        Map.of(
            "Lbfgs: historySize must be at least 1, got 0.",
            () -> Lbfgs.defaults().withHistorySize(0),
            "Lbfgs: maxEvaluations must be at least 1, got 0.",
            () -> Lbfgs.defaults().withMaxEvaluations(0),
            "Lbfgs: toleranceGradient must be at least 0 and finite, got NaN.",
            () -> Lbfgs.defaults().withToleranceGradient(Double.NaN),
            "Lbfgs: it moves all weights together along one line, so nothing can happen beside its move, but clip, noise, accumulate, weightDecay, ema or groups are set. Leave them at their defaults.",
            () ->
                line(Lbfgs.defaults())
                    .update(UpdateSettings.defaults().withAccumulate(4))
                    .compile(),
            "Lbfgs: it is the optimizer of a group of weights, but moves all weights together. Make it the network's optimizer, or give the group another.",
            () ->
                line(Lbfgs.defaults())
                    .optimizer(Adam.defaults())
                    .update(
                        UpdateSettings.defaults()
                            .withGroups(new WeightGroup("dense").withOptimizer(Lbfgs.defaults())))
                    .compile(),
            "Fit: validationEverySteps is 5, but Lbfgs moves the weights once an epoch. Leave it out; validation after epochs stays.",
            () -> {
              try (CompiledModel net = CompiledModelTest.compile(line(Lbfgs.defaults()))) {
                net.fit(Toys.line(), Fit.epochs(1).validation(Toys.line()).validationEverySteps(5));
              }
            });
    refusals.forEach((message, action) ->
        assertEquals(message, assertThrows(ConfigException.class, action::run).getMessage()));
  }

  @Test
  void defaults_areThoseOfPyTorchButForTheHistory() {
    assertEquals(new Lbfgs(Schedule.constant(1), 10, 25, 1e-7), Lbfgs.defaults());
    assertEquals(100, Lbfgs.likePyTorch().historySize());
  }
}

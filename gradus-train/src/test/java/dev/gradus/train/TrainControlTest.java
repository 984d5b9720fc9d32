package dev.gradus.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.callback.Callback;
import dev.gradus.callback.TrainEvent;
import dev.gradus.callback.TrainListener;
import dev.gradus.core.ConfigException;
import dev.gradus.history.Checkpoint;
import dev.gradus.history.History;
import dev.gradus.layer.Dense;
import dev.gradus.layer.Input;
import dev.gradus.loss.MeanSquaredError;
import dev.gradus.model.Sequential;
import dev.gradus.op.Variable;
import dev.gradus.optimizer.Sgd;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainControlTest {

  /// Two halvings are one quartering: the functions of several listeners apply one after the other.
  @Test
  void changeLearningRate_severalListeners_multiply() {
    Callback half =
        control -> {
          control.changeLearningRate(rate -> rate / 2);
          return _ -> {};
        };
    assertArrayEquals(
        trained(0.05), trained(0.2, half, half), "0.2 halved twice moves as far as 0.05");
  }

  @Test
  void changeLearningRate_betweenEpochs_isReported() {
    Callback fall =
        control ->
            onFinished(() -> control.changeLearningRate(rate -> rate / control.epochs().size()));
    try (CompiledModel net = CompiledModelTest.compile(line(0.6))) {
      History history = net.fit(Toys.line(), Fit.epochs(4).callbacks(fall));
      assertEquals(List.of(0.6, 0.6, 0.3, 0.6 / 3), history.of("learningRate"));
    }
  }

  @Test
  void changeLearningRate_toNothingFinite_complains() {
    Callback wrong =
        control -> {
          control.changeLearningRate(_ -> Double.NaN);
          return _ -> {};
        };
    try (CompiledModel net = CompiledModelTest.compile(line(0.1))) {
      assertEquals(
          "Schedule: the learningRate after 0 steps must be at least 0 and finite, got NaN.",
          String.valueOf(
              assertThrows(
                      ConfigException.class,
                      () -> net.fit(Toys.line(), Fit.epochs(1).callbacks(wrong)))
                  .getMessage()));
    }
  }

  @Test
  void keepWeights_secondEpoch_comeBackAtTheEnd() {
    List<TrainEvent> events = new ArrayList<>();
    Callback keepSecond =
        control ->
            event -> {
              events.add(event);
              if (event instanceof TrainEvent.EpochFinished finished && finished.epoch() == 2) {
                control.keepWeights();
              }
            };
    try (CompiledModel net = CompiledModelTest.compile(Toys.blobsTrainer(0.2));
        CompiledModel two = CompiledModelTest.compile(Toys.blobsTrainer(0.2))) {
      net.fit(Toys.blobs("blobs", 60), Fit.epochs(5).callbacks(keepSecond));
      two.fit(Toys.blobs("blobs", 60), Fit.epochs(2));
      assertArrayEquals(weights(two), weights(net));
      TrainEvent.TrainingFinished end = (TrainEvent.TrainingFinished) events.getLast();
      assertEquals("all epochs done; the weights are those of epoch 2", end.reason());
      assertEquals(2, end.resultEpoch());
      assertEquals(5, end.epochs());
    }
  }

  @Test
  void keepWeights_withinAnEpoch_complains() {
    Callback early =
        control ->
            event -> {
              if (event instanceof TrainEvent.Validated) {
                control.keepWeights();
              }
            };
    try (CompiledModel net = CompiledModelTest.compile(line(0.1))) {
      Fit fit = Fit.epochs(1).validation(Toys.line()).validationEverySteps(1).callbacks(early);
      assertEquals(
          "keepWeights: called within epoch 1. Weights are kept after an epoch, call it at EpochFinished.",
          String.valueOf(
              assertThrows(ConfigException.class, () -> net.fit(Toys.line(), fit)).getMessage()));
    }
  }

  /// Eight samples in batches of two are four steps an epoch.
  @Test
  void validationEverySteps_three_countsOverEpochs() {
    List<String> seen = new ArrayList<>();
    Callback note =
        Callback.onEvent(event -> {
          if (event instanceof TrainEvent.Validated(int epoch, long step, var metrics)) {
            seen.add(epoch + "/" + step + " " + metrics.keySet());
          }
        });
    try (CompiledModel net = CompiledModelTest.compile(line(0.1));
        CompiledModel without = CompiledModelTest.compile(line(0.1))) {
      Fit fit = Fit.epochs(2).batchSize(2).validation(Toys.line());
      net.fit(Toys.line(), fit.validationEverySteps(3).callbacks(note));
      without.fit(Toys.line(), fit);
      assertEquals(List.of("1/3 [validationLoss]", "2/6 [validationLoss]"), seen);
      assertArrayEquals(weights(without), weights(net), "looking changes nothing");
    }
  }

  @Test
  void validationEverySteps_withoutData_complains() {
    try (CompiledModel net = CompiledModelTest.compile(line(0.1))) {
      assertEquals(
          "Fit: validationEverySteps is 3, but there is nothing to validate on. Give validation data, or leave it out.",
          String.valueOf(
              assertThrows(
                      ConfigException.class,
                      () -> net.fit(Toys.line(), Fit.epochs(1).validationEverySteps(3)))
                  .getMessage()));
    }
    assertEquals(
        "Fit: validationEverySteps must be at least 0, got -1.",
        String.valueOf(
            assertThrows(ConfigException.class, () -> Fit.epochs(1).validationEverySteps(-1))
                .getMessage()));
  }

  @Test
  void stop_atDivergence_endsInPeaceWithTheLastGoodWeights() {
    List<TrainEvent> events = new ArrayList<>();
    Callback peace =
        control ->
            event -> {
              events.add(event);
              if (event instanceof TrainEvent.Diverged) {
                control.stop("enough");
              }
            };
    try (CompiledModel net = CompiledModelTest.compile(line(1e15))) {
      History history =
          net.fit(Toys.line(), Fit.epochs(9).batchSize(8).shuffle(false).callbacks(peace));
      assertEquals(2, history.epochs());
      TrainEvent.Diverged diverged =
          (TrainEvent.Diverged)
              events.stream().filter(TrainEvent.Diverged.class::isInstance).findFirst().get();
      assertEquals(3, diverged.epoch());
      assertEquals(1, diverged.step());
      assertTrue(diverged.message().startsWith("epoch 3, step 1: loss is "), diverged.message());
      assertEquals("enough", ((TrainEvent.TrainingFinished) events.getLast()).reason());
      for (float weight : weights(net)) {
        assertTrue(Float.isFinite(weight));
      }
    }
  }

  /// A listener of a resumed run sees what one of an uninterrupted run sees, and weights that were
  /// kept before come back.
  @Test
  void resume_pastOfTheRun_isSeenAndKept(@TempDir Path folder) {
    List<Integer> seen = new ArrayList<>();
    Callback count = control -> onFinished(() -> seen.add(control.epochs().size()));
    Callback keepFirst =
        control ->
            event -> {
              if (event instanceof TrainEvent.EpochFinished finished) {
                if (finished.epoch() == 1) {
                  control.keepWeights();
                } else if (finished.epoch() == 2 && seen.isEmpty()) {
                  control.pause("half");
                }
              }
            };
    try (CompiledModel net = CompiledModelTest.compile(line(0.1));
        CompiledModel one = CompiledModelTest.compile(line(0.1));
        CompiledModel resumed = CompiledModelTest.compile(line(0.1))) {
      one.fit(Toys.line(), Fit.epochs(1));
      net.fit(Toys.line(), Fit.epochs(4).callbacks(keepFirst));
      net.checkpoint().write(folder.resolve("half.safetensors"));
      resumed.resume(Checkpoint.read(folder.resolve("half.safetensors")));
      assertEquals(2, resumed.checkpoint().epochs().size());
      resumed.fit(Toys.line(), Fit.epochs(4).callbacks(count, keepFirst));
      assertEquals(List.of(3, 4), seen);
      assertArrayEquals(weights(one), weights(resumed));
    }
  }

  private static TrainListener onFinished(Runnable action) {
    return event -> {
      if (event instanceof TrainEvent.EpochFinished) {
        action.run();
      }
    };
  }

  private static float[] trained(double learningRate, Callback... callbacks) {
    try (CompiledModel net = CompiledModelTest.compile(line(learningRate))) {
      net.fit(Toys.line(), Fit.epochs(3).callbacks(callbacks));
      return weights(net);
    }
  }

  private static Trainer line(double learningRate) {
    return Trainer.of(
        Sequential.of(Input.of(1), Dense.of(1)), new Sgd(learningRate), new MeanSquaredError());
  }

  private static float[] weights(CompiledModel net) {
    List<Float> all = new ArrayList<>();
    for (Variable variable : net.variables()) {
      if (!variable.name().contains("adam")) {
        for (float value : net.read(variable)) {
          all.add(value);
        }
      }
    }
    float[] values = new float[all.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = all.get(i);
    }
    return values;
  }
}

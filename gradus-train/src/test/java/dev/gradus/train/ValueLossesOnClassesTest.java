package dev.gradus.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.activation.Activation;
import dev.gradus.activation.Linear;
import dev.gradus.activation.Relu;
import dev.gradus.activation.Sigmoid;
import dev.gradus.activation.Softmax;
import dev.gradus.activation.Tanh;
import dev.gradus.core.ConfigException;
import dev.gradus.core.ShapeException;
import dev.gradus.data.Dataset;
import dev.gradus.layer.Dense;
import dev.gradus.layer.Input;
import dev.gradus.loss.BinaryCrossentropy;
import dev.gradus.loss.CosineSimilarity;
import dev.gradus.loss.Dice;
import dev.gradus.loss.Hinge;
import dev.gradus.loss.Huber;
import dev.gradus.loss.Loss;
import dev.gradus.loss.MeanAbsoluteError;
import dev.gradus.loss.MeanAbsolutePercentageError;
import dev.gradus.loss.MeanSquaredError;
import dev.gradus.loss.SquaredHinge;
import dev.gradus.metric.Accuracy;
import dev.gradus.metric.RocAuc;
import dev.gradus.model.Sequential;
import dev.gradus.optimizer.Adam;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

/// Losses for values learn classes: one number a class, or one number for two classes.
class ValueLossesOnClassesTest {

  @Test
  void fit_oneNumberAClass_learns() {
    Map<Loss, Activation> losses =
        Map.of(
            new MeanSquaredError(),
            new Softmax(),
            new MeanAbsoluteError(),
            new Softmax(),
            new Huber(1),
            new Linear(),
            new Hinge(),
            new Linear(),
            new SquaredHinge(),
            new Tanh(),
            new CosineSimilarity(),
            new Softmax(),
            new Dice(),
            new Softmax(),
            BinaryCrossentropy.defaults(),
            new Sigmoid());
    Dataset blobs = Toys.blobs("blobs", 150);
    losses.forEach((loss, activation) -> {
      Trainer trainer = trainer(3, activation, loss);
      try (CompiledModel net = CompiledModelTest.compile(trainer)) {
        net.fit(blobs, Fit.epochs(25).batchSize(16));
        SequencedMap<String, Double> measured = net.evaluate(blobs);
        assertTrue(measured.get("accuracy") > 0.95, () -> loss + " reaches " + measured);
      }
    });
  }

  @Test
  void fit_oneNumberForTwoClasses_learns() {
    Map<Loss, Activation> losses =
        Map.of(BinaryCrossentropy.defaults(), new Sigmoid(), new MeanSquaredError(), new Sigmoid());
    losses.forEach((loss, activation) -> {
      Trainer trainer = trainer(1, activation, loss);
      try (CompiledModel net = CompiledModelTest.compile(trainer)) {
        net.fit(Toys.xor(), Fit.epochs(400).batchSize(4));
        SequencedMap<String, Double> measured = net.evaluate(Toys.xor());
        assertEquals(1, measured.get("accuracy"), () -> loss + " reaches " + measured);
        assertEquals(1, measured.get("rocAuc"));
      }
    });
  }

  @Test
  void fit_whatMakesNoSense_isRefused() {
    ConfigException percentage =
        assertThrows(
            ConfigException.class,
            () -> fit(trainer(3, new Softmax(), new MeanAbsolutePercentageError())));
    assertEquals(
        "loss: mean-absolute-percentage-error divides by the target, but of one class out of 3 all others are 0 in blobs. Use mean-squared-error, or categorical-crossentropy.",
        percentage.getMessage());
    ShapeException shapes =
        assertThrows(
            ShapeException.class, () -> fit(trainer(1, new Linear(), new MeanSquaredError())));
    assertEquals(
        "blobs: targets are [3], but for predictions [1] the loss mean-squared-error wants [1]. Let the model end in [3].",
        shapes.getMessage());
  }

  private static void fit(Trainer trainer) {
    try (CompiledModel net = CompiledModelTest.compile(trainer)) {
      net.fit(Toys.blobs("blobs", 9), Fit.epochs(1));
    }
  }

  private static Trainer trainer(int units, Activation activation, Loss loss) {
    Sequential model =
        Sequential.of(
            Input.of(2),
            Dense.of(16).withActivation(units == 1 ? new Tanh() : new Relu()),
            Dense.of(units).withActivation(activation));
    Trainer trainer = Trainer.of(model, new Adam(0.02), loss).seed(2);
    return units == 1
        ? trainer.metrics(new Accuracy(), RocAuc.defaults())
        : trainer.metrics(new Accuracy());
  }
}

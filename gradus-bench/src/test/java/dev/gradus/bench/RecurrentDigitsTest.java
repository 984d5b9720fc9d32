package dev.gradus.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.activation.Softmax;
import dev.gradus.cpu.CpuBackend;
import dev.gradus.data.Split;
import dev.gradus.data.read.Mnist;
import dev.gradus.data.scale.Scaler;
import dev.gradus.kernels.Backend;
import dev.gradus.layer.Dense;
import dev.gradus.layer.Input;
import dev.gradus.layer.Lstm;
import dev.gradus.layer.Reshape;
import dev.gradus.loss.CategoricalCrossentropy;
import dev.gradus.metric.Accuracy;
import dev.gradus.model.Sequential;
import dev.gradus.optimizer.Adam;
import dev.gradus.train.CompiledModel;
import dev.gradus.train.Fit;
import dev.gradus.train.Trainer;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Two layers of LSTM that read the digits of MNIST row by row.
@Tag("slow")
class RecurrentDigitsTest {

  private static final Split DIGITS = Mnist.load();

  @Test
  void fit_fiveEpochsOfMnist_reachesTheKnownAccuracy() {
    Sequential network =
        Sequential.of(
            Input.of(28, 28, 1),
            Reshape.of(28, 28),
            Lstm.of(64).withReturnSequences(true),
            Lstm.of(64),
            Dense.of(10).withActivation(new Softmax()));
    Trainer trainer =
        Trainer.of(network, new Adam(0.002), CategoricalCrossentropy.defaults())
            .metrics(new Accuracy())
            .scaler(Scaler.defaults().fit(DIGITS.train()))
            .seed(1);
    try (Backend backend = new CpuBackend(2);
        CompiledModel net = trainer.compile(backend)) {
      net.fit(DIGITS.train(), Fit.epochs(5).batchSize(64));

      double accuracy = Objects.requireNonNull(net.evaluate(DIGITS.test()).get("accuracy"));

      assertTrue(accuracy >= 0.98, "test accuracy %.4f".formatted(accuracy));
    }
  }
}

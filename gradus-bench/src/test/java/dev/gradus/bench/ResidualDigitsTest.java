package dev.gradus.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.activation.Relu;
import dev.gradus.activation.Softmax;
import dev.gradus.cpu.CpuBackend;
import dev.gradus.data.Split;
import dev.gradus.data.read.Mnist;
import dev.gradus.data.scale.Scaler;
import dev.gradus.kernels.Backend;
import dev.gradus.layer.ActivationLayer;
import dev.gradus.layer.Add;
import dev.gradus.layer.BatchNormalization;
import dev.gradus.layer.Conv2D;
import dev.gradus.layer.Dense;
import dev.gradus.layer.GlobalAveragePooling2D;
import dev.gradus.layer.MaxPooling2D;
import dev.gradus.layer.Padding;
import dev.gradus.loss.CategoricalCrossentropy;
import dev.gradus.metric.Accuracy;
import dev.gradus.model.Functional;
import dev.gradus.model.SymbolicTensor;
import dev.gradus.optimizer.Adam;
import dev.gradus.train.CompiledModel;
import dev.gradus.train.Fit;
import dev.gradus.train.Trainer;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A residual network with batch normalization and global pooling on all of MNIST, about 170,000
/// parameters, with a rate that falls along a cosine.
@Tag("slow")
class ResidualDigitsTest {

  private static final Split DIGITS = Mnist.load();

  @Test
  void fit_fiveEpochsOfMnist_reachesTheKnownAccuracy() {
    Trainer trainer =
        Trainer.of(
                network(),
                Adam.defaults().withLearningRate(ResidualDigitsTest::cosine),
                CategoricalCrossentropy.defaults())
            .metrics(new Accuracy())
            .scaler(Scaler.defaults().fit(DIGITS.train()))
            .seed(1);
    try (Backend backend = new CpuBackend(2);
        CompiledModel net = trainer.compile(backend)) {
      net.fit(DIGITS.train(), Fit.epochs(5).batchSize(64));

      double accuracy = Objects.requireNonNull(net.evaluate(DIGITS.test()).get("accuracy"));

      assertTrue(accuracy >= 0.993, "test accuracy %.4f".formatted(accuracy));
    }
  }

  /// From 2e-3 down to 0 over all steps.
  private static double cosine(long step) {
    double steps = 5 * Math.ceil(60_000 / 64.0);
    return 1e-3 * (1 + Math.cos(Math.PI * step / steps));
  }

  private static Functional network() {
    SymbolicTensor image = SymbolicTensor.input("image", 28, 28, 1);
    SymbolicTensor stem = normalized(image, 24, 3).then(new ActivationLayer(new Relu()));
    SymbolicTensor small = residual(stem.then(MaxPooling2D.of(2)), 48);
    SymbolicTensor smaller = residual(small.then(MaxPooling2D.of(2)), 96);
    SymbolicTensor digit =
        smaller.then(new GlobalAveragePooling2D()).then(Dense.of(10).withActivation(new Softmax()));
    return Functional.of(image, digit);
  }

  /// `relu(x' + f(x))`, where `x'` is `x` brought to as many channels.
  private static SymbolicTensor residual(SymbolicTensor x, int filters) {
    SymbolicTensor first = normalized(x, filters, 3).then(new ActivationLayer(new Relu()));
    SymbolicTensor second = normalized(first, filters, 3);
    return SymbolicTensor.merge(new Add(), normalized(x, filters, 1), second)
        .then(new ActivationLayer(new Relu()));
  }

  private static SymbolicTensor normalized(SymbolicTensor x, int filters, int size) {
    return x.then(Conv2D.of(filters, size).withPadding(new Padding.Same()).withUseBias(false))
        .then(BatchNormalization.defaults().withMomentum(0.9));
  }
}

package dev.gradus.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.cpu.CpuBackend;
import dev.gradus.data.Dataset;
import dev.gradus.data.Split;
import dev.gradus.data.read.Mnist;
import dev.gradus.data.scale.Scaler;
import dev.gradus.kernels.Backend;
import dev.gradus.loss.CategoricalCrossentropy;
import dev.gradus.metric.Accuracy;
import dev.gradus.optimizer.Adadelta;
import dev.gradus.optimizer.Adafactor;
import dev.gradus.optimizer.Adagrad;
import dev.gradus.optimizer.Adam;
import dev.gradus.optimizer.AdamW;
import dev.gradus.optimizer.Adamax;
import dev.gradus.optimizer.Lamb;
import dev.gradus.optimizer.Lbfgs;
import dev.gradus.optimizer.Lion;
import dev.gradus.optimizer.Muon;
import dev.gradus.optimizer.Nadam;
import dev.gradus.optimizer.Optimizer;
import dev.gradus.optimizer.RAdam;
import dev.gradus.optimizer.RmsProp;
import dev.gradus.optimizer.Sgd;
import dev.gradus.schedule.Schedule;
import dev.gradus.spec.Kinds;
import dev.gradus.train.CompiledModel;
import dev.gradus.train.Fit;
import dev.gradus.train.Trainer;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The network of the standard comparison, trained by each optimizer on a sixth of MNIST.
class NetAOptimizersTest {

  /// What each of them reaches by far in 157 steps; guessing reaches 0.1.
  private static final double LEARNED = 0.8;

  private static final Split DIGITS = Mnist.load();

  /// Rates are the defaults but where those are meant for longer runs.
  static Stream<Optimizer> optimizers() {
    return Stream.of(
        new Adadelta(1),
        Adafactor.defaults().withLearningRate(Schedule.constant(0.01)),
        new Adagrad(0.05),
        Adam.defaults(),
        AdamW.defaults(),
        Adamax.defaults(),
        Lamb.defaults().withLearningRate(Schedule.constant(0.005)),
        Lion.defaults().withLearningRate(Schedule.constant(3e-4)),
        Muon.defaults(),
        Nadam.defaults(),
        RAdam.defaults().withLearningRate(Schedule.constant(0.003)),
        RmsProp.defaults(),
        new Sgd(0.1).withMomentum(0.9));
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void fit_anEpochOfASixth_learnsDigits(Optimizer optimizer) {
    requireLearned(optimizer, 10_000, Fit.epochs(1).batchSize(64));
  }

  /// An epoch is one move.
  @Test
  void fit_movesOfLbfgs_learnsDigits() {
    requireLearned(Lbfgs.defaults(), 2_000, Fit.epochs(25).batchSize(500));
  }

  private static void requireLearned(Optimizer optimizer, int samples, Fit fit) {
    Trainer trainer =
        Trainer.of(Workload.named("mlp64").model(), optimizer, CategoricalCrossentropy.defaults())
            .metrics(new Accuracy())
            .scaler(Scaler.defaults().fit(DIGITS.train()));
    Dataset train = DIGITS.train().flattened().take(samples);
    try (Backend backend = new CpuBackend(2);
        CompiledModel net = trainer.compile(backend)) {
      net.fit(train, fit);

      double accuracy =
          Objects.requireNonNull(
              net.evaluate(DIGITS.test().flattened().take(5_000)).get("accuracy"));

      assertTrue(
          accuracy >= LEARNED, "%s: test accuracy %.4f".formatted(optimizer.kind(), accuracy));
    }
  }

  @Test
  void optimizers_everyKind_isEnrolled() {
    List<String> kinds =
        Stream.concat(optimizers(), Stream.of(Lbfgs.defaults()))
            .map(Optimizer::kind)
            .distinct()
            .sorted(Comparator.naturalOrder())
            .toList();
    assertEquals(Kinds.standard().names(Optimizer.class), kinds);
  }
}

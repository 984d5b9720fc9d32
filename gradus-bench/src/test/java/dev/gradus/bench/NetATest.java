package dev.gradus.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.cpu.CpuBackend;
import dev.gradus.data.Split;
import dev.gradus.data.read.Mnist;
import dev.gradus.data.scale.Scaler;
import dev.gradus.kernels.Backend;
import dev.gradus.loss.CategoricalCrossentropy;
import dev.gradus.metric.Accuracy;
import dev.gradus.op.Variable;
import dev.gradus.optimizer.Adam;
import dev.gradus.train.CompiledModel;
import dev.gradus.train.Fit;
import dev.gradus.train.Trainer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The network of the standard comparison (784-1000-10, Adam, batch 64) on all of MNIST.
class NetATest {

  private static final Split DIGITS = Mnist.load();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void fit_fiveEpochsOfMnist_reachesTheKnownAccuracy(long seed) {
    try (Backend backend = new CpuBackend(2);
        CompiledModel net = trainer(seed).compile(backend)) {
      net.fit(DIGITS.train().flattened(), Fit.epochs(5).batchSize(64));

      double accuracy =
          Objects.requireNonNull(net.evaluate(DIGITS.test().flattened()).get("accuracy"));

      assertTrue(accuracy >= 0.978, "seed %d: test accuracy %.4f".formatted(seed, accuracy));
    }
  }

  @Test
  void fit_sameSeedTwice_sameBits() {
    Map<Variable, float[]> first = train();
    Map<Variable, float[]> second = train();

    first.forEach(
        (variable, values) -> assertArrayEquals(values, second.get(variable), 0f, variable.name()));
  }

  private static Map<Variable, float[]> train() {
    try (Backend backend = new CpuBackend(2);
        CompiledModel net = trainer(1).compile(backend)) {
      net.fit(DIGITS.train().flattened().take(10_000), Fit.epochs(1).batchSize(64));
      Map<Variable, float[]> values = new LinkedHashMap<>();
      net.variables().forEach(variable -> values.put(variable, net.read(variable)));
      return values;
    }
  }

  private static Trainer trainer(long seed) {
    return Trainer.of(
            Workload.named("mlp64").model(), Adam.defaults(), CategoricalCrossentropy.defaults())
        .metrics(new Accuracy())
        .scaler(Scaler.defaults().fit(DIGITS.train()))
        .seed(seed);
  }
}

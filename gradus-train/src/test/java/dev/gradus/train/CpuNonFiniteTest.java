package dev.gradus.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.activation.Relu;
import dev.gradus.activation.Softmax;
import dev.gradus.core.NumericException;
import dev.gradus.cpu.CpuBackend;
import dev.gradus.data.Dataset;
import dev.gradus.kernels.Backend;
import dev.gradus.layer.Dense;
import dev.gradus.layer.Input;
import dev.gradus.loss.CategoricalCrossentropy;
import dev.gradus.model.Sequential;
import dev.gradus.op.Variable;
import dev.gradus.optimizer.Adam;
import org.junit.jupiter.api.Test;

/// NaN behind a relu must not become 0: the run would go on as if nothing had happened.
class CpuNonFiniteTest {

  private static final Sequential NET =
      Sequential.of(
          Input.of(2),
          Dense.of(32).withActivation(new Relu()),
          Dense.of(3).withActivation(new Softmax()));

  @Test
  void fit_weightBeforeReluIsNan_stopsAtTheFirstStep() {
    Dataset data = Toys.blobs("train", 64);
    try (Backend backend = new CpuBackend(2);
        CompiledModel net =
            Trainer.of(NET, Adam.defaults(), CategoricalCrossentropy.defaults()).compile(backend)) {
      Variable kernel = net.variables().getFirst();
      float[] weights = net.read(kernel);
      weights[5] = Float.NaN;
      net.write(kernel, weights);

      NumericException e =
          assertThrows(NumericException.class, () -> net.fit(data, Fit.epochs(1).batchSize(16)));

      assertTrue(
          e.getMessage()
              .startsWith(
                  "epoch 1, step 1: loss is NaN. First non-finite tensor: dense/kernel [2, 32]."),
          e.getMessage());
      assertArrayEquals(weights, net.read(kernel), "nothing was changed");
    }
  }
}

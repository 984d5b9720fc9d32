package dev.gradus.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.activation.Relu;
import dev.gradus.activation.Softmax;
import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;
import dev.gradus.cpu.CpuBackend;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.Dataset;
import dev.gradus.data.InMemoryDataset;
import dev.gradus.history.History;
import dev.gradus.init.Constant;
import dev.gradus.kernels.Backend;
import dev.gradus.kernels.reference.ReferenceBackend;
import dev.gradus.layer.Conv2D;
import dev.gradus.layer.Dense;
import dev.gradus.layer.Flatten;
import dev.gradus.layer.Input;
import dev.gradus.loss.CategoricalCrossentropy;
import dev.gradus.model.Sequential;
import dev.gradus.op.Variable;
import dev.gradus.optimizer.Adafactor;
import dev.gradus.optimizer.Lamb;
import dev.gradus.optimizer.Muon;
import dev.gradus.optimizer.Optimizer;
import dev.gradus.schedule.Schedule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Optimizers that look at a weight as a whole in compiled steps: kernels of convolutions, and
/// weights whose rows or columns get no gradient at all.
class MatrixOptimizersTrainingTest {

  private static final int EPOCHS = 4;

  static Stream<Optimizer> optimizers() {
    return Stream.of(
        new Lamb(0.01),
        new Adafactor(0.05),
        Adafactor.likePyTorch().withWeightDecay(0.01),
        new Muon(0.005),
        Muon.likePyTorch().withLearningRate(Schedule.constant(0.01)));
  }

  /// Where the edge of an image is bright says its class; the corner is always black.
  private static Dataset images() {
    int count = 48;
    RandomStream noise = RandomStream.of(3).named("images");
    float[] pixels = new float[count * 36];
    float[] classes = new float[count];
    for (int i = 0; i < count; i++) {
      classes[i] = i % 2;
      for (int at = 1; at < 36; at++) {
        boolean bright = classes[i] == 0 ? at / 6 == 1 : at % 6 == 1;
        pixels[i * 36 + at] = (float) (bright ? 1 : 0.2 * noise.uniformDouble(i, at));
      }
    }
    return InMemoryDataset.ofFloats(
        "images", Shape.of(6, 6, 1), pixels, ClassTarget.of(2), classes);
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void fit_convolution_learnsOnEveryBackendAlike(Optimizer optimizer) {
    try (ReferenceBackend reference = new ReferenceBackend();
        CpuBackend cpu = new CpuBackend(2)) {
      double slow = lastLoss(optimizer, reference);
      double fast = lastLoss(optimizer, cpu);
      // float32 sums in another order, 12 steps; a wrong update is off by far more
      assertEquals(slow, fast, 0.02 * slow, optimizer.toString());
      assertEquals(fast, lastLoss(optimizer, cpu), "the same bits again");
    }
  }

  private static double lastLoss(Optimizer optimizer, Backend backend) {
    Sequential model =
        Sequential.of(
            Input.of(6, 6, 1),
            Conv2D.of(16, 3).withActivation(new Relu()),
            Conv2D.of(16, 3).withActivation(new Relu()),
            new Flatten(),
            Dense.of(8).withActivation(new Relu()),
            Dense.of(2).withActivation(new Softmax()));
    Trainer trainer = Trainer.of(model, optimizer, CategoricalCrossentropy.defaults()).seed(5);
    try (CompiledModel net = trainer.compile(backend)) {
      History history = net.fit(images(), Fit.epochs(EPOCHS).batchSize(16));
      List<Double> losses = history.of("loss");
      assertTrue(
          losses.getLast() < 0.95 * losses.getFirst(),
          () -> optimizer + " on " + backend.description() + ": " + losses);
      return losses.getLast();
    }
  }

  /// A pixel that is always black gives a row of gradients 0, a unit that never fires a column:
  /// where they cross nothing may become NaN.
  @ParameterizedTest
  @MethodSource("optimizers")
  void fit_rowAndColumnWithoutGradient_staysFinite(Optimizer optimizer) {
    Sequential model =
        Sequential.of(
            Input.of(6, 6, 1),
            new Flatten(),
            Dense.of(8)
                .withActivation(new Relu())
                .withKernelInitializer(new Constant(-1))
                .withBiasInitializer(new Constant(-1)),
            Dense.of(2).withActivation(new Softmax()));
    Trainer trainer = Trainer.of(model, optimizer, CategoricalCrossentropy.defaults());
    try (CpuBackend cpu = new CpuBackend(1);
        CompiledModel net = trainer.compile(cpu)) {
      Variable kernel = net.variables().getFirst();
      float[] start = net.read(kernel);
      // unit 0 fires, the others never do
      for (int at = 0; at < start.length; at += 8) {
        start[at] = 1;
      }
      net.write(kernel, start);
      net.fit(images(), Fit.epochs(2).batchSize(16));
      for (Variable variable : net.variables()) {
        for (float value : net.read(variable)) {
          assertTrue(Float.isFinite(value), variable.name());
        }
      }
      float[] decayed = net.read(kernel);
      assertArrayEquals(new float[] {decayed[1]}, new float[] {decayed[2]});
    }
  }
}

package dev.gradus.train;

import static dev.gradus.testkit.CloseAssertions.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.core.Shape;
import dev.gradus.cpu.CpuBackend;
import dev.gradus.data.Dataset;
import dev.gradus.data.InMemoryDataset;
import dev.gradus.data.ValueTarget;
import dev.gradus.kernels.Backend;
import dev.gradus.kernels.reference.ReferenceBackend;
import dev.gradus.layer.Dense;
import dev.gradus.layer.Input;
import dev.gradus.loss.MeanSquaredError;
import dev.gradus.model.Sequential;
import dev.gradus.op.Variable;
import dev.gradus.optimizer.HostWeights;
import dev.gradus.optimizer.Optimizer;
import dev.gradus.optimizer.OptimizerSubjects;
import dev.gradus.testkit.Tolerance;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every form of every optimizer inside compiled training steps in float32.
class OptimizerPlansTest {

  private static final int STEPS = 20;

  /// Gradients of four orders of magnitude, and one of 0.
  private static final float[] X = {1, 0.1f, 0.01f, 0.001f, 0};

  private static final float TARGET = 10;

  private static final float[] START = {0.5f, -1, 2, -0.25f, 3};

  private static final Sequential MODEL =
      Sequential.of(Input.of(X.length), Dense.of(1).withUseBias(false));

  static Stream<Optimizer> optimizers() {
    return OptimizerSubjects.all();
  }

  /// The weights start far from the optimum, so that hardly a gradient depends on the roundings
  /// before it. A move is off by at most some 50 roundings of its own step and 3 of each step
  /// before, in the averages; the sum by two roundings of the weight a step.
  @ParameterizedTest
  @MethodSource("optimizers")
  void fit_twentySteps_followsDoublePrecision(Optimizer optimizer) {
    HostWeights host = HostWeights.of(optimizer, widened(START));
    double[] bounds = new double[X.length];
    for (int step = 0; step < STEPS; step++) {
      double[] before = host.weights();
      host.step(gradient(before));
      for (int i = 0; i < X.length; i++) {
        double move = Math.abs(host.weights()[i] - before[i]);
        bounds[i] += Tolerance.UNIT * ((50 + 3 * STEPS) * move + 2 * Math.abs(before[i]));
      }
    }
    Tolerance roundings = Tolerance.each(bounds);
    try (ReferenceBackend reference = new ReferenceBackend();
        CpuBackend cpu = new CpuBackend(2)) {
      for (Backend backend : List.of(reference, cpu)) {
        float[] weights = trained(optimizer, backend);
        assertClose(host.weights(), weights, roundings, optimizer + " on " + backend.description());
        assertArrayEquals(weights, trained(optimizer, backend));
      }
    }
  }

  /// What an optimizer remembers decays while gradients are 0. Just above the limit, below which it
  /// counts as 0, it must not pass into the denormal numbers.
  @ParameterizedTest
  @MethodSource("optimizers")
  void fit_gradientStaysZero_slotsSkipDenormals(Optimizer optimizer) {
    try (ReferenceBackend reference = new ReferenceBackend();
        CpuBackend cpu = new CpuBackend(2)) {
      for (Backend backend : List.of(reference, cpu)) {
        try (CompiledModel net = trainer(optimizer).compile(backend)) {
          List<Variable> slots = net.variables().subList(1, net.variables().size());
          for (Variable slot : slots) {
            float[] small = new float[Math.toIntExact(slot.shape().size())];
            Arrays.fill(small, 1.001e-30f);
            net.write(slot, small);
          }
          net.fit(sample(new float[X.length]), Fit.epochs(STEPS));
          for (Variable slot : slots) {
            for (float value : net.read(slot)) {
              assertTrue(value == 0 || Math.abs(value) > 0.99e-30, slot.name() + " " + value);
            }
          }
        }
      }
    }
  }

  private static float[] trained(Optimizer optimizer, Backend backend) {
    try (CompiledModel net = trainer(optimizer).compile(backend)) {
      Variable weight = net.variables().getFirst();
      assertEquals("dense/kernel", weight.name());
      net.write(weight, START);
      net.fit(sample(X), Fit.epochs(STEPS));
      return net.read(weight);
    }
  }

  private static Trainer trainer(Optimizer optimizer) {
    return Trainer.of(MODEL, optimizer, new MeanSquaredError());
  }

  private static Dataset sample(float[] features) {
    return InMemoryDataset.ofFloats(
        "sample", Shape.of(X.length), features, ValueTarget.single(), new float[] {TARGET});
  }

  /// Of `(w x - target)^2`.
  private static double[] gradient(double[] weights) {
    double error = -TARGET;
    for (int i = 0; i < X.length; i++) {
      error += weights[i] * X[i];
    }
    double[] gradient = new double[X.length];
    for (int i = 0; i < X.length; i++) {
      gradient[i] = 2 * error * X[i];
    }
    return gradient;
  }

  private static double[] widened(float[] values) {
    double[] wide = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      wide[i] = values[i];
    }
    return wide;
  }
}

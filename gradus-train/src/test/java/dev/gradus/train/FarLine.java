package dev.gradus.train;

import static dev.gradus.testkit.CloseAssertions.assertClose;

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
import dev.gradus.optimizer.Optimizer;
import dev.gradus.optimizer.UpdateSettings;
import dev.gradus.testkit.Tolerance;
import java.util.Arrays;
import java.util.function.Consumer;

/// `y = w x + b` with one output, far from its target: a network whose gradient is known, and
/// hardly changes from step to step.
final class FarLine {

  /// So far away that the error of the model hardly changes.
  static final float TARGET = 1000;

  static final float[] X = {1, 0.1f, 0.01f, 0.001f, 0};

  /// The kernel, then the bias.
  static final float[] START = {0.5f, -1, 2, -0.25f, 3, 0.75f};

  static final int KERNEL = X.length;

  private FarLine() {}

  /// After one step. A move is off by at most some 20 roundings of its own, the weight by two.
  static void assertMoved(Trainer trainer, double[] moves, String what) {
    double[] expected = widened(START);
    double[] bounds = new double[moves.length];
    for (int i = 0; i < moves.length; i++) {
      expected[i] += moves[i];
      bounds[i] = Tolerance.UNIT * (20 * Math.abs(moves[i]) + 2 * Math.abs(START[i]));
    }
    onBothBackends(backend ->
        assertClose(
            expected,
            trained(trainer, backend, sample(X), Fit.epochs(1)),
            Tolerance.each(bounds),
            what + " on " + backend.description()));
  }

  static void onBothBackends(Consumer<Backend> test) {
    try (ReferenceBackend reference = new ReferenceBackend();
        CpuBackend cpu = new CpuBackend(2)) {
      test.accept(reference);
      test.accept(cpu);
    }
  }

  static float[] trained(Trainer trainer, Backend backend, Dataset data, Fit fit) {
    try (CompiledModel net = trainer.compile(backend)) {
      write(net, START);
      net.fit(data, fit);
      return read(net);
    }
  }

  static void write(CompiledModel net, float... kernelAndBias) {
    Variable kernel = net.variables().getFirst();
    int size = Math.toIntExact(kernel.shape().size());
    net.write(kernel, Arrays.copyOf(kernelAndBias, size));
    net.write(net.variables().get(1), new float[] {kernelAndBias[size]});
  }

  static float[] read(CompiledModel net) {
    float[] kernel = net.read(net.variables().getFirst());
    float[] all = Arrays.copyOf(kernel, kernel.length + 1);
    all[kernel.length] = net.read(net.variables().get(1))[0];
    return all;
  }

  static Trainer trainer(Optimizer optimizer, UpdateSettings settings) {
    return Trainer.of(
            Sequential.of(Input.of(X.length), Dense.of(1)), optimizer, new MeanSquaredError())
        .update(settings);
  }

  static Dataset sample(float[] features) {
    return InMemoryDataset.ofFloats(
        "sample", Shape.of(X.length), features, ValueTarget.single(), new float[] {TARGET});
  }

  /// Of `(w x + b - target)^2`.
  static double[] gradient(double[] weights) {
    double error = weights[KERNEL] - TARGET;
    for (int i = 0; i < KERNEL; i++) {
      error += weights[i] * X[i];
    }
    double[] gradient = new double[weights.length];
    for (int i = 0; i < KERNEL; i++) {
      gradient[i] = 2 * error * X[i];
    }
    gradient[KERNEL] = 2 * error;
    return gradient;
  }

  /// A gradient whose elements from `from` to `to` have at most that norm together.
  static double[] scaled(double[] gradient, double limit, int from, int to) {
    double squares = 0;
    for (int i = from; i < to; i++) {
      squares += gradient[i] * gradient[i];
    }
    double factor = limit / Math.max(limit, Math.sqrt(squares));
    double[] result = gradient.clone();
    for (int i = from; i < to; i++) {
      result[i] *= factor;
    }
    return result;
  }

  static double[] widened(float[] values) {
    double[] wide = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      wide[i] = values[i];
    }
    return wide;
  }
}

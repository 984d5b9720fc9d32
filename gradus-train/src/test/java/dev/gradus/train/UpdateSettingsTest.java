package dev.gradus.train;

import static dev.gradus.testkit.CloseAssertions.assertClose;
import static dev.gradus.train.FarLine.KERNEL;
import static dev.gradus.train.FarLine.START;
import static dev.gradus.train.FarLine.TARGET;
import static dev.gradus.train.FarLine.X;
import static dev.gradus.train.FarLine.assertMoved;
import static dev.gradus.train.FarLine.gradient;
import static dev.gradus.train.FarLine.onBothBackends;
import static dev.gradus.train.FarLine.read;
import static dev.gradus.train.FarLine.sample;
import static dev.gradus.train.FarLine.scaled;
import static dev.gradus.train.FarLine.trained;
import static dev.gradus.train.FarLine.trainer;
import static dev.gradus.train.FarLine.widened;
import static dev.gradus.train.FarLine.write;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.gradus.core.Shape;
import dev.gradus.cpu.CpuBackend;
import dev.gradus.data.Dataset;
import dev.gradus.data.InMemoryDataset;
import dev.gradus.data.ValueTarget;
import dev.gradus.layer.Dense;
import dev.gradus.layer.Input;
import dev.gradus.loss.MeanSquaredError;
import dev.gradus.model.Sequential;
import dev.gradus.optimizer.Adam;
import dev.gradus.optimizer.ClipByGlobalNorm;
import dev.gradus.optimizer.ClipByNorm;
import dev.gradus.optimizer.ClipByValue;
import dev.gradus.optimizer.Clipping;
import dev.gradus.optimizer.GradientNoise;
import dev.gradus.optimizer.HostWeights;
import dev.gradus.optimizer.Optimizer;
import dev.gradus.optimizer.OptimizerSubjects;
import dev.gradus.optimizer.RmsProp;
import dev.gradus.optimizer.Sgd;
import dev.gradus.optimizer.UpdateSettings;
import dev.gradus.schedule.InverseTimeDecay;
import dev.gradus.schedule.Schedule;
import dev.gradus.testkit.Tolerance;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What happens to gradients and weights beside the optimizer's move, in compiled float32 steps
/// against plain double precision.
class UpdateSettingsTest {

  static Stream<Optimizer> optimizers() {
    return OptimizerSubjects.all();
  }

  /// A move is off by some 60 roundings of its own step, clipping included, and 3 of each step
  /// before, in the averages; the sum by five roundings of the weight a step, decay included.
  @ParameterizedTest
  @MethodSource("optimizers")
  void fit_hundredStepsOfDecayClipAndSchedule_followDoublePrecision(Optimizer method) {
    int steps = 100;
    Optimizer optimizer =
        method.withLearningRate(new InverseTimeDecay(method.learningRate().at(0), 10, 0.5, false));
    HostWeights host = HostWeights.ofDense(optimizer, widened(START));
    double[] bounds = new double[START.length];
    for (int step = 0; step < steps; step++) {
      double[] before = host.weights();
      host.decay(0.05 * optimizer.learningRate().at(step));
      host.step(scaled(gradient(before), 0.7, 0, before.length));
      for (int i = 0; i < bounds.length; i++) {
        double move = Math.abs(host.weights()[i] - before[i]);
        double roundings = (60 + 3 * steps) * cancellation(optimizer, step) * move;
        bounds[i] += Tolerance.UNIT * (roundings + 5 * Math.abs(before[i]));
      }
    }
    UpdateSettings settings =
        UpdateSettings.defaults().withClip(new ClipByGlobalNorm(0.7)).withWeightDecay(0.05);
    onBothBackends(backend ->
        assertClose(
            host.weights(),
            trained(trainer(optimizer, settings), backend, sample(X), Fit.epochs(steps)),
            Tolerance.each(bounds),
            optimizer + " on " + backend.description()));
  }

  /// Where gradients stay the same their mean square and squared mean agree but for a share of
  /// `rho^t`: their difference, of which the centered form takes the root, has so many more
  /// roundings.
  private static double cancellation(Optimizer optimizer, int step) {
    return optimizer instanceof RmsProp rmsProp && rmsProp.centered()
        ? 1 + 0.5 / Math.pow(rmsProp.rho(), step + 1)
        : 1;
  }

  @Test
  void fit_eachClipping_isThatOfItsFormula() {
    double[] raw = gradient(widened(START));
    double[] byNorm = scaled(scaled(raw, 5, 0, KERNEL), 5, KERNEL, raw.length);
    double[] byValue = Arrays.stream(raw).map(g -> Math.max(-3, Math.min(3, g))).toArray();
    assertClipped(new ClipByGlobalNorm(5), scaled(raw, 5, 0, raw.length));
    assertClipped(new ClipByNorm(5), byNorm);
    assertClipped(new ClipByValue(3), byValue);
    assertClipped(new ClipByGlobalNorm(1e6), raw);
    assertClipped(new ClipByNorm(1e6), raw);
    assertClipped(new ClipByValue(1e6), raw);
  }

  private static void assertClipped(Clipping clip, double[] gradient) {
    double[] moves = Arrays.stream(gradient).map(g -> -0.25 * g).toArray();
    assertMoved(
        trainer(new Sgd(0.25), UpdateSettings.defaults().withClip(clip)), moves, clip.toString());
  }

  /// Five batches of one sample, two an update: two updates in the first epoch, three in the
  /// second, whose first batch goes with the last of the first epoch. The rate is that of the batch
  /// that moves the weights; the optimizer's own count is of updates.
  @Test
  void fit_accumulate_movesByMeansAndKeepsTheRest() {
    float[] targets = {10, -4, 7, 3, -8};
    Schedule halving = step -> 0.01 * Math.pow(0.9, (double) step);
    double[] expected = {0.5, 0.25};
    HostWeights host =
        HostWeights.of(new Adam(0.01).withLearningRate(at -> halving.at(2 * at + 1)), expected);
    // Five moves of about 0.01, off by the 100 roundings of their gradients, which in part cancel.
    double bound = 5 * Tolerance.UNIT * (200 * 0.01 + 2 * 0.5);
    double[] bounds = {bound, bound};
    double[] sum = new double[2];
    for (int batch = 0; batch < 10; batch++) {
      double[] w = host.weights();
      double error = 2 * (w[0] * 0.5 + w[1] - targets[batch % 5]);
      sum[0] += error * 0.5;
      sum[1] += error;
      if (batch % 2 == 1) {
        host.step(sum[0] / 2, sum[1] / 2);
        Arrays.fill(sum, 0);
      }
    }
    Trainer trainer =
        Trainer.of(
                Sequential.of(Input.of(1), Dense.of(1)),
                new Adam(0.01).withLearningRate(halving),
                new MeanSquaredError())
            .update(UpdateSettings.defaults().withAccumulate(2));
    float[] half = {0.5f, 0.5f, 0.5f, 0.5f, 0.5f};
    Dataset data =
        InMemoryDataset.ofFloats("five", Shape.of(1), half, ValueTarget.single(), targets);
    onBothBackends(backend -> {
      try (CompiledModel net = trainer.compile(backend)) {
        write(net, 0.5f, 0.25f);
        Fit fit = Fit.epochs(1).batchSize(1).shuffle(false);
        net.fit(data, fit);
        assertEquals(5, net.position().steps());
        net.fit(data, fit);
        assertClose(host.weights(), read(net), Tolerance.each(bounds), backend.description());
      }
    });
  }

  @Test
  void fit_accumulateWholeData_equalsOneLargeBatch() {
    Trainer large = Toys.blobsTrainer(0).optimizer(new Sgd(0.1));
    Trainer small = large.update(UpdateSettings.defaults().withAccumulate(3));
    Dataset data = Toys.blobs("train", 96);
    onBothBackends(backend -> {
      try (CompiledModel a = small.compile(backend);
          CompiledModel b = large.compile(backend)) {
        a.fit(data, Fit.epochs(5).batchSize(32).shuffle(false));
        b.fit(data, Fit.epochs(5).batchSize(96).shuffle(false));
        for (int i = 0; i < 4; i++) {
          // Five moves of 0.1 times a mean of 96 terms below 5, summed in another order.
          float[] expected = b.read(b.variables().get(i));
          double[] bounds = new double[expected.length];
          Arrays.fill(bounds, 5 * 0.1 * 96 * 5 * Tolerance.UNIT);
          assertClose(
              widened(expected),
              a.read(a.variables().get(i)),
              Tolerance.each(bounds),
              b.variables().get(i).name());
        }
      }
    });
  }

  /// The first update sets the averages, later ones move them; what is asked of the network outside
  /// training is answered by them.
  @Test
  void fit_ema_answersByAverages() {
    double[] average = widened(START);
    HostWeights host = HostWeights.of(new Sgd(1e-3), widened(START));
    for (int step = 0; step < 6; step++) {
      host.step(gradient(host.weights()));
      double share = step == 0 ? 0 : 0.75;
      for (int i = 0; i < average.length; i++) {
        average[i] = share * average[i] + (1 - share) * host.weights()[i];
      }
    }
    double prediction = average[KERNEL];
    for (int i = 0; i < KERNEL; i++) {
      prediction += average[i] * X[i];
    }
    double expected = prediction;
    Trainer trainer = trainer(new Sgd(1e-3), UpdateSettings.defaults().withEma(0.75));
    onBothBackends(backend -> {
      try (CompiledModel net = trainer.compile(backend)) {
        write(net, START);
        double error = TARGET - net.predict(X)[0];
        net.fit(sample(X), Fit.epochs(6));
        Tolerance roundings = Tolerance.relative(100 * Tolerance.UNIT);
        assertClose(host.weights(), read(net), roundings, "weights");
        assertClose(new double[] {expected}, net.predict(X), roundings, "prediction");
        double off = TARGET - expected;
        assertEquals(off * off, net.evaluate(sample(X)).get("loss"), 1e-5 * error * error);
        assertClose(
            Arrays.copyOf(average, KERNEL),
            net.saved().weights().get("dense/kernel").toArray(),
            roundings,
            "saved");
      }
    });
  }

  @Test
  void predict_emaBeforeTraining_isThatOfTheWeights() {
    Trainer plain = Toys.blobsTrainer(0);
    float[] example = {1, 2};
    try (CompiledModel net = plain.compile();
        CompiledModel averaged = plain.update(UpdateSettings.defaults().withEma(0.9)).compile()) {
      assertArrayEquals(net.predict(example), averaged.predict(example));
      CompiledModel other = plain.seed(9).compile();
      averaged.restore(other.saved());
      assertArrayEquals(other.predict(example), averaged.predict(example));
      other.close();
    }
  }

  /// With a gradient of 0 and a rate of 1 plain descent moves weights by the noise alone. The
  /// variance of n draws lies within 5 standard errors, `sqrt(2 / n)` of it, but once in two
  /// million runs.
  @Test
  void fit_noise_hasTheVarianceOfItsFormula() {
    int inputs = 20_000;
    GradientNoise noise = new GradientNoise(0.3, 0.55);
    Trainer trainer =
        Trainer.of(
                Sequential.of(Input.of(inputs), Dense.of(1).withUseBias(false)),
                new Sgd(1),
                new MeanSquaredError())
            .update(UpdateSettings.defaults().withNoise(noise));
    Dataset nothing =
        InMemoryDataset.ofFloats(
            "zero", Shape.of(inputs), new float[inputs], ValueTarget.single(), new float[1]);
    onBothBackends(backend -> {
      try (CompiledModel net = trainer.compile(backend)) {
        for (int update = 0; update < 3; update++) {
          float[] before = net.read(net.variables().getFirst());
          net.fit(nothing, Fit.epochs(1));
          float[] after = net.read(net.variables().getFirst());
          double squares = 0;
          for (int i = 0; i < inputs; i++) {
            double draw = after[i] - before[i];
            squares += draw * draw;
          }
          double variance = 0.3 / Math.pow(1 + update, 0.55);
          assertEquals(variance, squares / inputs, 5 * variance * Math.sqrt(2.0 / inputs));
        }
      }
    });
  }

  /// Norms are taken of gradients as they lie; clipping and decay are part of the one pass that
  /// moves a weight.
  @Test
  void plan_clipAndDecay_reorderNothingAndAddNoPass() {
    Sequential model = Sequential.of(Input.of(64), Dense.of(100), Dense.of(10));
    Trainer trainer =
        Trainer.of(model, Adam.defaults(), new MeanSquaredError())
            .update(
                UpdateSettings.defaults().withClip(new ClipByGlobalNorm(1)).withWeightDecay(0.01));
    try (CpuBackend cpu = new CpuBackend(2);
        CompiledModel net = trainer.compile(cpu)) {
      String plan = net.plan(64);
      assertFalse(plan.contains("Reorder"), plan);
      String updates = plan.substring(plan.indexOf("--- from here on variables change"));
      long passes = updates.lines().filter(line -> line.contains(" = Elementwise")).count();
      assertEquals(4, passes, updates);
    }
  }
}

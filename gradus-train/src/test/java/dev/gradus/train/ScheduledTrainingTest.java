package dev.gradus.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradus.core.ConfigException;
import dev.gradus.layer.Dense;
import dev.gradus.layer.Input;
import dev.gradus.loss.MeanSquaredError;
import dev.gradus.model.Sequential;
import dev.gradus.optimizer.Adam;
import dev.gradus.optimizer.Lbfgs;
import dev.gradus.optimizer.Muon;
import dev.gradus.optimizer.Nadam;
import dev.gradus.optimizer.Optimizer;
import dev.gradus.optimizer.RmsProp;
import dev.gradus.optimizer.Sgd;
import dev.gradus.optimizer.UpdateSettings;
import dev.gradus.optimizer.WeightGroup;
import dev.gradus.schedule.CosineDecayRestarts;
import dev.gradus.schedule.OneCycle;
import dev.gradus.schedule.PiecewiseConstantDecay;
import dev.gradus.schedule.Schedule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// How the rate of a schedule comes to the weights.
class ScheduledTrainingTest {

  private static final Schedule WAVES = new CosineDecayRestarts(0.05, 3).withWarmUp(4);

  @Test
  void fit_everyUpdate_asksForItsOwnStep() {
    List<Long> asked = new ArrayList<>();
    Schedule noting =
        step -> {
          asked.add(step);
          return 0.1;
        };
    Trainer trainer = Toys.xorTrainer().optimizer(Sgd.defaults().withLearningRate(noting));
    try (CompiledModel net = CompiledModelTest.compile(trainer)) {
      asked.clear();
      net.fit(Toys.xor(), Fit.epochs(3).batchSize(3));
      net.fit(Toys.xor(), Fit.epochs(1).batchSize(4));
    }
    // two steps an epoch, then one; a second call of fit goes on counting. Where an epoch starts,
    // its
    // event asks too
    assertEquals(List.of(0L, 0L, 1L, 2L, 2L, 3L, 4L, 4L, 5L, 6L, 6L), asked);
  }

  /// `w = w - rate(step) * 2 mean((w x + b - y) x)` for eight points of a line, worked out in
  /// double.
  @Test
  void fit_sgd_movesByTheRateOfTheStep() {
    Schedule schedule = new PiecewiseConstantDecay(List.of(1L, 3L), List.of(0.5, 0.125, 0.25));
    Sequential model = Sequential.of(Input.of(1), Dense.of(1));
    Trainer trainer =
        Trainer.of(model, Sgd.defaults().withLearningRate(schedule), new MeanSquaredError());
    try (CompiledModel net = CompiledModelTest.compile(trainer)) {
      double[] weights = numbers(net);
      double w = weights[0];
      double b = weights[1];
      double[] xs = {-1, -0.75, -0.5, -0.25, 0.25, 0.5, 0.75, 1};
      for (int step = 0; step < 6; step++) {
        double rate = step <= 1 ? 0.5 : step <= 3 ? 0.125 : 0.25;
        double byW = 0;
        double byB = 0;
        for (double x : xs) {
          double error = w * x + b - (2 * x - 1);
          byW += 2 * error * x / xs.length;
          byB += 2 * error / xs.length;
        }
        w -= rate * byW;
        b -= rate * byB;
      }
      net.fit(Toys.line(), Fit.epochs(6).batchSize(8));
      // some hundred roundings of 2^-24 of numbers up to 3
      assertArrayEquals(new double[] {w, b}, numbers(net), 2e-5);
    }
  }

  @Test
  void fit_twice_givesTheSameBits() {
    double[] once = trained(WAVES);
    assertArrayEquals(once, trained(WAVES));
    assertFalse(Arrays.equals(once, trained(Schedule.constant(0.05))));
  }

  private static double[] trained(Schedule schedule) {
    Trainer trainer =
        Toys.blobsTrainer(0.25).seed(3).optimizer(Adam.defaults().withLearningRate(schedule));
    try (CompiledModel net = CompiledModelTest.compile(trainer)) {
      net.fit(Toys.blobs("blobs", 50), Fit.epochs(4).batchSize(16));
      return numbers(net);
    }
  }

  private static double[] numbers(CompiledModel net) {
    List<Double> numbers = new ArrayList<>();
    for (var variable : net.variables()) {
      for (float number : net.read(variable)) {
        numbers.add((double) number);
      }
    }
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /// A momentum that a schedule gives and one of the optimizer's own move the weights alike, groups
  /// with a schedule of their own included.
  @Test
  void fit_scheduleWithMomentum_takesThePlaceOfTheOptimizers() {
    Schedule moving =
        new Schedule() {
          @Override
          public double at(long step) {
            return 0.1;
          }

          @Override
          public Optional<Schedule> momentum() {
            return Optional.of(_ -> 0.9);
          }
        };
    Sgd own = new Sgd(0.1).withMomentum(0.9);
    Sgd scheduled = new Sgd(moving, 0, 0, false, own.convention());
    assertArrayEquals(line(own, own), line(scheduled, scheduled), 1e-6);
    assertArrayEquals(line(own, own), line(own, scheduled), 1e-6);
  }

  @Test
  void compile_momentumThatNobodyReads_isRefused() {
    OneCycle cycle = new OneCycle(0.1, 100).withMomentum();
    for (Optimizer optimizer :
        List.of(RmsProp.defaults(), Nadam.defaults(), Muon.defaults(), Lbfgs.defaults())) {
      Trainer trainer = Toys.xorTrainer().optimizer(optimizer.withLearningRate(cycle));
      assertEquals(
          "%s: its schedule moves a momentum, but only those of sgd, adam and adamw can be moved, got %s. Take one of these, or a schedule of the learning rate alone."
              .formatted(optimizer.kind(), cycle),
          assertThrows(ConfigException.class, () -> CompiledModelTest.compile(trainer))
              .getMessage());
    }
  }

  private static double[] line(Sgd usual, Sgd ofBiases) {
    Trainer trainer =
        Trainer.of(Sequential.of(Input.of(1), Dense.of(1)), usual, new MeanSquaredError())
            .update(
                UpdateSettings.defaults()
                    .withGroups(new WeightGroup("*/bias").withOptimizer(ofBiases)));
    try (CompiledModel net = CompiledModelTest.compile(trainer)) {
      net.fit(Toys.line(), Fit.epochs(5).batchSize(4));
      return Arrays.copyOf(numbers(net), 2);
    }
  }
}

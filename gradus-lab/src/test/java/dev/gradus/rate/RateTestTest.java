package dev.gradus.rate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.core.ConfigException;
import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;
import dev.gradus.data.Dataset;
import dev.gradus.data.InMemoryDataset;
import dev.gradus.data.Split;
import dev.gradus.data.ValueTarget;
import dev.gradus.data.augment.HorizontalFlip;
import dev.gradus.kernels.Backend;
import dev.gradus.kernels.reference.ReferenceBackend;
import dev.gradus.layer.Dense;
import dev.gradus.layer.Flatten;
import dev.gradus.loss.MeanSquaredError;
import dev.gradus.model.Sequential;
import dev.gradus.optimizer.Lbfgs;
import dev.gradus.optimizer.Sgd;
import dev.gradus.run.SharedData;
import dev.gradus.spec.DataSource;
import dev.gradus.spec.FitSettings;
import dev.gradus.spec.TrainSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RateTestTest {

  private static final int SAMPLES = 64;

  /// `y = 3 x + 1` and noise, all samples in one batch: a parabola in weight and bias.
  private record NoisyLine() implements DataSource {

    @Override
    public Split load() {
      RandomStream noise = RandomStream.of(7).named("line");
      float[] x = new float[SAMPLES];
      float[] y = new float[SAMPLES];
      for (int i = 0; i < SAMPLES; i++) {
        x[i] = (float) (2 * (i + 0.5) / SAMPLES - 1);
        y[i] = (float) (3 * x[i] + 1 + 0.3 * noise.gaussian(i, 0));
      }
      Dataset data = InMemoryDataset.ofFloats("line", Shape.of(1), x, ValueTarget.single(), y);
      return new Split(data, Optional.empty(), data);
    }
  }

  private static final TrainSpec SPEC =
      TrainSpec.of(
              new NoisyLine(), Sequential.of(Dense.of(1)), new MeanSquaredError(), new Sgd(0.01))
          .withFit(FitSettings.defaults().withBatchSize(SAMPLES));

  private static RateTestResult run(RateTest test) {
    try (Backend backend = new ReferenceBackend()) {
      return test.run(SPEC, new SharedData(), backend, _ -> {});
    }
  }

  /// The Hessian is diag(2 mean(x^2), 2): steps are stable up to 2 / 2 = 1. All three suggestions
  /// lie below, and within three decades of it.
  @Test
  void run_parabola_suggestsStableRates() {
    RateTestResult result = run(RateTest.defaults());
    assertEquals(Optional.empty(), result.refusal());
    assertTrue(result.high() < 1, result::sentence);
    assertTrue(result.low() > 1e-3, result::sentence);
    for (RateTestResult.Suggestion each :
        List.of(result.steep(), result.valley(), result.minimumTenth())) {
      assertTrue(each.smallest() <= each.median() && each.median() <= each.largest());
    }
    for (RateCurve curve : result.curves()) {
      double last = curve.rates().getLast();
      assertTrue(last > 1 && last < 10, "it stops when the loss breaks out, got " + last);
      assertEquals(1e-7, curve.rates().getFirst(), 1e-20);
    }
  }

  @Test
  void run_sameSeeds_givesTheSameAnswer() {
    RateTest test = RateTest.defaults().withSeeds(2).withSteps(100);
    List<Long> told = new ArrayList<>();
    try (Backend backend = new ReferenceBackend()) {
      RateTestResult result =
          test.run(SPEC, new SharedData(), backend, curve -> told.add(curve.seed()));
      assertEquals(result, run(test));
    }
    assertEquals(List.of(1L, 2L), told);
    assertTrue(!run(test).curves().get(0).losses().equals(run(test).curves().get(1).losses()));
  }

  @Test
  void run_ratesTooSmall_refusesTheFlatCurve() {
    RateTestResult result = run(RateTest.defaults().withRange(1e-9, 1e-7));
    String reason = result.refusal().orElseThrow();
    assertTrue(
        reason.matches(
            "seed 1: the curve is flat: the loss fell from \\S+ by 0\\.0 % only\\. Try a wider range, or see whether the network can learn at all\\."),
        reason);
    assertEquals("No suggestion. S" + reason.substring(1), result.sentence());
    assertEquals(
        "RateTest: there is no suggestion: " + reason,
        assertThrows(ConfigException.class, result::low).getMessage());
  }

  @Test
  void run_rangeEndsTooEarly_refuses() {
    assertEquals(
        "seed 1: the loss still fell at the largest rate tried, 5.00e-02. Go on to larger rates.",
        run(RateTest.defaults().withRange(1e-5, 0.05)).refusal().orElseThrow());
  }

  @Test
  void run_rangeBeginsTooLate_refuses() {
    assertTrue(
        run(RateTest.defaults().withRange(100, 1000))
            .refusal()
            .orElseThrow()
            .matches(
                "seed 1: the loss broke out after \\d steps, at a rate of 1\\.\\d\\de\\+02\\. Begin at a smaller rate\\."));
  }

  /// Images that are bright on one side only, and their mean as the target.
  private record Sides() implements DataSource {

    @Override
    public Split load() {
      RandomStream pixels = RandomStream.of(7).named("sides");
      float[] images = new float[SAMPLES * 4];
      float[] means = new float[SAMPLES];
      for (int i = 0; i < SAMPLES; i++) {
        for (int row = 0; row < 2; row++) {
          images[4 * i + 2 * row] = (float) pixels.uniformDouble(i, row);
          means[i] += images[4 * i + 2 * row] / 4;
        }
      }
      Dataset data =
          InMemoryDataset.ofFloats("sides", Shape.of(2, 2, 1), images, ValueTarget.single(), means);
      return new Split(data, Optional.empty(), data);
    }
  }

  @Test
  void run_augmentation_takesPart() {
    TrainSpec plain =
        TrainSpec.of(
                new Sides(),
                Sequential.of(new Flatten(), Dense.of(1)),
                new MeanSquaredError(),
                new Sgd(0.01))
            .withFit(FitSettings.defaults().withBatchSize(SAMPLES));
    RateTest test = RateTest.defaults().withSteps(50).withSeeds(1);
    try (Backend backend = new ReferenceBackend()) {
      double upright = firstLoss(test.run(plain, new SharedData(), backend, _ -> {}));
      TrainSpec flipped = plain.withAugment(new HorizontalFlip(1));
      assertNotEquals(upright, firstLoss(test.run(flipped, new SharedData(), backend, _ -> {})));
    }
  }

  private static double firstLoss(RateTestResult result) {
    return result.curves().getFirst().losses().getFirst();
  }

  @Test
  void smoothed_firstValues_areCountedByHand() {
    RateCurve curve = new RateCurve(1, List.of(1.0, 2.0, 3.0), List.of(4.0, 2.0, 6.0), false);
    double second = (0.98 * 4 + 2) / 1.98;
    double third = (0.98 * 0.98 * 4 + 0.98 * 2 + 6) / (0.98 * 0.98 + 1.98);
    assertEquals(4, curve.smoothed().get(0), 1e-12);
    assertEquals(second, curve.smoothed().get(1), 1e-12);
    assertEquals(third, curve.smoothed().get(2), 1e-12);
  }

  @Test
  void suggestion_evenCount_isHalfwayOnTheLogarithmicScale() {
    assertEquals(
        new RateTestResult.Suggestion(0.01, 0.001, 0.1), RateTestResult.Suggestion.of(0.1, 0.001));
  }

  @Test
  void run_lbfgs_isRefused() {
    TrainSpec spec =
        TrainSpec.of(
                new NoisyLine(),
                Sequential.of(Dense.of(1)),
                new MeanSquaredError(),
                Lbfgs.defaults())
            .withFit(FitSettings.defaults().withBatchSize(SAMPLES));
    try (Backend backend = new ReferenceBackend()) {
      assertEquals(
          "RateTest: the optimizer is lbfgs, which searches for the length of each move itself. Leave its learningRate at 1, or test another optimizer.",
          complaint(() -> RateTest.defaults().run(spec, new SharedData(), backend, _ -> {})));
    }
  }

  @Test
  void rateTest_badSettings_complains() {
    assertEquals(
        "RateTest: the rates must rise from above 0, got from 0.0 to 1.0. For example from 1e-7 to 10.",
        complaint(() -> RateTest.defaults().withRange(0, 1)));
    assertEquals(
        "RateTest: the rates must rise from above 0, got from 1.0 to 1.0. For example from 1e-7 to 10.",
        complaint(() -> RateTest.defaults().withRange(1, 1)));
    assertEquals(
        "RateTest: steps must be at least 50, got 49.",
        complaint(() -> RateTest.defaults().withSteps(49)));
    assertEquals(
        "RateTest: seeds must be at least 1, got 0.",
        complaint(() -> RateTest.defaults().withSeeds(0)));
  }

  private static String complaint(Runnable action) {
    return String.valueOf(assertThrows(ConfigException.class, action::run).getMessage());
  }
}

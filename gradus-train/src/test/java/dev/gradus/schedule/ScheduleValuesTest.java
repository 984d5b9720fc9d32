package dev.gradus.schedule;

import static dev.gradus.testkit.CloseAssertions.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradus.testkit.Tolerance;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Values worked out by hand, before, at and behind every boundary.
class ScheduleValuesTest {

  // a few roundings of 2^-53 each; 0 must be 0
  private static final Tolerance ROUNDING = Tolerance.relative(1e-15);

  private static final double HALF_ROOT = Math.sqrt(0.5);

  @Test
  void constant_everywhere_isTheSame() {
    assertRates(Schedule.constant(0.5), steps(0, 1, Long.MAX_VALUE), 0.5, 0.5, 0.5);
  }

  /// The example of the experiments this product is built on: 2 steps an epoch, a decay each.
  @Test
  void exponential_staircase_fallsEveryEpoch() {
    Schedule schedule = new ExponentialDecay(0.1, 2, 0.9, true);
    double[] rates = LongStream.range(0, 6).mapToDouble(schedule::at).toArray();
    assertArrayEquals(new double[] {0.1, 0.1, 0.09, 0.09, 0.081, 0.081}, rates, 1e-15);
  }

  @Test
  void exponential_smooth_fallsAtEveryStep() {
    assertRates(
        new ExponentialDecay(2, 4, 0.25), steps(0, 1, 2, 4, 6), 2, 2 * HALF_ROOT, 1, 0.5, 0.25);
  }

  @Test
  void inverseTime_smoothAndStairs() {
    // 1 / (1 + 0.5 t)
    assertRates(
        new InverseTimeDecay(1, 2, 0.5), steps(0, 1, 2, 3, 4), 1, 0.8, 1 / 1.5, 1 / 1.75, 0.5);
    assertRates(
        new InverseTimeDecay(1, 2, 0.5).withStaircase(true),
        steps(0, 1, 2, 3, 4, 5),
        1,
        1,
        1 / 1.5,
        1 / 1.5,
        0.5,
        0.5);
  }

  @Test
  void polynomial_line_endsAndStays() {
    Schedule schedule = new PolynomialDecay(1, 4).withEndLearningRate(0.5);
    assertRates(schedule, steps(0, 1, 3, 4, 5, 1000), 1, 0.875, 0.625, 0.5, 0.5, 0.5);
  }

  @Test
  void polynomial_square_isSteepAtFirst() {
    Schedule schedule = new PolynomialDecay(1, 4).withEndLearningRate(0).withPower(2);
    assertRates(schedule, steps(0, 1, 2, 3, 4), 1, 9 / 16.0, 0.25, 1 / 16.0, 0);
  }

  @Test
  void polynomial_cycle_stretchesToTheNextMultiple() {
    Schedule schedule = new PolynomialDecay(1, 4).withEndLearningRate(0).withCycle(true);
    // behind 4 the end is at 8, behind 8 at 12: 1 - 5/8, 1 - 8/8, 1 - 9/12
    assertRates(schedule, steps(0, 3, 4, 5, 8, 9, 12), 1, 0.25, 0, 0.375, 0, 0.25, 0);
  }

  @Test
  void polynomial_default_endsAtTenThousandth() {
    assertRates(new PolynomialDecay(1, 10), steps(10), 1e-4);
  }

  @Test
  void piecewise_atTheBoundary_isTheOldValue() {
    Schedule schedule = new PiecewiseConstantDecay(List.of(2L, 5L), List.of(1.0, 0.5, 0.1));
    assertRates(schedule, steps(0, 1, 2, 3, 4, 5, 6, 99), 1, 1, 1, 0.5, 0.5, 0.5, 0.1, 0.1);
  }

  @Test
  void piecewise_boundaryAtTheFirstStep_holdsForThatOne() {
    assertRates(
        new PiecewiseConstantDecay(List.of(0L), List.of(1.0, 0.5)), steps(0, 1, 2), 1, 0.5, 0.5);
  }

  @Test
  void step_fallsAtMultiples() {
    assertRates(new StepDecay(1, 3), steps(0, 2, 3, 5, 6, 9), 1, 1, 0.1, 0.1, 0.01, 0.001);
    assertRates(new StepDecay(1, 3, 0.5), steps(2, 3, 6), 1, 0.5, 0.25);
  }

  @Test
  void cosine_endsAndStays() {
    // (1 + cos(pi / 4)) / 2 …
    double first = (1 + HALF_ROOT) / 2;
    assertRates(new CosineDecay(1, 4), steps(0, 1, 2, 4, 5, 99), 1, first, 0.5, 0, 0, 0);
    assertRates(new CosineDecay(1, 4, 0.5), steps(0, 2, 4, 5), 1, 0.75, 0.5, 0.5);
  }

  @Test
  void cosineRestarts_doubling_startsAgainAtTwoAndSix() {
    Schedule schedule = new CosineDecayRestarts(1, 2);
    double first = (1 + HALF_ROOT) / 2;
    // waves of 2, 4 and 8 steps
    assertRates(schedule, steps(0, 1, 2, 3, 4, 6, 10, 14), 1, 0.5, 1, first, 0.5, 1, 0.5, 1);
  }

  @Test
  void cosineRestarts_sameLengthLower_startsAgainLower() {
    Schedule schedule = new CosineDecayRestarts(1, 2).withTMul(1).withMMul(0.5);
    assertRates(schedule, steps(0, 1, 2, 3, 4, 5), 1, 0.5, 0.5, 0.25, 0.25, 0.125);
    // the floor is raised, the wave squeezed: 0.5 wave + 0.5
    assertRates(schedule(0.5), steps(0, 1, 2, 3), 1, 0.75, 0.75, 0.625);
  }

  private static Schedule schedule(double alpha) {
    return new CosineDecayRestarts(1, 2).withTMul(1).withMMul(0.5).withAlpha(alpha);
  }

  /// Logarithms, as Keras takes them, may be a wave off at its first step.
  @Test
  void cosineRestarts_manyWaves_startExactly() {
    Schedule tripled = new CosineDecayRestarts(1, 10).withTMul(3);
    Schedule same = new CosineDecayRestarts(1, 7).withTMul(1);
    long start = 0;
    long length = 10;
    for (int wave = 0; wave < 30; wave++) {
      assertEquals(1, tripled.at(start), "wave " + wave);
      assertEquals(1, same.at(7L * wave), "wave " + wave);
      start += length;
      length *= 3;
    }
  }

  @Test
  void linear_upAndDown_endsAndStays() {
    assertRates(new Linear(1, 4), steps(0, 1, 3, 4, 5), 1, 0.75, 0.25, 0, 0);
    assertRates(new Linear(0, 4, 2), steps(0, 1, 3, 4, 5), 0, 0.5, 1.5, 2, 2);
  }

  @Test
  void warmUp_inFrontOfAny_meetsItsFirstRate() {
    Schedule line = new Linear(1, 2).withWarmUp(4);
    assertRates(line, steps(0, 1, 3, 4, 5, 6, 7), 0, 0.25, 0.75, 1, 0.5, 0, 0);
    Schedule cosine = new WarmUp(new CosineDecay(1, 4, 0.5), 2, 0.5);
    assertRates(cosine, steps(0, 1, 2, 4, 6, 7), 0.5, 0.75, 1, 0.75, 0.5, 0.5);
  }

  @Test
  void oneCycle_risesAndFalls() {
    // 10 steps: top at 0.5 * 10 - 1 = 4, end at 9; from 0.25 by 1 to 0.25 / 50 = 0.005
    Schedule schedule = new OneCycle(1, 10, 0.5, 4, 50, 0, 0);
    double quarter = 1 - 0.75 * (1 + HALF_ROOT) / 2;
    double fifth = 0.005 + 0.995 * (1 + Math.cos(Math.PI / 5)) / 2;
    assertRates(
        schedule, steps(0, 1, 2, 4, 5, 9, 10), 0.25, quarter, 0.625, 1, fifth, 0.005, 0.005);
  }

  @Test
  void oneCycle_default_isPyTorchs() {
    Schedule schedule = new OneCycle(1, 100);
    assertRates(schedule, steps(0, 29, 99, 100), 0.04, 1, 4e-6, 4e-6);
  }

  @Test
  void cyclical_triangular_returns() {
    Schedule schedule = new Cyclical(1, 3, 4);
    assertRates(schedule, steps(0, 1, 3, 4, 5, 8, 9, 12), 1, 1.5, 2.5, 3, 2.5, 1, 1.5, 3);
  }

  @Test
  void cyclical_triangular2_halvesTheTops() {
    Schedule schedule = new Cyclical(1, 3, 4).triangular2();
    assertRates(schedule, steps(4, 7, 8, 12, 16, 20), 3, 1.5, 1, 2, 1, 1.5);
  }

  @Test
  void cyclical_expRange_sinksAtEveryStep() {
    Schedule schedule = new Cyclical(1, 3, 2).expRange(0.5);
    // 1 + 2 * height * 0.5^step
    assertRates(schedule, steps(0, 1, 2, 3, 4, 6), 1, 1.5, 1.5, 1.125, 1, 1 + 2 / 64.0);
  }

  private static long[] steps(long... steps) {
    return steps;
  }

  private static void assertRates(Schedule schedule, long[] steps, double... expected) {
    double[] actual = LongStream.of(steps).mapToDouble(schedule::at).toArray();
    assertClose(expected, actual, ROUNDING, schedule.toString());
  }
}

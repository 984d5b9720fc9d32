package dev.gradus.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.core.ConfigException;
import dev.gradus.spec.Kinds;
import dev.gradus.testkit.GoldenFiles;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every schedule promises: a usable rate at any step, the same every time, some change, a
/// form in files, and complaints in words.
class ScheduleContractTest {

  private static final Kinds KINDS = Kinds.standard();

  static Stream<Schedule> schedules() {
    return Stream.of(
        Schedule.constant(0.1),
        new ExponentialDecay(0.1, 5, 0.5),
        new ExponentialDecay(0.1, 5, 0.5).withStaircase(true),
        new InverseTimeDecay(0.1, 5, 0.5),
        new InverseTimeDecay(0.1, 5, 0.5).withStaircase(true),
        new PolynomialDecay(0.1, 5),
        new PolynomialDecay(0.1, 5).withPower(0.5).withCycle(true),
        new PiecewiseConstantDecay(List.of(2L, 7L), List.of(0.1, 0.01, 0.0)),
        new StepDecay(0.1, 5),
        new CosineDecay(0.1, 5),
        new CosineDecay(0.1, 5, 0.1),
        new CosineDecayRestarts(0.1, 5),
        new CosineDecayRestarts(0.1, 5, 1, 0.5, 0.1),
        new CosineDecayRestarts(0.1, 5).withTMul(1.5),
        new Linear(0.1, 5),
        new Linear(0, 5, 0.1),
        new CosineDecay(0.1, 5).withWarmUp(5),
        new WarmUp(new StepDecay(0.1, 5), 5, 0.01).withWarmUp(5),
        new OneCycle(0.1, 10),
        new Cyclical(0.001, 0.1, 5),
        new Cyclical(0.001, 0.1, 5).triangular2(),
        new Cyclical(0.001, 0.1, 5).expRange(0.9));
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void at_anyStep_isARate(Schedule schedule) {
    LongStream.concat(
            LongStream.range(0, 1000),
            LongStream.of(1L << 31, 1L << 40, Long.MAX_VALUE - 1, Long.MAX_VALUE))
        .forEach(step -> {
          double rate = schedule.at(step);
          assertTrue(rate >= 0 && rate <= 0.1 * (1 + 1e-15), () -> rate + " at " + step);
        });
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void at_whateverWasAskedBefore_isTheSame(Schedule schedule) {
    double[] forward = LongStream.range(0, 40).mapToDouble(schedule::at).toArray();
    for (int step = 39; step >= 0; step--) {
      assertEquals(forward[step], schedule.at(step), "step " + step);
    }
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void at_firstSteps_changes(Schedule schedule) {
    long rates = LongStream.range(0, 20).mapToDouble(schedule::at).distinct().count();
    assertEquals(schedule instanceof Constant, rates == 1);
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void writtenAndReadBack_isEqual(Schedule schedule) {
    Object plain = KINDS.toPlain(Schedule.class, schedule, "test", "learningRate");
    assertEquals(schedule, KINDS.fromPlain(Schedule.class, plain, "test", "learningRate"));
  }

  @Test
  void schedules_allKinds_areEnrolled() {
    List<String> words =
        schedules()
            .map(each -> KINDS.toPlain(Schedule.class, each, "test", "learningRate"))
            .map(plain ->
                plain instanceof Map<?, ?> map
                    ? map.keySet().iterator().next().toString()
                    : "constant")
            .toList();
    assertEquals(KINDS.names(Schedule.class), List.copyOf(new TreeSet<>(words)));
  }

  @Test
  void complaints_areWordedAsReviewed() {
    String complaints =
        Stream.<Supplier<Schedule>>of(
                () -> Schedule.constant(-1),
                () -> new ExponentialDecay(0, 5, 0.5),
                () -> new ExponentialDecay(0.1, 0, 0.5),
                () -> new ExponentialDecay(0.1, 5, Double.NaN),
                () -> new InverseTimeDecay(0.1, -1, 0.5),
                () -> new InverseTimeDecay(0.1, 5, 0),
                () -> new PolynomialDecay(0.1, 0),
                () -> new PolynomialDecay(0.1, 5).withEndLearningRate(0.1),
                () -> new PolynomialDecay(0.1, 5).withPower(0),
                () -> new PiecewiseConstantDecay(List.of(), List.of(0.1)),
                () -> new PiecewiseConstantDecay(List.of(5L), List.of(0.1)),
                () -> new PiecewiseConstantDecay(List.of(5L, 5L), List.of(0.1, 0.2, 0.3)),
                () -> new PiecewiseConstantDecay(List.of(-1L), List.of(0.1, 0.2)),
                () -> new PiecewiseConstantDecay(List.of(5L), List.of(0.1, -0.2)),
                () -> new StepDecay(0.1, 0),
                () -> new CosineDecay(0.1, 0),
                () -> new CosineDecay(0.1, 5, 1),
                () -> new CosineDecayRestarts(0.1, 0),
                () -> new CosineDecayRestarts(0.1, 5).withTMul(0.5),
                () -> new CosineDecayRestarts(0.1, 5).withMMul(0),
                () -> new Linear(-0.1, 5),
                () -> new Linear(0.1, 0),
                () -> new Linear(0, 5),
                () -> new StepDecay(0.1, 5).withWarmUp(0),
                () -> new WarmUp(new StepDecay(0.1, 5), 5, 0.1),
                () -> new OneCycle(0.1, 0),
                () -> new OneCycle(0.1, 3),
                () -> new OneCycle(0.1, 10).withPctStart(1),
                () -> new OneCycle(0.1, 10).withDivFactor(1),
                () -> new OneCycle(0.1, 10).withFinalDivFactor(0.5),
                () -> new Cyclical(0.1, 0.1, 5),
                () -> new Cyclical(0.001, 0.1, 0),
                () -> new Cyclical(0.001, 0.1, 5).expRange(1),
                () -> new Cyclical(0.001, 0.1, 5, Cyclical.Mode.TRIANGULAR, 0.5))
            .map(making -> assertThrows(ConfigException.class, making::get).getMessage())
            .collect(Collectors.joining("\n"));
    GoldenFiles.of(ScheduleContractTest.class).verify("errors", complaints);
  }
}

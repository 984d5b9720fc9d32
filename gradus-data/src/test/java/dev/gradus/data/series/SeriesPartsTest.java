package dev.gradus.data.series;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.gradus.core.DataException;
import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;
import dev.gradus.data.Dataset;
import dev.gradus.data.FittedScaler;
import dev.gradus.data.Split;
import dev.gradus.data.TargetScaling;
import dev.gradus.data.ValueTarget;
import dev.gradus.data.scale.ScalingMethod;
import dev.gradus.testkit.Choices;
import dev.gradus.testkit.Properties;
import java.lang.management.ManagementFactory;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeriesPartsTest {

  /// Step i has the value 10 i, so that values tell steps.
  private static Series counting(int steps) {
    float[] values = new float[steps];
    for (int i = 0; i < steps; i++) {
      values[i] = 10 * i;
    }
    return Series.of("counting", List.of("value"), values);
  }

  @Test
  void split_oneColumn_isTheWindowsOfTheDefinition() {
    SeriesParts parts = SeriesWindowing.of(3).withHorizon(2).split(counting(10), 0.3);
    // test part: steps 7, 8, 9; training part: steps 0 to 6
    assertEquals(3, parts.train().size()); // asked for: 4, 5, 6
    assertArrayEquals(new float[] {0, 10, 20}, features(parts.train(), 0));
    assertEquals(40, parts.train().targetValue(0, 0));
    assertArrayEquals(new float[] {20, 30, 40}, features(parts.train(), 2));
    assertEquals(60, parts.train().targetValue(2, 0));
    assertEquals(3, parts.test().size());
    assertArrayEquals(new float[] {30, 40, 50}, features(parts.test(), 0));
    assertEquals(70, parts.test().targetValue(0, 0));
    assertEquals(90, parts.test().targetValue(2, 0));
    assertEquals(Shape.of(3, 1), parts.test().featureShape());
    assertEquals(Shape.of(1), parts.test().target().shape());
  }

  @Test
  void split_allSteps_dropsWindowsThatAskOnBothSidesOfTheBorder() {
    SeriesParts parts =
        SeriesWindowing.of(2).withHorizon(3).withPredicted(Predicted.ALL).split(counting(12), 0.4);
    // test part: steps 7 to 11
    assertEquals(Shape.of(3), parts.train().target().shape());
    assertEquals(3, parts.train().size());
    assertEquals(6, parts.train().lastTargetStep(2));
    assertEquals(7, parts.test().firstTargetStep(0));
    assertEquals(3, parts.test().size());
    assertEquals(List.of(70f, 80f, 90f), targets(parts.test(), 0));
    assertEquals(List.of(90f, 100f, 110f), targets(parts.test(), 2));
  }

  @Test
  void split_stride_isTheDistanceOfWindows() {
    SeriesParts parts = SeriesWindowing.of(2).withStride(3).split(counting(20), 0.25);
    assertEquals(List.of(0, 3, 6, 9, 12), starts(parts.train()));
    assertEquals(List.of(13, 16), starts(parts.test()));
  }

  @Test
  void split_severalColumns_scalesEachByItselfAndPredictsOne() {
    Series two = Series.of("two", List.of("a", "b"), 0, 5, 1, 7, 2, 9, 4, 6, 1000, 1000, 8, 8);
    SeriesParts parts = SeriesWindowing.of(2).withTarget("b").split(two, 0.34);
    // training part: steps 0 to 3; a in 0 to 4, b in 5 to 9
    assertArrayEquals(new float[] {0, 5, 1, 7}, features(parts.train(), 0));
    assertEquals(9, parts.train().targetValue(0, 0));
    assertEquals(
        new FittedScaler(List.of(0.0, 5.0), List.of(0.25, 0.25)), parts.scaler()); // one a column
    assertEquals(parts.scaler(), parts.train().subset(0, 1).scaling().orElseThrow());
    assertEquals(
        new FittedScaler(List.of(0.0, 5.0, 0.0, 5.0), List.of(0.25, 0.25, 0.25, 0.25)),
        parts.train().flattened().scaling().orElseThrow());
    assertArrayEquals(
        new float[] {0, 0, 0.25f, 0.5f},
        parts.scaler().apply(features(parts.train(), 0), parts.train().featureShape()));
    assertEquals(new ValueTarget(Shape.of(1), new TargetScaling(5, 0.25)), parts.test().target());
  }

  @Test
  void scaling_isOfStepsThatEachCountOnce() {
    Series spike = Series.of("spike", List.of("x"), 0, 0, 0, 12, 0, 0, 3, 3);
    SeriesWindowing windowing = SeriesWindowing.of(2).withScale(ScalingMethod.STANDARDIZE);
    TargetScaling scaling = scalingOf(windowing.split(spike, 0.25).train());
    assertEquals(2, scaling.offset(), 1e-12); // 12 / 6, though windows see the 12 twice
    assertEquals(1 / Math.sqrt(20), scaling.factor(), 1e-12);
    assertEquals(12, scaling.invert(scaling.apply(12)), 1e-5);
    SeriesWindowing raw = windowing.withScale(ScalingMethod.NONE);
    assertEquals(TargetScaling.identity(), scalingOf(raw.split(spike, 0.25).train()));
  }

  /// What leaks is looked for by changing all that is in later parts: nothing of the training part
  /// may notice, and nothing of the validation part of what changes in the test part.
  @Test
  void split_laterPartsChanged_earlierPartsStayTheSame() {
    Properties.forAll(
        1,
        500,
        SeriesPartsTest::someWindowing,
        windowing -> {
          float[] values = new float[200];
          for (int i = 0; i < values.length; i++) {
            values[i] = i * 37 % 101;
          }
          SeriesParts before = windowing.split(series(values), 0.2, 0.3);
          SeriesWindows validation = before.validation().orElseThrow();
          Set<Integer> asked = askedFor(before.test());
          for (int step : asked) {
            values[step] = -1e6f;
          }
          SeriesParts withoutTest = windowing.split(series(values), 0.2, 0.3);
          assertSame(before.train(), withoutTest.train());
          assertSame(validation, withoutTest.validation().orElseThrow());
          for (int step : askedFor(validation)) {
            values[step] = 1e6f;
          }
          assertSame(before.train(), windowing.split(series(values), 0.2, 0.3).train());
          assertTrue(noneCommon(askedFor(before.train()), askedFor(validation)));
          assertTrue(noneCommon(askedFor(validation), asked));
        });
  }

  @Test
  void split_strideOne_asksForEveryStepOfTheLaterParts() {
    SeriesParts parts = SeriesWindowing.of(7).withHorizon(3).split(counting(100), 0.2, 0.3);
    assertEquals(
        IntStream.range(50, 70).boxed().toList(),
        askedFor(parts.validation().orElseThrow()).stream().sorted().toList());
    assertEquals(
        IntStream.range(70, 100).boxed().toList(),
        askedFor(parts.test()).stream().sorted().toList());
  }

  @Test
  void withValidation_ofTrainingPart_isItsEndAndFitsScalingAgain() {
    Split two = SeriesWindowing.of(5).split(counting(100), 0.2).toSplit();
    Split three = two.withValidation(0.25, RandomStream.of(1));
    SeriesWindows train = assertInstanceOf(SeriesWindows.class, three.train());
    SeriesWindows held = assertInstanceOf(SeriesWindows.class, three.validation().orElseThrow());
    assertEquals(59, train.lastTargetStep(train.size() - 1));
    assertEquals(60, held.firstTargetStep(0));
    assertEquals(79, held.lastTargetStep(held.size() - 1));
    assertEquals(1 / 590.0, scalingOf(train).factor(), 1e-12);
    assertEquals(three.train().target(), three.test().target());
    assertEquals(1 / 790.0, scalingOf((SeriesWindows) two.train()).factor(), 1e-12);
  }

  @Test
  void questions_reachTheLastStep() {
    SeriesWindows asked = SeriesWindowing.of(4).withHorizon(2).questions(counting(6));
    assertEquals(3, asked.size());
    assertArrayEquals(new float[] {20, 30, 40, 50}, features(asked, 2));
    assertEquals(50, asked.targetValue(0, 0));
    assertThrows(DataException.class, () -> asked.targetValue(2, 0)); // step 7 of 6: not known
    assertThrows(DataException.class, () -> ForecastError.of(new float[3][1], asked));
  }

  @Test
  void windows_ofLongSeries_areNotCopied() {
    Series series = counting(1_000_000);
    ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
    SeriesWindowing.of(60).split(series, 0.2); // classes loaded
    long before = threads.getCurrentThreadAllocatedBytes();
    SeriesParts parts = SeriesWindowing.of(60).split(series, 0.2);
    long taken = threads.getCurrentThreadAllocatedBytes() - before;
    assertEquals(1_000_000 - 60, parts.train().size() + parts.test().size());
    assertTrue(taken < 1 << 20, () -> taken + " bytes were taken");
  }

  @Test
  void forecasts_repeatWhatWasSeen() {
    Series season = Series.of("season", List.of("x"), 1, 2, 3, 4, 11, 12, 13, 14, 21, 22, 23, 24);
    SeriesWindowing next = SeriesWindowing.of(4);
    SeriesWindows windows = next.questions(season);
    assertArrayEquals(new float[] {4}, Forecast.naive().predict(windows)[0]);
    assertArrayEquals(new float[] {1}, Forecast.seasonalNaive(4).predict(windows)[0]);
    SeriesWindows all = next.withHorizon(6).withPredicted(Predicted.ALL).questions(season);
    assertArrayEquals(new float[] {1, 2, 3, 4, 1, 2}, Forecast.seasonalNaive(4).predict(all)[0]);
    SeriesWindows sixth = next.withHorizon(6).questions(season);
    assertArrayEquals(new float[] {2}, Forecast.seasonalNaive(4).predict(sixth)[0]);
    SeriesWindows test = next.split(season, 0.34).test();
    ForecastError error = ForecastError.of(Forecast.naive().predict(test), test);
    assertEquals(2.5, error.meanAbsolute(), 1e-12); // 7, 1, 1, 1
    assertEquals(Math.sqrt(13), error.rootMeanSquared(), 1e-12);
  }

  private static SeriesWindowing someWindowing(Choices choices) {
    return new SeriesWindowing(
        choices.between(1, 20),
        choices.between(1, 20),
        choices.flag() ? Predicted.ALL : Predicted.LAST,
        choices.between(1, 5),
        Optional.empty(),
        choices.oneOf(List.of(ScalingMethod.values())));
  }

  private static Series series(float[] values) {
    return Series.of("series", List.of("x"), values);
  }

  private static void assertSame(SeriesWindows expected, SeriesWindows actual) {
    assertEquals(expected.size(), actual.size());
    assertEquals(expected.target(), actual.target());
    assertEquals(expected.scaling(), actual.scaling());
    for (int sample = 0; sample < expected.size(); sample++) {
      assertArrayEquals(features(expected, sample), features(actual, sample));
      assertEquals(targets(expected, sample), targets(actual, sample));
    }
  }

  private static Set<Integer> askedFor(SeriesWindows windows) {
    Set<Integer> steps = new HashSet<>();
    for (int sample = 0; sample < windows.size(); sample++) {
      for (int step = windows.firstTargetStep(sample);
          step <= windows.lastTargetStep(sample);
          step++) {
        steps.add(step);
      }
    }
    return steps;
  }

  private static boolean noneCommon(Set<Integer> left, Set<Integer> right) {
    return left.stream().noneMatch(right::contains);
  }

  private static List<Integer> starts(SeriesWindows windows) {
    return IntStream.range(0, windows.size()).mapToObj(windows::firstStep).toList();
  }

  private static TargetScaling scalingOf(SeriesWindows windows) {
    return ((ValueTarget) windows.target()).scaling();
  }

  private static float[] features(Dataset data, int sample) {
    float[] row = new float[(int) data.featureShape().size()];
    data.copyFeatures(sample, row, 0);
    return row;
  }

  private static List<Float> targets(Dataset data, int sample) {
    return IntStream.range(0, (int) data.target().shape().size())
        .mapToObj(index -> data.targetValue(sample, index))
        .toList();
  }
}

package dev.gradus.metric;

import static dev.gradus.metric.AccuracyTest.buffer;
import static dev.gradus.metric.Average.MICRO;
import static dev.gradus.metric.Average.WEIGHTED;
import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradus.core.Shape;
import dev.gradus.testkit.TestVectors;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every metric against its plain definition in numpy.
class MetricVectorsTest {

  private static final TestVectors VECTORS = TestVectors.read("metrics");

  /// Sums of 60 terms, in two orders: 60 units in the last place of sums below 10 times the result.
  private static final double RELATIVE = 60 * 0x1p-53 * 10;

  private static final Map<String, Metric> BOTH =
      Map.ofEntries(
          entry("accuracy", new Accuracy()),
          entry("balanced", new BalancedAccuracy()),
          entry("matthews", new MatthewsCorrelation()),
          entry("kappa", new CohenKappa()),
          entry("roc", RocAuc.defaults()),
          entry("pr", PrAuc.defaults()),
          entry("calibration15", ExpectedCalibrationError.defaults()),
          entry("calibration4", new ExpectedCalibrationError(4)),
          entry("logLoss", new LogLoss()),
          entry("top2", new TopKAccuracy(2)),
          entry("top3", new TopKAccuracy(3)),
          entry("mse", new MeanSquaredError()),
          entry("mae", new MeanAbsoluteError()),
          entry("rmse", new RootMeanSquaredError()),
          entry("mape", new MeanAbsolutePercentageError()),
          entry("r2", new R2Score()));

  @TestFactory
  Stream<DynamicTest> result_ofClasses_isTheDefinitions() {
    return tests("classes", Shape.of(4), Shape.of(1));
  }

  @TestFactory
  Stream<DynamicTest> result_oneClassAbsent_isTheDefinitions() {
    return tests("absent", Shape.of(4), Shape.of(1));
  }

  @TestFactory
  Stream<DynamicTest> result_ofASingleOutput_isTheDefinitions() {
    return tests("single", Shape.of(1), Shape.of(1));
  }

  @TestFactory
  Stream<DynamicTest> result_ofValues_isTheDefinitions() {
    return tests("values", Shape.of(3), Shape.of(3));
  }

  private static Stream<DynamicTest> tests(String name, Shape prediction, Shape target) {
    TestVectors vectors = VECTORS.at(name);
    return new TreeSet<>(vectors.at("results").keys())
        .stream()
            .map(key ->
                DynamicTest.dynamicTest(
                    key, () -> assertResult(metric(key), vectors, key, prediction, target)));
  }

  private static void assertResult(
      Metric metric, TestVectors vectors, String key, Shape prediction, Shape target) {
    float[] targets = vectors.floats("targets");
    MetricState state = metric.start(prediction, target);
    int samples = targets.length / (int) target.size();
    state.update(buffer(vectors.floats("predictions")), buffer(targets), samples);
    double expected = vectors.number("results/" + key);
    assertEquals(expected, state.result(), RELATIVE * Math.max(Math.abs(expected), 0.01));
  }

  private static Metric metric(String key) {
    String[] parts = key.split("-", -1);
    String average = parts.length > 1 ? parts[1] : "macro";
    return switch (parts[0]) {
      case "precision" -> precision(average);
      case "recall" -> recall(average);
      case "f1" -> f1(average);
      case "f2" -> fBeta(2, average);
      case "f05" -> fBeta(0.5, average);
      default -> Objects.requireNonNull(BOTH.get(key), key);
    };
  }

  private static Metric precision(String average) {
    return switch (average) {
      case "micro" -> Precision.defaults().withAverage(MICRO);
      case "weighted" -> Precision.defaults().withAverage(WEIGHTED);
      case "class1" -> Precision.defaults().ofClass(1);
      default -> Precision.defaults();
    };
  }

  private static Metric recall(String average) {
    return switch (average) {
      case "micro" -> Recall.defaults().withAverage(MICRO);
      case "weighted" -> Recall.defaults().withAverage(WEIGHTED);
      case "class1" -> Recall.defaults().ofClass(1);
      default -> Recall.defaults();
    };
  }

  private static Metric f1(String average) {
    return switch (average) {
      case "micro" -> F1Score.defaults().withAverage(MICRO);
      case "weighted" -> F1Score.defaults().withAverage(WEIGHTED);
      case "class1" -> F1Score.defaults().ofClass(1);
      default -> F1Score.defaults();
    };
  }

  private static Metric fBeta(double beta, String average) {
    return switch (average) {
      case "micro" -> FBetaScore.of(beta).withAverage(MICRO);
      case "weighted" -> FBetaScore.of(beta).withAverage(WEIGHTED);
      case "class1" -> FBetaScore.of(beta).ofClass(1);
      default -> FBetaScore.of(beta);
    };
  }
}

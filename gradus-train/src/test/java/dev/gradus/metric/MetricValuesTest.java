package dev.gradus.metric;

import static dev.gradus.metric.AccuracyTest.buffer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;
import org.junit.jupiter.api.Test;

/// Cases by hand and at the edges.
class MetricValuesTest {

  private static final Shape ONE = Shape.of(1);
  private static final Shape THREE = Shape.of(3);

  /// Scores 0.9 + 0.8 - 0.8 + 0.3 -: of 4 pairs 0.9 wins 2; 0.8 ties once and wins once.
  @Test
  void rocAuc_tiedScores_countHalf() {
    assertEquals(
        3.5 / 4, single(RocAuc.defaults(), new float[] {0.9f, 0.8f, 0.8f, 0.3f}, 1, 1, 0, 0));
  }

  @Test
  void rocAuc_perfectConstantAndWorst_isOneHalfAndNone() {
    assertEquals(1, single(RocAuc.defaults(), new float[] {2, 3, -1, 0}, 1, 1, 0, 0));
    assertEquals(0.5, single(RocAuc.defaults(), new float[] {7, 7, 7, 7}, 1, 1, 0, 0));
    assertEquals(0, single(RocAuc.defaults(), new float[] {2, 3, -1, 0}, 0, 0, 1, 1));
  }

  /// Any rising function of the scores leaves the order, and so the area; both zeros are equal.
  @Test
  void rocAuc_scoresStretched_isTheSame() {
    int samples = 200;
    RandomStream random = RandomStream.of(3);
    float[] scores = new float[samples];
    float[] cubes = new float[samples];
    float[] classes = new float[samples];
    for (int i = 0; i < samples; i++) {
      scores[i] = Math.round(10 * random.gaussian(0, i)) / 4f;
      cubes[i] = scores[i] * scores[i] * scores[i];
      classes[i] = random.uniform(1, i) < 0.3 ? 1 : 0;
    }
    assertEquals(
        single(RocAuc.defaults(), scores, classes), single(RocAuc.defaults(), cubes, classes));
    assertEquals(
        single(PrAuc.defaults(), scores, classes), single(PrAuc.defaults(), cubes, classes));
    assertEquals(0.5, single(RocAuc.defaults(), new float[] {-0f, 0f}, 1, 0));
  }

  /// From the top: + is 1 of 1, - nothing, + is 2 of 3: the mean of 1 and 2/3.
  @Test
  void prAuc_fourScores_byHand() {
    assertEquals(
        (1 + 2 / 3.0) / 2,
        single(PrAuc.defaults(), new float[] {0.9f, 0.8f, 0.7f, 0.1f}, 1, 0, 1, 0),
        1e-15);
    assertEquals(0.5, single(PrAuc.defaults(), new float[] {7, 7, 7, 7}, 1, 1, 0, 0));
  }

  @Test
  void areas_oneClassOnly_areNotDefined() {
    assertEquals(Double.NaN, single(RocAuc.defaults(), new float[] {0.1f, 0.9f}, 1, 1));
    assertEquals(Double.NaN, single(PrAuc.defaults(), new float[] {0.1f, 0.9f}, 0, 0));
    assertEquals(Double.NaN, single(RocAuc.defaults(), new float[] {Float.NaN, 0.9f}, 0, 1));
  }

  /// Predicted 1 1 1 0, right 1 0 1 1: 2 of 3 predicted, 2 of 3 found.
  @Test
  void precisionAndRecall_singleOutput_areOfClassOne() {
    float[] predictions = {0.9f, 0.8f, 0.7f, 0.2f};
    assertEquals(2 / 3.0, single(Precision.defaults(), predictions, 1, 0, 1, 1));
    assertEquals(2 / 3.0, single(Recall.defaults(), predictions, 1, 0, 1, 1));
    assertEquals(2 / 3.0, single(F1Score.defaults(), predictions, 1, 0, 1, 1), 1e-15);
    assertEquals(0.5, single(Precision.defaults().withThreshold(0.75), predictions, 1, 0, 1, 1));
    assertEquals(0, single(Precision.defaults().ofClass(0), predictions, 1, 0, 1, 1));
  }

  @Test
  void precisionAndRecall_nothingPredictedOrFound_areZero() {
    assertEquals(0, single(Precision.defaults(), new float[] {0.1f, 0.2f}, 1, 1));
    assertEquals(0, single(Recall.defaults(), new float[] {0.1f, 0.9f}, 0, 0));
    assertEquals(0, single(F1Score.defaults(), new float[] {0.1f, 0.2f}, 0, 0));
  }

  @Test
  void correlations_constantPredictions_areNotAboveChance() {
    float[] predictions = {1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0};
    assertEquals(0, classes(new MatthewsCorrelation(), predictions, 0, 0, 0, 1));
    assertEquals(0, classes(new CohenKappa(), predictions, 0, 0, 0, 1));
    assertEquals(0.5, classes(new BalancedAccuracy(), predictions, 0, 0, 0, 1));
    assertEquals(Double.NaN, classes(new CohenKappa(), predictions, 0, 0, 0, 0));
  }

  @Test
  void correlations_perfectPredictions_areOne() {
    float[] predictions = {1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 0};
    assertEquals(1, classes(new MatthewsCorrelation(), predictions, 0, 1, 2, 1), 1e-15);
    assertEquals(1, classes(new CohenKappa(), predictions, 0, 1, 2, 1));
    assertEquals(1, classes(RocAuc.defaults(), predictions, 0, 1, 2, 1));
    assertEquals(1, classes(F1Score.defaults(), predictions, 0, 1, 2, 1));
    assertEquals(0, classes(ExpectedCalibrationError.defaults(), predictions, 0, 1, 2, 1));
    assertEquals(-Math.log(1 - 1e-7), classes(new LogLoss(), predictions, 0, 1, 2, 1), 1e-18);
  }

  /// A network that says the same for all classes is right for the first k only.
  @Test
  void topK_equalPredictions_countsTheFirst() {
    float[] equal = {1, 1, 1, 1, 1, 1, 1, 1, 1};
    assertEquals(2 / 3.0, classes(new TopKAccuracy(2), equal, 0, 1, 2));
    assertEquals(1 / 3.0, classes(new TopKAccuracy(1), equal, 0, 1, 2));
    assertEquals(1, classes(new TopKAccuracy(3), equal, 0, 1, 2));
  }

  /// Two answers with 0.75, one right: |0.5 - 0.75|; two with 0.5 in class 0, both right: |1 -
  /// 0.5|.
  @Test
  void calibration_twoBins_byHand() {
    double error =
        single(
            ExpectedCalibrationError.defaults(),
            new float[] {0.75f, 0.25f, 0.5f, 0.5f},
            1,
            1,
            0,
            0);
    assertEquals((2 * 0.25 + 2 * 0.5) / 4, error);
  }

  @Test
  void logLoss_probabilityZero_isClipped() {
    assertEquals(-Math.log(1e-7), single(new LogLoss(), new float[] {0}, 1), 1e-14);
    assertEquals(-Math.log(0.75), single(new LogLoss(), new float[] {0.25f}, 0), 1e-15);
  }

  @Test
  void r2_meanAsPrediction_isZero() {
    assertEquals(0, single(new R2Score(), new float[] {2, 2, 2}, 1, 2, 3));
    assertEquals(1, single(new R2Score(), new float[] {1, 2, 3}, 1, 2, 3));
    assertEquals(Double.NaN, single(new R2Score(), new float[] {1, 2}, 3, 3));
  }

  /// The squares of 2^23 and its neighbours need 46 bits each: their difference would be lost.
  @Test
  void r2_largeTargetsCloseTogether_losesNothing() {
    float large = 8_388_608;
    float[] targets = {large, large + 1, large + 2, large + 3};
    assertEquals(
        1 - 1 / 5.0,
        single(new R2Score(), new float[] {large, large + 2, large + 2, large + 3}, targets),
        1e-12);
  }

  /// 100 (0.5 / 1 + 1 / 2) / 2, and a target of 0 counts as 1e-7.
  @Test
  void mape_byHand() {
    assertEquals(50, single(new MeanAbsolutePercentageError(), new float[] {1.5f, -1}, 1, -2));
    assertTrue(single(new MeanAbsolutePercentageError(), new float[] {1}, 0) > 9.9e8);
  }

  private static double single(Metric metric, float[] predictions, float... targets) {
    MetricState state = metric.start(ONE, ONE);
    state.update(buffer(predictions), buffer(targets), targets.length);
    return state.result();
  }

  private static double classes(Metric metric, float[] predictions, float... targets) {
    MetricState state = metric.start(THREE, ONE);
    state.update(buffer(predictions), buffer(targets), targets.length);
    return state.result();
  }
}

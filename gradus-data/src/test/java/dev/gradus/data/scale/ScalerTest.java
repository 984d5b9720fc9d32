package dev.gradus.data.scale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.core.ConfigException;
import dev.gradus.core.DataException;
import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;
import dev.gradus.data.Dataset;
import dev.gradus.data.FittedScaler;
import dev.gradus.data.InMemoryDataset;
import dev.gradus.data.ValueTarget;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScalerTest {

  /// Columns 2, 4, 6, 8 (mean 5, range 6, deviation sqrt 5) and -30, 10, 10, 10 (mean 0, range 40,
  /// deviation sqrt 300).
  private static final float[] ROWS = {2, -30, 4, 10, 6, 10, 8, 10};

  private static final Dataset TABLE = table(ROWS);
  private static final Dataset IMAGE =
      InMemoryDataset.ofFloats(
          "image", Shape.of(1, 2, 1), ROWS, ValueTarget.single(), new float[4]);

  @Test
  void fit_table_scalesEachColumn() {
    assertEquals(FittedScaler.identity(), fit(ScalingMethod.NONE, TABLE));
    assertScaler(fit(ScalingMethod.DIVIDE_BY_MAX, TABLE), 0, 0, 1.0 / 8, 1.0 / 30);
    assertScaler(fit(ScalingMethod.MIN_MAX, TABLE), 2, -30, 1.0 / 6, 1.0 / 40);
    assertScaler(fit(ScalingMethod.MEAN, TABLE), 5, 0, 1.0 / 6, 1.0 / 40);
    assertScaler(fit(ScalingMethod.STANDARDIZE, TABLE), 5, 0, 1 / Math.sqrt(5), 1 / Math.sqrt(300));
  }

  @Test
  void fit_image_scalesAllPixelsAlike() {
    // Together: 2, -30, 4, 10, 6, 10, 8, 10: sum 20, mean 2.5, sum of squares 1320, variance
    // 158.75.
    assertScaler(fit(ScalingMethod.DIVIDE_BY_MAX, IMAGE), 0, 1.0 / 30);
    assertScaler(fit(ScalingMethod.MIN_MAX, IMAGE), -30, 1.0 / 40);
    assertScaler(fit(ScalingMethod.MEAN, IMAGE), 2.5, 1.0 / 40);
    assertScaler(fit(ScalingMethod.STANDARDIZE, IMAGE), 2.5, 1 / Math.sqrt(158.75));
  }

  @Test
  void fit_perIsSet_decidesWhatSharesStatistics() {
    Scaler standardize = Scaler.of(ScalingMethod.STANDARDIZE);
    assertEquals(
        standardize.fit(TABLE), standardize.withPer(Scaler.Per.FEATURE).fit(IMAGE.flattened()));
    assertEquals(standardize.fit(IMAGE), standardize.withPer(Scaler.Per.WHOLE).fit(TABLE));
  }

  @Test
  void fit_flattenedImages_areStillScaledAlike() {
    assertEquals(fit(ScalingMethod.MEAN, IMAGE), fit(ScalingMethod.MEAN, IMAGE.flattened()));
  }

  @Test
  void fit_bytes_areUnsigned() {
    Dataset bytes =
        InMemoryDataset.ofBytes(
            "bytes",
            Shape.of(1),
            MemorySegment.ofArray(new byte[] {5, (byte) 255}),
            ValueTarget.single(),
            new float[2]);
    assertScaler(fit(ScalingMethod.MIN_MAX, bytes), 5, 1.0 / 250);
  }

  @Test
  void fit_constantFeature_becomesZeroAndStaysFinite() {
    // 0.1f is no short binary fraction: a mean by a plain sum would miss it and the deviation not
    // be 0.
    float[] rows = new float[3000];
    Arrays.fill(rows, 0.1f);
    Dataset constant =
        InMemoryDataset.ofFloats(
            "constant", Shape.of(1), rows, ValueTarget.single(), new float[rows.length]);
    for (ScalingMethod method :
        List.of(ScalingMethod.MIN_MAX, ScalingMethod.MEAN, ScalingMethod.STANDARDIZE)) {
      FittedScaler scaler = fit(method, constant);
      assertEquals(FittedScaler.whole(0.1f, 1), scaler, method.specName());
      assertEquals(0, scaler.apply(new float[] {0.1f}, Shape.of(1))[0], method.specName());
    }
    Dataset zero =
        InMemoryDataset.ofFloats(
            "zero", Shape.of(1), new float[2], ValueTarget.single(), new float[2]);
    assertEquals(FittedScaler.identity(), fit(ScalingMethod.DIVIDE_BY_MAX, zero));
  }

  @Test
  void fit_valuesFarFromZero_keepTheirDigits() {
    // 2^24 - 4 … 2^24 - 1: a sum of squares in double would have lost a variance of 1.25 among
    // 2^48.
    float[] rows = {16777212, 16777213, 16777214, 16777215};
    Dataset far =
        InMemoryDataset.ofFloats("far", Shape.of(1), rows, ValueTarget.single(), new float[4]);
    FittedScaler scaler = fit(ScalingMethod.STANDARDIZE, far);
    assertScaler(scaler, 16777213.5, 1 / Math.sqrt(1.25));
  }

  @Test
  void fit_randomTable_standardizesToMeanZeroAndDeviationOne() {
    RandomStream stream = RandomStream.of(3).named("table");
    float[] rows = new float[4000];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (float) (100 + (i % 2 == 0 ? 1e-3 : 1e3) * stream.gaussian(0, i));
    }
    FittedScaler scaler = fit(ScalingMethod.STANDARDIZE, table(rows));
    for (int column = 0; column < 2; column++) {
      double sum = 0;
      double squares = 0;
      for (int i = column; i < rows.length; i += 2) {
        double scaled =
            (float) ((rows[i] - scaler.offset().get(column)) * scaler.factor().get(column));
        sum += scaled;
        squares += scaled * scaled;
      }
      // Each of 2000 results below 8 is rounded to float32: off by at most 2^-22.
      assertTrue(Math.abs(sum / 2000) <= 0x1p-22, "mean " + sum / 2000);
      assertTrue(Math.abs(squares / 2000 - 1) <= 0x1p-18, "variance " + squares / 2000);
    }
  }

  @Test
  void fit_featureThatIsNotFinite_isRefused() {
    Dataset broken =
        new Dataset() {
          @Override
          public String name() {
            return "broken";
          }

          @Override
          public int size() {
            return 2;
          }

          @Override
          public Shape featureShape() {
            return Shape.of(2);
          }

          @Override
          public ValueTarget target() {
            return ValueTarget.single();
          }

          @Override
          public void copyFeatures(int sample, float[] destination, int offset) {
            destination[offset] = 1;
            destination[offset + 1] = sample == 1 ? Float.NaN : 2;
          }

          @Override
          public float targetValue(int sample, int index) {
            return 0;
          }
        };
    DataException thrown = assertThrows(DataException.class, () -> fit(ScalingMethod.MEAN, broken));
    assertEquals(
        "broken: feature 1 of sample 1 is NaN, a finite number was expected. Correct or leave out that sample.",
        thrown.getMessage());
  }

  @Test
  void named_everyMethod_isFoundByItsSpecName() {
    for (ScalingMethod method : ScalingMethod.values()) {
      assertEquals(method, ScalingMethod.named(method.specName()));
    }
    assertEquals(ScalingMethod.DIVIDE_BY_MAX, ScalingMethod.named("divide-by-max"));
    ConfigException thrown =
        assertThrows(ConfigException.class, () -> ScalingMethod.named("minmax"));
    assertEquals(
        "scale: there is no method `minmax`. Choose one of none, divide-by-max, min-max, mean, standardize, robust.",
        thrown.getMessage());
  }

  @Test
  void fittedScaler_numbersThatCannotBe_areRefused() {
    assertConfig(
        "FittedScaler: 2 offsets with 1 factors. Give one of each, or one of each for every feature.",
        () -> new FittedScaler(List.of(1.0, 2.0), List.of(1.0)));
    assertConfig(
        "FittedScaler: factor must be finite, got Infinity.",
        () -> FittedScaler.whole(0, Double.POSITIVE_INFINITY));
  }

  private static Dataset table(float[] rows) {
    return InMemoryDataset.table(
        "table", List.of("a", "b"), rows, ValueTarget.single(), new float[rows.length / 2]);
  }

  private static FittedScaler fit(ScalingMethod method, Dataset train) {
    return Scaler.of(method).fit(train);
  }

  /// Offsets first, then factors; each within 4 units in the last place of the hand calculation.
  private static void assertScaler(FittedScaler scaler, double... expected) {
    int size = expected.length / 2;
    assertEquals(size, scaler.offset().size());
    for (int i = 0; i < size; i++) {
      assertClose(expected[i], scaler.offset().get(i));
      assertClose(expected[size + i], scaler.factor().get(i));
    }
  }

  private static void assertClose(double expected, double actual) {
    assertEquals(expected, actual, expected == 0 ? 1e-14 : 4 * Math.ulp(expected));
  }

  private static void assertConfig(String message, Runnable action) {
    assertEquals(message, assertThrows(ConfigException.class, action::run).getMessage());
  }
}

package dev.gradus.data.scale;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.core.Buffer;
import dev.gradus.core.MemoryScope;
import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;
import dev.gradus.data.Batches;
import dev.gradus.data.Dataset;
import dev.gradus.data.FittedScaler;
import dev.gradus.data.InMemoryDataset;
import dev.gradus.data.Pipeline;
import dev.gradus.data.Split;
import dev.gradus.data.TargetEncoding;
import dev.gradus.data.ValueTarget;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What reaches a network, and what it was fitted to.
class ScaledBatchesTest {

  private static final RandomStream STREAM = RandomStream.of(5).named("pictures");

  private static final List<Scaling> ALL = all();

  private static List<Scaling> all() {
    List<Scaling> all = new ArrayList<>();
    for (ScalingMethod method : ScalingMethod.values()) {
      for (Scaler.Per per : Scaler.Per.values()) {
        all.add(Scaler.of(method).withPer(per));
      }
    }
    all.add(Samplewise.defaults());
    all.add(Zca.defaults());
    all.add(
        Standardization.defaults()
            .withSamplewiseCenter(true)
            .withFeaturewiseCenter(true)
            .withFeaturewiseStdNormalization(true)
            .withPreprocessing(ImageNetPreprocessing.defaults()));
    return all;
  }

  /// Images of 5 x 7 x 3: 105 features, which is no multiple of anything.
  private static Dataset pictures(int samples) {
    byte[] bytes = new byte[samples * 105];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (STREAM.bits(0, i) >>> 24);
    }
    return InMemoryDataset.ofBytes(
        "pictures",
        Shape.of(5, 7, 3),
        MemorySegment.ofArray(bytes),
        ValueTarget.single(),
        new float[samples]);
  }

  @Test
  void batches_anyScalingAndBatchSize_giveTheBitsOfOneSampleAlone() {
    Dataset data = pictures(71);
    for (Scaling scaling : ALL) {
      FittedScaler scaler = scaling.fit(data);
      for (int batchSize : new int[] {1, 7, 71}) {
        float[] rows = rows(data, scaler, batchSize);
        for (int sample = 0; sample < data.size(); sample++) {
          float[] stored = new float[105];
          data.copyFeatures(sample, stored, 0);
          float[] row = Arrays.copyOfRange(rows, sample * 105, (sample + 1) * 105);
          assertArrayEquals(
              scaler.apply(stored, data.featureShape()), row, scaling + ", sample " + sample);
        }
      }
    }
  }

  @Test
  void batches_ofAViewUnderAnotherShape_giveTheSameBits() {
    Dataset data = pictures(9);
    FittedScaler scaler = Scaler.of(ScalingMethod.ROBUST).withPer(Scaler.Per.FEATURE).fit(data);
    assertArrayEquals(rows(data, scaler, 4), rows(data.flattened(), scaler, 4));
  }

  /// Other test data, the same scaler; other training data, another one.
  @Test
  void fit_anyScaling_looksAtTheTrainingPartOnly() {
    Dataset all = pictures(60);
    Dataset train = all.take(40);
    for (Scaling scaling : ALL) {
      FittedScaler fitted = scaling.fit(train);
      Split one = Split.of(train, all.subset(41, 42));
      Split other = Split.of(train, all.subset(59, 58, 57));
      assertEquals(fitted, scaling.fit(one.train()), scaling.toString());
      assertEquals(fitted, scaling.fit(other.train()), scaling.toString());
    }
    Scaling robust = Scaler.of(ScalingMethod.ROBUST).withPer(Scaler.Per.FEATURE);
    for (Scaling scaling : List.of(robust, Zca.defaults())) {
      assertNotEquals(scaling.fit(train), scaling.fit(all), scaling.toString());
    }
  }

  /// The covariance of what was whitened is the unit matrix in all directions but none.
  @Test
  void zca_moreSamplesThanFeatures_leavesNoCovariance() {
    Dataset data = pictures(400);
    FittedScaler scaler = Zca.defaults().fit(data);
    float[] rows = rows(data, scaler, 64);
    for (int i = 0; i < 105; i += 13) {
      for (int j = 0; j < 105; j += 17) {
        double sum = 0;
        for (int row = 0; row < 400; row++) {
          sum += (double) rows[row * 105 + i] * rows[row * 105 + j];
        }
        assertTrue(Math.abs(sum / 400 - (i == j ? 1 : 0)) < 1e-4, i + ", " + j + ": " + sum / 400);
      }
    }
  }

  /// 70,000 values share their quartiles: counted, and sorted by each feature.
  @Test
  void robust_manyValues_countingFindsWhatSortingFinds() {
    float[] values = new float[70_000];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (StrictMath.exp(10 * STREAM.gaussian(1, i)) * (i % 3 - 1));
    }
    Dataset pairs =
        InMemoryDataset.ofFloats(
            "pairs", Shape.of(35_000, 2), values, ValueTarget.single(), new float[1]);
    Dataset column =
        InMemoryDataset.ofFloats(
            "column", Shape.of(1), values, ValueTarget.single(), new float[values.length]);
    Scaler robust = Scaler.of(ScalingMethod.ROBUST);
    assertEquals(robust.fit(column), robust.fit(pairs));
  }

  private static float[] rows(Dataset data, FittedScaler scaler, int batchSize) {
    Batches batches = new Pipeline(data, scaler, TargetEncoding.VALUES, batchSize).inOrder();
    int each = (int) data.featureShape().size();
    float[] rows = new float[data.size() * each];
    try (MemoryScope scope = MemoryScope.open()) {
      for (int batch = 0; batch < batches.count(); batch++) {
        int size = batches.size(batch);
        Buffer features = scope.allocate((long) size * each);
        batches.write(batch, features, scope.allocate(size));
        System.arraycopy(features.toArray(), 0, rows, batch * batchSize * each, size * each);
      }
    }
    return rows;
  }
}

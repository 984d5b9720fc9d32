package dev.gradus.data.scale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.core.Shape;
import dev.gradus.data.Dataset;
import dev.gradus.data.FittedScaler;
import dev.gradus.data.InMemoryDataset;
import dev.gradus.data.ValueTarget;
import dev.gradus.data.Whitening;
import dev.gradus.testkit.TestVectors;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Every way of scaling against numbers from NumPy, see generate_scaling.py.
class ScalingVectorsTest {

  private static final TestVectors VECTORS = TestVectors.read("scaling");

  @Test
  void fit_everyMethodAndSharing_givesNumPysNumbers() {
    TestVectors sets = VECTORS.at("scalers");
    int cases = 0;
    for (int set = 0; set < sets.size(); set++) {
      TestVectors one = sets.at("" + set);
      float[] features = one.floats("features");
      Dataset data = data(one, features);
      for (int i = 0; i < one.at("cases").size(); i++) {
        TestVectors each = one.at("cases/" + i);
        Scaler scaler =
            Scaler.of(ScalingMethod.named(each.text("method")))
                .withPer(Scaler.Per.valueOf(each.text("per").toUpperCase(Locale.ROOT)));
        FittedScaler fitted = scaler.fit(data);
        String name = one.text("name") + " " + scaler;
        double[] expected = each.numbers("scaled");
        // Statistics are double: off by some 2^-52 of the largest stored value, times the factor.
        double largest = Math.abs(fitted.factor().stream().mapToDouble(Math::abs).max().orElse(0));
        double loss = 0x1p-48 * max(features) * largest;
        assertClose(name, expected, scaled(fitted, data, features), loss);
        cases++;
      }
    }
    assertEquals(9 * 15, cases);
  }

  @Test
  void fit_keras_givesWhatItsDocumentedOrderGives() {
    TestVectors all = VECTORS.at("standardizations");
    for (int i = 0; i < all.size(); i++) {
      TestVectors one = all.at("" + i);
      Dataset train = data(one, one.floats("train"));
      FittedScaler fitted = standardization(one.at("options")).fit(train);
      float[] features = one.floats("features");
      float[] scaled = scaled(fitted, train, features);
      double loss = 0x1p-40 * Math.max(1, max(features));
      if (fitted.sample().preprocessing().isPresent()) {
        // Its float32 results, some 2 deviations large, are divided by the deviation afterwards.
        loss += 0x1p-22 * fitted.factor().stream().mapToDouble(Math::abs).max().orElse(1);
      }
      if (fitted.whitening().isPresent()) {
        // A sum of D products of float32 numbers; singular values have half of double's digits.
        double sum = sumOfProducts(fitted, train, features);
        loss += (train.featureShape().size() + 3) * 0x1p-24 * sum;
      }
      assertClose(one.text("name"), one.numbers("scaled"), scaled, loss);
    }
    assertEquals(19, all.size());
  }

  /// The largest sum of absolute products of whitening.
  private static double sumOfProducts(FittedScaler fitted, Dataset train, float[] features) {
    FittedScaler before =
        new FittedScaler(fitted.sample(), fitted.offset(), fitted.factor(), Optional.empty());
    float[] centered = scaled(before, train, features);
    Whitening whitening = fitted.whitening().orElseThrow();
    float[] matrix = whitening.toArray();
    int size = whitening.features();
    double largest = 0;
    for (int i = 0; i < centered.length; i++) {
      double sum = 0;
      for (int k = 0; k < size; k++) {
        sum += Math.abs((double) centered[i / size * size + k] * matrix[k * size + i % size]);
      }
      largest = Math.max(largest, sum);
    }
    return largest;
  }

  private static Standardization standardization(TestVectors options) {
    Standardization some =
        new Standardization(
            options.truth("featurewiseCenter"),
            options.truth("samplewiseCenter"),
            options.truth("featurewiseStdNormalization"),
            options.truth("samplewiseStdNormalization"),
            options.truth("zcaWhitening"),
            options.number("zcaEpsilon"),
            options.number("rescale"),
            Optional.empty());
    String preprocessing = options.text("preprocessing");
    return preprocessing.isEmpty()
        ? some
        : some.withPreprocessing(
            new ImageNetPreprocessing(
                ImageNetPreprocessing.Mode.valueOf(preprocessing.toUpperCase(Locale.ROOT))));
  }

  private static Dataset data(TestVectors one, float[] features) {
    Shape shape = Shape.of(Arrays.stream(one.numbers("shape")).mapToInt(d -> (int) d).toArray());
    int samples = (int) (features.length / shape.size());
    if (one.keys().contains("bytes") && one.truth("bytes")) {
      byte[] bytes = new byte[features.length];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) (int) features[i];
      }
      return InMemoryDataset.ofBytes(
          "bytes", shape, MemorySegment.ofArray(bytes), ValueTarget.single(), new float[samples]);
    }
    return InMemoryDataset.ofFloats(
        "floats", shape, features, ValueTarget.single(), new float[samples]);
  }

  private static float[] scaled(FittedScaler scaler, Dataset like, float[] features) {
    int each = (int) like.featureShape().size();
    float[] scaled = new float[features.length];
    for (int from = 0; from < features.length; from += each) {
      float[] sample = Arrays.copyOfRange(features, from, from + each);
      System.arraycopy(scaler.apply(sample, like.featureShape()), 0, scaled, from, each);
    }
    return scaled;
  }

  private static double max(float[] numbers) {
    double max = 0;
    for (float number : numbers) {
      max = Math.max(max, Math.abs(number));
    }
    return max;
  }

  /// Within one unit of float32 in the last place, the digits of the file, and a loss.
  private static void assertClose(String name, double[] expected, float[] actual, double loss) {
    assertEquals(expected.length, actual.length, name);
    for (int i = 0; i < expected.length; i++) {
      double allowed = Math.ulp((float) expected[i]) + 1e-11 * Math.abs(expected[i]) + loss;
      assertTrue(
          Math.abs(expected[i] - actual[i]) <= allowed,
          "%s, %d: expected %s, got %s, allowed %s"
              .formatted(name, i, expected[i], actual[i], allowed));
    }
  }
}

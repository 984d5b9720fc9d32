package dev.gradus.data.read;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.core.Shape;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.Dataset;
import dev.gradus.data.FittedScaler;
import dev.gradus.data.Split;
import dev.gradus.data.scale.Scaler;
import dev.gradus.data.scale.ScalingMethod;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What is known of MNIST, from its publication and from independent computations.
class MnistTest {

  private static Split mnist;

  @BeforeAll
  static void load() {
    mnist = Mnist.load();
  }

  @Test
  void load_parts_haveKnownSizesAndShapes() {
    assertEquals(60_000, mnist.train().size());
    assertEquals(10_000, mnist.test().size());
    assertTrue(mnist.validation().isEmpty());
    assertEquals(Shape.of(28, 28, 1), mnist.train().featureShape());
    assertEquals(ClassTarget.of(10), mnist.train().target());
    assertEquals("mnist train", mnist.train().name());
    assertEquals("mnist test", mnist.test().name());
  }

  @Test
  void load_labels_areKnown() {
    assertArrayEquals(new int[] {5, 0, 4, 1, 9}, firstLabels(mnist.train()));
    assertArrayEquals(new int[] {7, 2, 1, 0, 4}, firstLabels(mnist.test()));
    assertArrayEquals(
        new int[] {5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949},
        classCounts(mnist.train()));
    assertArrayEquals(
        new int[] {980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009},
        classCounts(mnist.test()));
  }

  @Test
  void load_trainingPixels_haveKnownMeanAndDeviation() {
    FittedScaler standard = Scaler.of(ScalingMethod.STANDARDIZE).fit(mnist.train());
    assertEquals(33.3184, standard.offset().getFirst(), 5e-5);
    assertEquals(78.5675, 1 / standard.factor().getFirst(), 5e-5);
    FittedScaler byMax = Scaler.defaults().fit(mnist.train());
    assertEquals(FittedScaler.whole(0, 1.0 / 255), byMax);
  }

  private static int[] firstLabels(Dataset dataset) {
    return IntStream.range(0, 5).map(dataset::label).toArray();
  }

  private static int[] classCounts(Dataset dataset) {
    int[] counts = new int[10];
    for (int sample = 0; sample < dataset.size(); sample++) {
      counts[dataset.label(sample)]++;
    }
    return counts;
  }
}

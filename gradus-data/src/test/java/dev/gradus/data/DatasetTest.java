package dev.gradus.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradus.core.ConfigException;
import dev.gradus.core.DataException;
import dev.gradus.core.GradusException;
import dev.gradus.core.Shape;
import dev.gradus.core.ShapeException;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatasetTest {

  private static final Dataset TABLE =
      InMemoryDataset.table(
          "table",
          List.of("a", "b"),
          new float[] {1, 2, 3, 4, 5, 6},
          ClassTarget.named(List.of("no", "yes")),
          new float[] {0, 1, 1});

  @Test
  void ofFloats_arraysChangedAfterwards_keepsItsOwn() {
    float[] features = {1, 2};
    float[] targets = {3, 4};
    Dataset dataset =
        InMemoryDataset.ofFloats("own", Shape.of(1), features, ValueTarget.single(), targets);
    features[0] = 9;
    targets[0] = 9;
    assertArrayEquals(new float[] {1}, row(dataset, 0));
    assertEquals(3, dataset.targetValue(0, 0));
  }

  @Test
  void take_firstSamples_isAViewOfThem() {
    Dataset two = TABLE.take(2);
    assertEquals(2, two.size());
    assertEquals("table", two.name());
    assertEquals(List.of("a", "b"), two.featureNames());
    assertEquals(TABLE.target(), two.target());
    assertArrayEquals(new float[] {3, 4}, row(two, 1));
    assertEquals(1, two.label(1));
    assertSame(TABLE, TABLE.take(3));
  }

  @Test
  void flattened_manyAxes_isOneAxisInTheSameOrder() {
    Dataset image =
        InMemoryDataset.ofBytes(
            "image",
            Shape.of(2, 2, 1),
            MemorySegment.ofArray(new byte[] {1, 2, 3, (byte) 254}),
            ClassTarget.of(2),
            new float[] {1});
    Dataset flat = image.flattened();
    assertEquals(Shape.of(4), flat.featureShape());
    assertArrayEquals(new float[] {1, 2, 3, 254}, row(flat, 0));
    assertSame(TABLE, TABLE.flattened());
  }

  @Test
  void labels_withoutNames_areNumbers() {
    assertEquals(List.of("0", "1", "2"), ClassTarget.of(3).labels());
    assertEquals(List.of("no", "yes"), ((ClassTarget) TABLE.target()).labels());
  }

  @Test
  void views_thatCannotBe_areRefused() {
    assertThrown(
        ConfigException.class,
        "table: cannot take 4 samples, it has 3. Take from 1 to 3.",
        () -> TABLE.take(4));
    assertThrown(
        ConfigException.class,
        "table: cannot take 0 samples, it has 3. Take from 1 to 3.",
        () -> TABLE.take(0));
    assertThrown(
        ConfigException.class,
        "table: a subset needs at least 1 sample, got none.",
        () -> TABLE.subset());
    assertThrown(
        ConfigException.class,
        "table: there is no sample 3, it has samples 0 to 2.",
        () -> TABLE.subset(0, 3));
    assertThrown(
        ShapeException.class,
        "table: features of shape [2] have 2 elements, shape [3] has 3. Choose a shape of the same size.",
        () -> TABLE.withFeatureShape(Shape.of(3)));
  }

  @Test
  void label_ofValues_isRefused() {
    Dataset values = floats(Shape.of(1), new float[] {1}, new ValueTarget(Shape.of(2)), 3, 4);
    assertThrown(
        ConfigException.class,
        "d: its target is values of shape [2], not classes. Read it with targetValue.",
        () -> values.label(0));
  }

  @Test
  void ofFloats_dataThatDoesNotFit_isRefused() {
    Shape pair = Shape.of(2);
    Target two = ClassTarget.of(2);
    assertThrown(
        ShapeException.class,
        "d: 2 targets need features of shape [2, 2], 4 elements; got 3 elements.",
        () -> floats(pair, new float[3], two, 0, 1));
    assertThrown(
        ShapeException.class,
        "d: 3 target elements are not a whole number of samples of shape [2].",
        () -> floats(pair, new float[2], new ValueTarget(pair), 1, 2, 3));
    assertThrown(
        DataException.class,
        "d: has no samples. Training and testing need at least 1.",
        () -> floats(pair, new float[0], two));
    assertThrown(
        ShapeException.class,
        "d: features of shape [0] have 0 elements a sample, expected 1 to 2^31 - 1.",
        () -> floats(Shape.of(0), new float[0], two, 1));
    assertThrown(
        DataException.class,
        "d: feature 1 of sample 0 is NaN, a finite number was expected. Correct or leave out that sample.",
        () -> floats(pair, new float[] {0, Float.NaN}, two, 1));
    assertThrown(
        DataException.class,
        "d: the target of sample 1 is Infinity, a finite number was expected. Correct or leave out that sample.",
        () -> floats(pair, new float[4], ValueTarget.single(), 1, Float.POSITIVE_INFINITY));
  }

  @Test
  void ofFloats_labelThatIsNoClass_isRefused() {
    for (String label : List.of("-1", "2", "0.5", "NaN")) {
      assertThrown(
          DataException.class,
          "d: sample 1 has class %s, expected a whole number from 0 to 1. Correct the label, or the number of classes."
              .formatted(label),
          () -> floats(Shape.of(1), new float[2], ClassTarget.of(2), 1, Float.parseFloat(label)));
    }
  }

  @Test
  void targets_thatCannotBe_areRefused() {
    assertThrown(
        ConfigException.class,
        "ClassTarget: classes must be at least 2, got 1. One class leaves nothing to tell apart.",
        () -> ClassTarget.of(1));
    assertThrown(
        ConfigException.class,
        "ClassTarget: 3 classes with 2 names. Name every class, or none.",
        () -> new ClassTarget(3, List.of("a", "b")));
    assertThrown(
        ConfigException.class,
        "ValueTarget: shape must have at least 1 element, got [0].",
        () -> new ValueTarget(Shape.of(0)));
  }

  private static Dataset floats(Shape shape, float[] features, Target target, float... targets) {
    return InMemoryDataset.ofFloats("d", shape, features, target, targets);
  }

  private static float[] row(Dataset dataset, int sample) {
    float[] row = new float[(int) dataset.featureShape().size()];
    dataset.copyFeatures(sample, row, 0);
    return row;
  }

  private static void assertThrown(
      Class<? extends GradusException> type, String message, Runnable action) {
    assertEquals(message, assertThrows(type, action::run).getMessage());
  }
}

package dev.gradus.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradus.core.Buffer;
import dev.gradus.core.ConfigException;
import dev.gradus.core.MemoryScope;
import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;
import dev.gradus.core.ShapeException;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchesTest {

  /// Five samples of two bytes, with classes 0, 1, 2, 0, 1.
  private static final Dataset BYTES =
      InMemoryDataset.ofBytes(
          "bytes",
          Shape.of(2),
          MemorySegment.ofArray(new byte[] {0, 1, 10, 11, 20, 21, 30, 31, (byte) 200, (byte) 201}),
          ClassTarget.of(3),
          new float[] {0, 1, 2, 0, 1});

  /// Three samples of two features, two values each.
  private static final Dataset FLOATS =
      InMemoryDataset.ofFloats(
          "floats",
          Shape.of(2),
          new float[] {1, 2, 3, 4, 5, 6},
          new ValueTarget(Shape.of(2)),
          new float[] {.1f, .2f, .3f, .4f, .5f, .6f});

  /// Two samples of one feature, by the five methods a user has to write.
  private static final Dataset OWN =
      new Dataset() {
        @Override
        public String name() {
          return "own";
        }

        @Override
        public int size() {
          return 2;
        }

        @Override
        public Shape featureShape() {
          return Shape.of(1);
        }

        @Override
        public Target target() {
          return ValueTarget.single();
        }

        @Override
        public void copyFeatures(int sample, float[] destination, int offset) {
          destination[offset] = sample;
        }

        @Override
        public float targetValue(int sample, int index) {
          return 5 - sample;
        }
      };

  @Test
  void write_bytesOneHot_scalesAndEncodesEachBatch() {
    Pipeline pipeline = new Pipeline(BYTES, FittedScaler.whole(1, 0.5), TargetEncoding.ONE_HOT, 2);
    Batches batches = pipeline.inOrder();
    assertEquals(3, batches.count());
    assertBatch(batches, 0, new float[] {-.5f, 0, 4.5f, 5}, new float[] {1, 0, 0, 0, 1, 0});
    assertBatch(batches, 1, new float[] {9.5f, 10, 14.5f, 15}, new float[] {0, 0, 1, 1, 0, 0});
    assertBatch(batches, 2, new float[] {99.5f, 100}, new float[] {0, 1, 0});
    assertEquals(1, batches.size(2));
    assertEquals(4, batches.sample(2, 0));
    assertEquals(Shape.of(2, 2), pipeline.featureShape(2));
    assertEquals(Shape.of(2, 3), pipeline.targetShape(2));
  }

  @Test
  void write_bytesPerFeature_scalesEachFeatureByItself() {
    FittedScaler scaler = new FittedScaler(List.of(0.0, 1.0), List.of(0.1, 10.0));
    Batches batches = new Pipeline(BYTES, scaler, TargetEncoding.INDEX, 3).inOrder();
    assertBatch(batches, 0, new float[] {0, 0, 1, 100, 2, 200}, new float[] {0, 1, 2});
    assertBatch(batches, 1, new float[] {3, 300, 20, 2000}, new float[] {0, 1});
  }

  @Test
  void write_floatValues_areGivenAsTheyAre() {
    Batches batches =
        new Pipeline(FLOATS, FittedScaler.identity(), TargetEncoding.VALUES, 2).inOrder();
    assertBatch(batches, 0, new float[] {1, 2, 3, 4}, new float[] {.1f, .2f, .3f, .4f});
    assertBatch(batches, 1, new float[] {5, 6}, new float[] {.5f, .6f});
  }

  @Test
  void write_view_givesTheChosenSamples() {
    Dataset view = BYTES.subset(4, 2, 0, 4).subset(3, 1).withFeatureShape(Shape.of(1, 2));
    Batches batches =
        new Pipeline(view, FittedScaler.identity(), TargetEncoding.INDEX, 8).inOrder();
    assertBatch(batches, 0, new float[] {200, 201, 20, 21}, new float[] {1, 2});
  }

  @Test
  void write_ownDataset_isScaledLikeAnyOther() {
    Batches batches =
        new Pipeline(OWN, FittedScaler.whole(-1, 3), TargetEncoding.VALUES, 2).inOrder();
    assertBatch(batches, 0, new float[] {3, 6}, new float[] {5, 4});
  }

  @Test
  void shuffled_sameSeedAndEpoch_isSameOrderOfEverySample() {
    byte[] features = new byte[1000];
    Dataset big =
        InMemoryDataset.ofBytes(
            "big",
            Shape.of(1),
            MemorySegment.ofArray(features),
            ClassTarget.of(2),
            new float[features.length]);
    Pipeline pipeline = new Pipeline(big, FittedScaler.identity(), TargetEncoding.INDEX, 64);
    RandomStream run = RandomStream.of(7);
    int[] order = samples(pipeline.shuffled(run, 3));
    assertArrayEquals(order, samples(pipeline.shuffled(RandomStream.of(7), 3)));
    assertArrayEquals(run.named("order").permutation(3, 1000), order);
    assertFalse(Arrays.equals(order, samples(pipeline.shuffled(run, 4))));
    assertFalse(Arrays.equals(order, samples(pipeline.shuffled(RandomStream.of(8), 3))));
    int[] natural = IntStream.range(0, 1000).toArray();
    assertArrayEquals(natural, Arrays.stream(order).sorted().toArray());
    assertArrayEquals(natural, samples(pipeline.inOrder()));
  }

  @Test
  void write_manyBatches_allocatesNothing() {
    for (Dataset dataset : List.of(BYTES, BYTES.subset(3, 1), FLOATS)) {
      TargetEncoding encoding =
          dataset.target() instanceof ClassTarget ? TargetEncoding.ONE_HOT : TargetEncoding.VALUES;
      Pipeline pipeline = new Pipeline(dataset, FittedScaler.whole(0, 2), encoding, 2);
      Batches batches = pipeline.inOrder();
      try (MemoryScope scope = MemoryScope.open()) {
        Buffer features = scope.allocate(pipeline.featureShape(2).size());
        Buffer targets = scope.allocate(pipeline.targetShape(2).size());
        int rounds = 20_000;
        writeOften(batches, features, targets, rounds);
        long before = allocatedBytes();
        writeOften(batches, features, targets, rounds);
        // One object a batch would be at least 8 bytes each; the counter itself is all there is.
        assertEquals(0, (allocatedBytes() - before) / rounds, dataset.name());
      }
    }
  }

  @Test
  void write_bufferOfAnotherSize_isRefused() {
    Batches batches =
        new Pipeline(BYTES, FittedScaler.identity(), TargetEncoding.ONE_HOT, 2).inOrder();
    try (MemoryScope scope = MemoryScope.open()) {
      Buffer three = scope.allocate(3);
      Buffer four = scope.allocate(4);
      ShapeException features =
          assertThrows(ShapeException.class, () -> batches.write(2, four, three));
      assertEquals(
          "bytes: batch 2 has 1 samples of 2 features, 2 elements; the buffer has 4. Give a buffer of that batch's own size.",
          features.getMessage());
      ShapeException targets =
          assertThrows(ShapeException.class, () -> batches.write(0, four, four));
      assertEquals(
          "bytes: batch 0 has 2 samples of 3 targets, 6 elements; the buffer has 4. Give a buffer of that batch's own size.",
          targets.getMessage());
    }
  }

  @Test
  void pipeline_settingsThatCannotBe_areRefused() {
    FittedScaler none = FittedScaler.identity();
    FittedScaler three = new FittedScaler(List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0));
    assertConfig(
        "Pipeline: batchSize must be at least 1, got 0.",
        () -> new Pipeline(BYTES, none, TargetEncoding.INDEX, 0));
    assertConfig(
        "Target encoding VALUES: the data set has 3 classes, not values. Take ONE_HOT or INDEX, or a loss for classes.",
        () -> new Pipeline(BYTES, none, TargetEncoding.VALUES, 1));
    assertConfig(
        "Target encoding ONE_HOT: the data set has values of shape [2], not classes. Take VALUES, or a loss for values.",
        () -> new Pipeline(FLOATS, none, TargetEncoding.ONE_HOT, 1));
    assertConfig(
        "floats: a sample has 2 features, the scaler was fitted to 3. Fit it on the training split of this data.",
        () -> new Pipeline(FLOATS, three, TargetEncoding.VALUES, 1));
  }

  private static void writeOften(Batches batches, Buffer features, Buffer targets, int rounds) {
    for (int round = 0; round < rounds; round++) {
      batches.write(0, features, targets);
    }
  }

  private static int[] samples(Batches batches) {
    return IntStream.range(0, batches.count())
        .flatMap(
            batch -> IntStream.range(0, batches.size(batch)).map(row -> batches.sample(batch, row)))
        .toArray();
  }

  private static void assertBatch(
      Batches batches, int batch, float[] expectedFeatures, float[] expectedTargets) {
    try (MemoryScope scope = MemoryScope.open()) {
      Buffer features = scope.allocate(expectedFeatures.length);
      Buffer targets = scope.allocate(expectedTargets.length);
      features.fill(Float.NaN);
      targets.fill(Float.NaN);
      assertEquals(batches.size(batch), batches.write(batch, features, targets));
      assertArrayEquals(expectedFeatures, features.toArray());
      assertArrayEquals(expectedTargets, targets.toArray());
    }
  }

  private static void assertConfig(String message, Runnable action) {
    assertEquals(message, assertThrows(ConfigException.class, action::run).getMessage());
  }

  private static long allocatedBytes() {
    return ManagementFactory.getPlatformMXBean(com.sun.management.ThreadMXBean.class)
        .getCurrentThreadAllocatedBytes();
  }
}

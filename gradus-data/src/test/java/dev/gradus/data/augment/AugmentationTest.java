package dev.gradus.data.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradus.core.Buffer;
import dev.gradus.core.DataException;
import dev.gradus.core.MemoryScope;
import dev.gradus.core.RandomStream;
import dev.gradus.data.Augmenter;
import dev.gradus.data.BatchMemory;
import dev.gradus.data.Batches;
import dev.gradus.data.Dataset;
import dev.gradus.data.FittedScaler;
import dev.gradus.data.Pipeline;
import dev.gradus.data.Prefetch;
import dev.gradus.data.TargetEncoding;
import dev.gradus.data.ValueRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class AugmentationTest {

  private static final RandomStream RUN = RandomStream.of(11);
  private static final Dataset DATA = Pictures.bytes(23, 8, 6, 3);
  private static final FittedScaler SCALER = FittedScaler.whole(10, 1.0 / 255);

  private static final Augmentation CHANGES =
      Augmentation.of(
          new Rotation(30),
          new Zoom(0.2),
          new Shift(0.2, 0.1),
          new HorizontalFlip(),
          new Brightness(0.2),
          new Contrast(0.5));

  private static Pipeline pipeline(int batchSize) {
    return new Pipeline(DATA, SCALER, TargetEncoding.ONE_HOT, batchSize);
  }

  private static Batches augmented(Pipeline pipeline, Augmentation changes, long epoch) {
    return pipeline.shuffled(RUN, epoch).augmented(changes.prepare(DATA, RUN).augmenter(), epoch);
  }

  /// What writes a batch: [Batches#write] or a [Prefetch].
  private interface Writing {
    int write(int batch, List<Buffer> features, List<Buffer> targets);
  }

  private static BatchMemory.Slots memory(Pipeline pipeline, MemoryScope scope) {
    return (_, samples) -> BatchMemory.allocate(pipeline, samples, scope);
  }

  private static int copied(
      Prefetch prefetch, int batch, List<Buffer> features, List<Buffer> targets) {
    int size = prefetch.await(batch);
    features.getFirst().copyFrom(prefetch.memory(batch).features().getFirst());
    targets.getFirst().copyFrom(prefetch.memory(batch).targets().getFirst());
    return size;
  }

  /// For each sample of the data set, by its number, what the batches write: features, targets.
  private static float[][] samples(Pipeline pipeline, Batches order, Writing source) {
    float[][] samples = new float[DATA.size()][];
    for (int batch = 0; batch < order.count(); batch++) {
      try (MemoryScope scope = MemoryScope.open()) {
        int size = order.size(batch);
        Buffer features = scope.allocate(pipeline.featureShape(size).size());
        Buffer targets = scope.allocate(pipeline.targetShape(size).size());
        assertEquals(size, source.write(batch, List.of(features), List.of(targets)));
        float[] written = features.toArray();
        float[] encoded = targets.toArray();
        int each = written.length / size;
        int ones = encoded.length / size;
        for (int row = 0; row < size; row++) {
          float[] whole = Arrays.copyOfRange(written, row * each, (row + 1) * each + ones);
          System.arraycopy(encoded, row * ones, whole, each, ones);
          samples[order.sample(batch, row)] = whole;
        }
      }
    }
    return samples;
  }

  private static float[][] samples(int batchSize, Augmentation changes, long epoch) {
    Pipeline pipeline = pipeline(batchSize);
    Batches batches = augmented(pipeline, changes, epoch);
    return samples(pipeline, batches, batches::write);
  }

  @Test
  void write_changesOfNoSize_givesTheBitsOfTheDataItself() {
    Augmentation still =
        Augmentation.of(
            new Rotation(0),
            new Zoom(0),
            new Shift(0, 0),
            new Shear(0),
            new HorizontalFlip(0),
            new Brightness(0),
            new Contrast(0));
    Pipeline pipeline = pipeline(4);
    Batches plain = pipeline.shuffled(RUN, 1);
    assertArrayEquals(samples(pipeline, plain, plain::write), samples(4, still, 1));
  }

  @Test
  void write_anyBatchSize_givesEachSampleTheSameBits() {
    float[][] one = samples(1, CHANGES, 2);
    assertArrayEquals(one, samples(4, CHANGES, 2));
    assertArrayEquals(one, samples(23, CHANGES, 2));
  }

  @Test
  void write_otherEpochOrSeed_changesAnew() {
    float[][] first = samples(4, CHANGES, 0);
    assertFalse(Arrays.equals(first[3], samples(4, CHANGES, 1)[3]));
    Augmenter other = CHANGES.prepare(DATA, RandomStream.of(12)).augmenter();
    Pipeline pipeline = pipeline(4);
    Batches batches = pipeline.shuffled(RUN, 0).augmented(other, 0);
    assertFalse(Arrays.equals(first[3], samples(pipeline, batches, batches::write)[3]));
  }

  @Test
  void write_otherAugmentBeside_drawsTheSame() {
    Augmentation alone = Augmentation.of(new Shift(0.2, 0.1));
    Augmentation beside = Augmentation.of(new Brightness(0), new Shift(0.2, 0.1));
    assertArrayEquals(samples(4, alone, 0), samples(4, beside, 0));
    Augmentation twice = Augmentation.of(new Brightness(0.1), new Brightness(0.1));
    Draws first = new Draws(RUN.named("augment/brightness")).at(0, 0);
    Draws second = new Draws(RUN.named("augment/brightness_1")).at(0, 0);
    float[] expected = new float[8 * 6 * 3];
    DATA.copyFeatures(0, expected, 0);
    Image image = new Image(ImageFormat.of("x", DATA.featureShape(), range()));
    System.arraycopy(expected, 0, image.pixels(), 0, expected.length);
    new Brightness(0.1).apply(image, first);
    new Brightness(0.1).apply(image, second);
    float[] changed = new float[expected.length];
    twice.prepare(DATA, RUN).augmenter().features(0, 0, changed);
    assertArrayEquals(image.pixels(), changed);
  }

  private static ValueRange range() {
    return ValueRange.of(DATA);
  }

  @Test
  void prefetch_anyNumberOfWorkers_givesTheBitsOfBatches() {
    Pipeline pipeline = pipeline(4);
    Augmentation.Prepared prepared = CHANGES.prepare(DATA, RUN);
    for (int workers = 1; workers <= 5; workers++) {
      try (MemoryScope scope = MemoryScope.open();
          Prefetch prefetch =
              new Prefetch(
                  pipeline,
                  epoch -> pipeline.shuffled(RUN, epoch).augmented(prepared.augmenter(), epoch),
                  workers,
                  memory(pipeline, scope))) {
        for (long epoch : new long[] {0, 1, 7}) {
          prefetch.begin(epoch, 0);
          Batches order = pipeline.shuffled(RUN, epoch);
          assertArrayEquals(
              samples(4, CHANGES, epoch),
              samples(pipeline, order, (batch, to, ones) -> copied(prefetch, batch, to, ones)),
              "" + workers);
        }
      }
    }
  }

  @Test
  void prefetch_begunInTheMiddle_givesTheSameBatchAsFromTheStart() {
    Pipeline pipeline = pipeline(4);
    float[][] whole = samples(4, CHANGES, 3);
    try (MemoryScope scope = MemoryScope.open();
        Prefetch prefetch =
            new Prefetch(
                pipeline,
                epoch -> augmented(pipeline, CHANGES, epoch),
                2,
                memory(pipeline, scope))) {
      for (int start : new int[] {3, 1, 4, 0}) {
        prefetch.begin(3, start);
        prefetch.await(start);
        int each = (int) DATA.featureShape().size();
        float[] expected = whole[pipeline.shuffled(RUN, 3).sample(start, 2)];
        assertArrayEquals(
            Arrays.copyOf(expected, each),
            Arrays.copyOfRange(
                prefetch.memory(start).features().getFirst().toArray(), 2 * each, 3 * each));
      }
    }
  }

  @Test
  void prefetch_writingFails_isReportedToTheReaderAfterTheBatchesBefore() {
    Pipeline pipeline = pipeline(4);
    Augmenter failing =
        new Augmenter() {
          @Override
          public void features(long epoch, int sample, float[] destination) {
            if (sample == 9) {
              throw new DataException("sample 9 is broken");
            }
          }

          @Override
          public boolean mixes() {
            return false;
          }

          @Override
          public int partner(long epoch, int sample) {
            return sample;
          }

          @Override
          public double share(long epoch, int sample) {
            return 1;
          }
        };
    try (MemoryScope scope = MemoryScope.open();
        Prefetch prefetch =
            new Prefetch(
                pipeline,
                epoch -> pipeline.inOrder().augmented(failing, epoch),
                2,
                memory(pipeline, scope))) {
      prefetch.begin(0, 0);
      List<Integer> written = new ArrayList<>();
      DataException failure =
          assertThrows(
              DataException.class,
              () -> {
                for (int batch = 0; batch < 6; batch++) {
                  prefetch.await(batch);
                  written.add(batch);
                }
              });
      assertEquals("sample 9 is broken", failure.getMessage());
      assertEquals(List.of(0, 1), written);
      prefetch.begin(1, 0);
      prefetch.await(0);
    }
  }

  /// Before the first sample of an epoch, too.
  @Test
  @Timeout(60)
  void prefetch_epochCannotBeMade_isReportedToTheReader() {
    Pipeline pipeline = pipeline(4);
    try (MemoryScope scope = MemoryScope.open();
        Prefetch prefetch =
            new Prefetch(
                pipeline,
                epoch -> {
                  throw new DataException("epoch %d cannot be made".formatted(epoch));
                },
                2,
                memory(pipeline, scope))) {
      prefetch.begin(3, 0);
      DataException failure = assertThrows(DataException.class, () -> prefetch.await(0));
      assertEquals("epoch 3 cannot be made", failure.getMessage());
    }
  }
}

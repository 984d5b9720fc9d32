package dev.gradus.data.describe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.Dataset;
import dev.gradus.data.InMemoryDataset;
import dev.gradus.data.Target;
import dev.gradus.data.ValueTarget;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.junit.jupiter.api.Test;

class DataSummaryTest {

  @Test
  void of_table_givesEachColumnItsNumbers() {
    DataSummary summary =
        DataSummary.of(
            InMemoryDataset.table(
                "t",
                List.of("a", "b"),
                new float[] {1, 10, 2, 10, 3, 10, 6, 10},
                ClassTarget.named(List.of("x", "y", "z")),
                new float[] {0, 2, 2, 2}));
    assertTrue(summary.isTable());
    assertEquals(List.of("a", "b"), summary.each().stream().map(ValueSummary::name).toList());
    // mean (1 + 2 + 3 + 6) / 4 = 3; squares 4 + 1 + 0 + 9 = 14
    assertEquals(
        new ValueSummary.Moments(1, 6, 3, Math.sqrt(14.0 / 4)), summary.each().get(0).moments());
    assertEquals(List.of(0.5, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5), summary.each().get(0).edges());
    assertEquals(List.of(1L, 1L, 1L, 0L, 0L, 1L), summary.each().get(0).counts());
    assertEquals(new ValueSummary.Moments(10, 10, 10, 0), summary.each().get(1).moments());
    assertEquals(List.of(4L), summary.each().get(1).counts());
    assertEquals(
        new TargetSummary.Classes(List.of("x", "y", "z"), List.of(1L, 0L, 3L)), summary.target());
  }

  @Test
  void of_colorImages_givesEachChannelItsNumbers() {
    byte[] pixels = {(byte) 255, 0, 1, (byte) 255, 2, 1};
    DataSummary summary =
        DataSummary.of(
            InMemoryDataset.ofBytes(
                "i",
                Shape.of(2, 1, 3),
                MemorySegment.ofArray(pixels),
                ValueTarget.single(),
                new float[] {7}));
    assertFalse(summary.isTable());
    assertEquals(
        List.of("red", "green", "blue"), summary.each().stream().map(ValueSummary::name).toList());
    assertEquals(255, summary.each().get(0).moments().mean());
    assertEquals(1, summary.each().get(1).moments().mean());
    assertEquals(6, summary.features().count());
    assertEquals(7, ((TargetSummary.Values) summary.target()).values().moments().high());
  }

  @Test
  void of_bytes_haveBinsOfWholeNumbers() {
    byte[] pixels = new byte[4 * 256];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) i;
    }
    ValueSummary values =
        DataSummary.of(
                InMemoryDataset.ofBytes(
                    "i",
                    Shape.of(16, 16, 1),
                    MemorySegment.ofArray(pixels),
                    ClassTarget.of(2),
                    new float[4]))
            .features();
    // 2 * cbrt(1024) = 20.2: at most 21 bins, of 13 of the 256 numbers each
    assertEquals(20, values.counts().size());
    assertEquals(-0.5, values.edges().getFirst());
    assertEquals(4L * 13, values.counts().getFirst());
    assertEquals(4L * (256 - 19 * 13), values.counts().getLast());
  }

  @Test
  void of_mostlyZero_saysHowManyAreTheSmallest() {
    ValueSummary values = DataSummary.of(floats(new float[] {0, 0, 0, 0, 1.5f, 2})).features();
    assertEquals(4, values.lowest());
    assertTrue(values.isMostlyLowest());
    assertEquals(2, values.countsAboveLowest().stream().mapToLong(Long::longValue).sum());
    assertFalse(DataSummary.of(floats(new float[] {3, 3})).features().isMostlyLowest());
  }

  @Test
  void of_randomNumbers_losesNone() {
    RandomStream stream = RandomStream.of(1).named("values");
    float[] numbers = new float[1000];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) (1e6 + stream.gaussian(0, i));
    }
    ValueSummary values = DataSummary.of(floats(numbers)).features();
    assertEquals(1000, values.counts().stream().mapToLong(Long::longValue).sum());
    double mean = 0;
    for (float number : numbers) {
      mean += number / 1000.0;
    }
    double squares = 0;
    for (float number : numbers) {
      squares += (number - mean) * (number - mean);
    }
    assertEquals(mean, values.moments().mean(), 1e-6);
    assertEquals(Math.sqrt(squares / 1000), values.moments().deviation(), 1e-9);
    assertEquals(values.moments().high(), values.edges().getLast(), 1e-9);
  }

  @Test
  void of_notFinite_countsThemApart() {
    ValueSummary values = DataSummary.of(new Gaps(List.of(1f, Float.NaN, 3f))).features();
    assertEquals(2, values.count());
    assertEquals(1, values.missing());
    assertEquals(2, values.moments().mean());
    ValueSummary nothing = DataSummary.of(new Gaps(List.of(Float.NaN))).features();
    assertEquals(0, nothing.count());
    assertTrue(Double.isNaN(nothing.moments().mean()));
    assertFalse(nothing.isMostlyLowest());
  }

  private static Dataset floats(float[] numbers) {
    return InMemoryDataset.ofFloats(
        "f", Shape.of(1), numbers, ClassTarget.of(2), new float[numbers.length]);
  }

  /// A data set of one's own, which may have gaps.
  private record Gaps(List<Float> numbers) implements Dataset {

    @Override
    public String name() {
      return "gaps";
    }

    @Override
    public int size() {
      return numbers.size();
    }

    @Override
    public Shape featureShape() {
      return Shape.of(1);
    }

    @Override
    public Target target() {
      return ClassTarget.of(2);
    }

    @Override
    public void copyFeatures(int sample, float[] destination, int offset) {
      destination[offset] = numbers.get(sample);
    }

    @Override
    public float targetValue(int sample, int index) {
      return 0;
    }
  }
}

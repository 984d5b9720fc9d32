package dev.gradus.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.core.ConfigException;
import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;
import dev.gradus.testkit.Properties;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitTest {

  private static final RandomStream STREAM = RandomStream.of(11).named("split");

  @Test
  void random_anySizeAndShare_partsAreDisjointAndComplete() {
    Properties.forAll(
        choices -> List.of(choices.between(2, 300), choices.between(1, 99)),
        sizeAndPercent -> {
          Dataset dataset = numbered(sizeAndPercent.get(0), 2);
          double share = sizeAndPercent.get(1) / 100.0;
          for (Split split :
              List.of(
                  Split.random(dataset, share, STREAM), Split.stratified(dataset, share, STREAM))) {
            assertPartition(dataset.size(), split.train(), split.test());
            int fair = (int) Math.round(share * dataset.size());
            assertEquals(Math.clamp(fair, 1, dataset.size() - 1), split.test().size());
          }
        });
  }

  @Test
  void random_sameStream_isSameSplit() {
    Dataset dataset = numbered(100, 2);
    int[] first = numbers(Split.random(dataset, 0.3, STREAM).test());
    assertArrayEquals(first, numbers(Split.random(dataset, 0.3, STREAM).test()));
    int[] other = numbers(Split.random(dataset, 0.3, STREAM.named("other")).test());
    assertFalse(Arrays.equals(first, other));
    assertArrayEquals(Arrays.stream(first).sorted().toArray(), first);
  }

  @Test
  void stratified_unevenClasses_keepsProportions() {
    // 70 of class 0, 20 of class 1, 10 of class 2: a fifth of each.
    float[] labels = new float[100];
    Arrays.fill(labels, 70, 90, 1);
    Arrays.fill(labels, 90, 100, 2);
    Split split = Split.stratified(labelled(labels, 3), 0.2, STREAM);
    assertArrayEquals(new int[] {14, 4, 2}, counts(split.test(), 3));
    assertArrayEquals(new int[] {56, 16, 8}, counts(split.train(), 3));
  }

  @Test
  void stratified_sharesThatAreNotWhole_goToLargestRemainders() {
    // 5, 4 and 1 samples, 5 of 10 held: fair shares 2.5, 2 and 0.5; the tie goes to the lower
    // class.
    float[] labels = {0, 0, 0, 0, 0, 1, 1, 1, 1, 2};
    Split split = Split.stratified(labelled(labels, 3), 0.5, STREAM);
    assertArrayEquals(new int[] {3, 2, 0}, counts(split.test(), 3));
  }

  @Test
  void withValidation_threeParts_areDisjointAndComplete() {
    Dataset dataset = numbered(200, 4);
    Split split =
        Split.random(dataset, 0.25, STREAM).withValidation(0.2, STREAM.named("validation"));
    Dataset validation = split.validation().orElseThrow();
    assertEquals(120, split.train().size());
    assertEquals(30, validation.size());
    assertEquals(50, split.test().size());
    assertPartition(200, split.train(), validation, split.test());
  }

  @Test
  void split_thatCannotBe_isRefused() {
    Dataset dataset = numbered(4, 2);
    assertConfig(
        "numbered: the share to split off must be in (0, 1), got 1.0.",
        () -> Split.random(dataset, 1, STREAM));
    assertConfig(
        "numbered: the share to split off must be in (0, 1), got NaN.",
        () -> Split.stratified(dataset, Double.NaN, STREAM));
    assertConfig(
        "numbered: 1 sample cannot be split in two. Give at least 2.",
        () -> Split.random(dataset.take(1), 0.5, STREAM));
    Dataset values =
        InMemoryDataset.ofFloats(
            "values", Shape.of(1), new float[2], ValueTarget.single(), new float[2]);
    assertConfig(
        "values: a stratified split needs classes, its target is values of shape [1]. Split it at random.",
        () -> Split.stratified(values, 0.5, STREAM));
    assertConfig(
        "Split: the training part has features [1] and ClassTarget[classes=2, names=[]], the test part [1] and ValueTarget[shape=[1]]. All parts must have the same.",
        () -> Split.of(dataset, values));
    Split three = Split.random(dataset, 0.25, STREAM).withValidation(0.3, STREAM);
    assertConfig(
        "Split: numbered has a validation part already. Cut it from a split without one.",
        () -> three.withValidation(0.5, STREAM));
  }

  /// Samples whose only feature is their number.
  private static Dataset numbered(int size, int classes) {
    float[] features = new float[size];
    float[] labels = new float[size];
    for (int i = 0; i < size; i++) {
      features[i] = i;
      labels[i] = i % classes;
    }
    return InMemoryDataset.ofFloats(
        "numbered", Shape.of(1), features, ClassTarget.of(classes), labels);
  }

  private static Dataset labelled(float[] labels, int classes) {
    return InMemoryDataset.ofFloats(
        "labelled", Shape.of(1), new float[labels.length], ClassTarget.of(classes), labels);
  }

  private static int[] numbers(Dataset dataset) {
    float[] row = new float[1];
    return IntStream.range(0, dataset.size())
        .map(sample -> {
          dataset.copyFeatures(sample, row, 0);
          return (int) row[0];
        })
        .toArray();
  }

  private static int[] counts(Dataset dataset, int classes) {
    int[] counts = new int[classes];
    IntStream.range(0, dataset.size()).forEach(sample -> counts[dataset.label(sample)]++);
    return counts;
  }

  private static void assertPartition(int size, Dataset... parts) {
    int[] all = Arrays.stream(parts).flatMapToInt(part -> Arrays.stream(numbers(part))).toArray();
    assertArrayEquals(IntStream.range(0, size).toArray(), Arrays.stream(all).sorted().toArray());
    assertTrue(Arrays.stream(parts).allMatch(part -> part.size() > 0));
  }

  private static void assertConfig(String message, Runnable action) {
    assertEquals(message, assertThrows(ConfigException.class, action::run).getMessage());
  }
}

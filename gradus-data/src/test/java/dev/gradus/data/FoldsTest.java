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
import org.junit.jupiter.api.function.Executable;

class FoldsTest {

  private static final RandomStream STREAM = RandomStream.of(4).named("folds");

  /// Samples whose feature is their number, of classes of very unequal size.
  private static Dataset classes(int size, int classes) {
    float[] numbers = new float[size];
    float[] labels = new float[size];
    for (int i = 0; i < size; i++) {
      numbers[i] = i;
      double drawn = STREAM.uniformDouble(size, i);
      labels[i] = (int) (drawn * drawn * drawn * classes);
    }
    return InMemoryDataset.ofFloats(
        "flowers", Shape.of(1), numbers, ClassTarget.of(classes), labels);
  }

  @Test
  void folds_anySize_everySampleIsInOneTestPartAndNowhereTwice() {
    Properties.forAll(
        choices -> List.of(choices.between(2, 400), choices.between(2, 12), choices.between(2, 9)),
        drawn -> {
          Dataset data = classes(drawn.get(0), drawn.get(2));
          int count = Math.min(drawn.get(1), data.size());
          Folds folds = Folds.of(count).withRepeats(2);
          for (List<Split> splits :
              List.of(folds.random(data, STREAM), folds.stratified(data, STREAM))) {
            assertEquals(2 * count, splits.size());
            for (int repeat = 0; repeat < 2; repeat++) {
              int[] tested = new int[data.size()];
              for (Split split : splits.subList(repeat * count, (repeat + 1) * count)) {
                assertApart(data.size(), split.train(), split.test());
                numbers(split.test()).forEach(number -> tested[number]++);
                assertTrue(Math.abs(split.test().size() - (double) data.size() / count) < 1);
              }
              assertTrue(Arrays.stream(tested).allMatch(times -> times == 1));
            }
          }
          folds
              .stratified(data, STREAM)
              .forEach(split -> assertFair(data, split.test(), 1.0 / count));
        });
  }

  @Test
  void threeParts_anySizeAndShares_areApartAndFair() {
    Properties.forAll(
        choices ->
            List.of(
                choices.between(30, 400),
                choices.between(5, 60),
                choices.between(5, 30),
                choices.between(2, 9)),
        drawn -> {
          Dataset data = classes(drawn.get(0), drawn.get(3));
          double validation = drawn.get(1) / 100.0;
          double test = drawn.get(2) / 100.0;
          Shares shares = new Shares(1 - validation - test, validation, test);
          Split random = Split.random(data, shares, STREAM);
          Split fair = Split.stratified(data, shares, STREAM);
          for (Split split : List.of(random, fair)) {
            Dataset held = split.validation().orElseThrow();
            assertApart(data.size(), split.train(), held, split.test());
            assertTrue(Math.abs(held.size() - validation * data.size()) < 1);
            assertTrue(Math.abs(split.test().size() - test * data.size()) < 1);
          }
          assertFair(data, fair.train(), shares.train());
          assertFair(data, fair.validation().orElseThrow(), validation);
          assertFair(data, fair.test(), test);
        });
  }

  /// 3 classes of 10 in 4 folds: 2 or 3 of each, and folds of 7 or 8.
  @Test
  void quotas_handExample_keepAllSums() {
    int[][] counts = Quotas.of(new int[] {10, 10, 10}, new double[] {0.25, 0.25, 0.25, 0.25});
    for (int[] one : counts) {
      assertEquals(10, Arrays.stream(one).sum());
      assertTrue(Arrays.stream(one).allMatch(count -> count == 2 || count == 3));
    }
    for (int part = 0; part < 4; part++) {
      int size = counts[0][part] + counts[1][part] + counts[2][part];
      assertEquals(part < 2 ? 8 : 7, size);
    }
  }

  @Test
  void folds_sameStream_areTheSameAndRepeatsAreNot() {
    Dataset data = classes(50, 3);
    Folds folds = Folds.of(5).withRepeats(2);
    List<Split> one = folds.random(data, STREAM);
    List<Split> same = folds.random(data, STREAM);
    for (int i = 0; i < one.size(); i++) {
      assertEquals(numbers(one.get(i).test()), numbers(same.get(i).test()));
    }
    assertFalse(numbers(one.get(0).test()).equals(numbers(one.get(5).test())));
    List<Integer> order = numbers(one.get(0).train());
    assertArrayEquals(order.stream().sorted().toArray(), order.toArray());
  }

  @Test
  void wrongRequests_areRefusedInWords() {
    Dataset four = classes(4, 2);
    Dataset values =
        InMemoryDataset.ofFloats(
            "prices", Shape.of(1), new float[4], ValueTarget.single(), new float[4]);
    assertRefused(
        "Folds: there must be at least 2 folds and 1 repeat, got 1 and 1.", () -> Folds.of(1));
    assertRefused(
        "flowers: 4 samples cannot be cut into 5 folds. Give at least one sample for each.",
        () -> Folds.of(5).random(four, STREAM));
    assertRefused(
        "prices: a stratified split needs classes, its target is values of shape [1]. Split it at random.",
        () -> Folds.of(2).stratified(values, STREAM));
    assertRefused(
        "Shares: every share must be in (0, 1), got 0.8, 0.2 and 0.0. For two parts cut without shares.",
        () -> new Shares(0.8, 0.2, 0));
    assertRefused(
        "Shares: 0.5, 0.25 and 0.5 are 1.25 together, 1 was expected. Let each sample go to one part.",
        () -> new Shares(0.5, 0.25, 0.5));
    assertRefused(
        "flowers: 4 samples are too few for Shares[train=0.98, validation=0.01, test=0.01], a part would be empty. Give more samples, or cut fewer parts.",
        () -> Split.random(four, new Shares(0.98, 0.01, 0.01), STREAM));
  }

  private static void assertRefused(String message, Executable attempt) {
    assertEquals(message, assertThrows(ConfigException.class, attempt).getMessage());
  }

  private static void assertApart(int size, Dataset... parts) {
    int[] seen = new int[size];
    for (Dataset part : parts) {
      numbers(part).forEach(number -> seen[number]++);
    }
    assertTrue(Arrays.stream(seen).allMatch(times -> times == 1));
  }

  private static void assertFair(Dataset whole, Dataset part, double share) {
    int classes = ((ClassTarget) whole.target()).classes();
    int[] all = counts(whole, classes);
    int[] here = counts(part, classes);
    for (int i = 0; i < classes; i++) {
      assertTrue(
          Math.abs(here[i] - all[i] * share) < 1 + 1e-6,
          "class %d: %d of %d, share %s".formatted(i, here[i], all[i], share));
    }
  }

  private static int[] counts(Dataset data, int classes) {
    int[] counts = new int[classes];
    for (int sample = 0; sample < data.size(); sample++) {
      counts[data.label(sample)]++;
    }
    return counts;
  }

  private static List<Integer> numbers(Dataset data) {
    float[] number = new float[1];
    return IntStream.range(0, data.size())
        .mapToObj(sample -> {
          data.copyFeatures(sample, number, 0);
          return (int) number[0];
        })
        .toList();
  }
}

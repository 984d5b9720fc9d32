package dev.gradus.stats;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.core.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// How often the methods are wrong, on simulated studies whose truth is known. Bounds are five
/// standard deviations of the simulated share.
final class ErrorRatesTest {

  private static final int STUDIES = 4000;
  private static final int SEEDS = 5;
  private static final int ARMS = 7;
  private static final double TRUTH = 0.3;

  private static final RandomStream NOISE = RandomStream.of(3).named("error rates");

  private static double share(Predicate<Integer> event) {
    return IntStream.range(0, STUDIES).boxed().filter(event).count() / (double) STUDIES;
  }

  private static double deviation(double share) {
    return Math.sqrt(share * (1 - share) / STUDIES);
  }

  /// Normal differences of deviation 1 around the truth.
  private static PairedDifferences differences(int study, int pairs, double truth) {
    return new PairedDifferences(
        IntStream.range(0, pairs).mapToObj(i -> truth + NOISE.gaussian(study, i)).toList());
  }

  @Test
  void interval_of95Percent_holdsTheTruthThatOften() {
    double holds =
        share(study -> PairedT.interval(differences(study, SEEDS, TRUTH), 0.95).contains(TRUTH));

    assertTrue(Math.abs(holds - 0.95) < 5 * deviation(0.95), "share " + holds);
  }

  @Test
  void holm_uselessArmsAgainstOneBaseline_rarelySpeaks() {
    // All arms share a baseline, so their tests are dependent, as in every comparison.
    double alarms = share(study -> Holm.adjust(pValues(study)).stream().anyMatch(p -> p < 0.05));

    assertTrue(alarms < 0.05 + 5 * deviation(0.05), "share " + alarms);
    double uncorrected = share(study -> pValues(study).stream().anyMatch(p -> p < 0.05));
    assertTrue(uncorrected > 0.15, "without correction: " + uncorrected);
  }

  @Test
  void signFlip_noDifference_rarelySpeaks() {
    double alarms = share(study -> SignFlip.pValue(differences(study, 8, 0)) <= 0.05);

    assertTrue(alarms < 0.05 + 5 * deviation(0.05), "share " + alarms);
  }

  @Test
  void equivalence_differenceOfDelta_rarelyHolds() {
    double wrong = share(study -> Equivalence.holds(differences(study, 30, 0.5), 0.5));

    assertTrue(wrong < 0.05 + 5 * deviation(0.05), "share " + wrong);
  }

  @Test
  void power_simulated_agrees() {
    double found = share(study -> PairedT.pValue(differences(study, 10, 1)) < 0.05);
    double expected = Power.of(10, 1);

    assertTrue(Math.abs(found - expected) < 5 * deviation(expected), found + " of " + expected);
  }

  private static List<Double> pValues(int study) {
    List<Double> baseline = draws(study, 0);
    List<Double> pValues = new ArrayList<>();
    for (int arm = 1; arm <= ARMS; arm++) {
      pValues.add(PairedT.pValue(PairedDifferences.of(draws(study, arm), baseline)));
    }
    return pValues;
  }

  private static List<Double> draws(int study, int arm) {
    return IntStream.range(0, SEEDS)
        .mapToObj(i -> NOISE.named("arm " + arm).gaussian(study, i))
        .toList();
  }
}

package dev.gradus.study;

import dev.gradus.stats.Power;
import dev.gradus.stats.SignFlip;

/// Which test a verdict rests on. Chosen by the numbers of seeds and arms alone, before anything
/// runs; but arms with failed runs are judged by ranks.
public enum PrimaryTest {

  /// The exact sign-flip permutation test, which supposes least. Taken wherever it can reach a
  /// verdict at all: where its smallest p, times the number of arms, is at most 0.05.
  SIGN_FLIP("sign-flip permutation test"),

  /// Student's paired t, where seeds are too few for the other: with five seeds the smallest p that
  /// sign flips can give is 0.0625.
  PAIRED_T("paired t test"),

  /// The sign-flip permutation test of signed ranks, with failed runs as the worst. Taken for an
  /// arm of which a run failed, or one of the baseline.
  SIGNED_RANK("signed-rank permutation test");

  private final String words;

  PrimaryTest(String words) {
    this.words = words;
  }

  /// @return its name for people
  public String words() {
    return words;
  }

  /// @param seeds pairs of runs an arm
  /// @param arms how many arms are judged
  /// @return the test for such a study
  static PrimaryTest of(int seeds, int arms) {
    return arms * SignFlip.smallestPValue(seeds) <= Power.LEVEL ? SIGN_FLIP : PAIRED_T;
  }
}

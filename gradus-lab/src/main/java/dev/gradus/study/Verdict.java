package dev.gradus.study;

import java.util.Locale;

/// What a comparison says about an arm, in a word.
///
/// | word | where |
/// |---|---|
/// | UNRELIABLE | there is one seed only; the best learning rate of the arm or the baseline is on the edge of those tried; or a run of either failed, and ranks with failed runs as the worst do not decide |
/// | IMPROVES, HURTS | the corrected p is below 0.05 and the 95 % interval does not hold 0 |
/// | PROMISING, WORRYING | the same from fewer than six seeds: look again with more |
/// | EQUIVALENT | else, the 90 % interval lies within ±δ: no difference that matters |
/// | NO EVIDENCE | else |
///
/// The first row that fits counts. An arm may improve by less than δ; [Judgement#words] then adds
/// TINY, and the sentence says so.
public enum Verdict {
  /// Better, reliably.
  IMPROVES,
  /// Worse, reliably.
  HURTS,
  /// Better as far as few seeds can tell.
  PROMISING,
  /// Worse as far as few seeds can tell.
  WORRYING,
  /// No difference that matters, reliably.
  EQUIVALENT,
  /// Could be either way.
  NO_EVIDENCE,
  /// Cannot be judged.
  UNRELIABLE;

  /// With fewer seeds a study is exploratory: no permutation test can reach 0.05.
  public static final int FEWEST_CONFIRMING_SEEDS = 6;

  /// @return the word, for example `NO EVIDENCE`
  public String word() {
    return name().replace('_', ' ');
  }

  /// @return the word in small letters, for example `no evidence`
  public String inText() {
    return word().toLowerCase(Locale.ROOT);
  }

  /// @param evidence of at least one pair, without failed runs
  /// @return the verdict
  static Verdict of(Evidence evidence) {
    int pairs = evidence.differences().count();
    if (pairs == 1) {
      return UNRELIABLE;
    }
    if (evidence.convincing()) {
      boolean exploratory = pairs < FEWEST_CONFIRMING_SEEDS;
      return evidence.better()
          ? (exploratory ? PROMISING : IMPROVES)
          : (exploratory ? WORRYING : HURTS);
    }
    return evidence.equivalent() ? EQUIVALENT : NO_EVIDENCE;
  }

  /// @param failures of an arm with failed runs, its own or the baseline's
  /// @param seeds pairs of runs
  /// @return the verdict
  static Verdict of(FailureEvidence failures, int seeds) {
    if (seeds < FEWEST_CONFIRMING_SEEDS || !failures.convincing()) {
      return UNRELIABLE;
    }
    return failures.better() ? IMPROVES : HURTS;
  }
}

package dev.gradus.study;

import java.util.Optional;

/// An arm with what its runs say about it.
///
/// @param arm its runs
/// @param evidence what the finished pairs say; empty if there is none
/// @param verdict in a word
/// @param sentence in a sentence, with the numbers behind it
/// @param failures what failed runs say; empty if no run of the arm or the baseline failed
public record Judgement(
    ArmTrials arm,
    Optional<Evidence> evidence,
    Verdict verdict,
    String sentence,
    Optional<FailureEvidence> failures) {

  /// An arm without failed runs.
  ///
  /// @param arm its runs
  /// @param evidence what the finished pairs say; empty if there is none
  /// @param verdict in a word
  /// @param sentence in a sentence, with the numbers behind it
  public Judgement(ArmTrials arm, Optional<Evidence> evidence, Verdict verdict, String sentence) {
    this(arm, evidence, verdict, sentence, Optional.empty());
  }

  /// @return the verdict for people: `IMPROVES, TINY` where it improves by less than δ
  public String words() {
    return verdict.word() + (isTiny() ? ", TINY" : "");
  }

  /// @return whether the arm improves or hurts reliably, but by less than δ
  public boolean isTiny() {
    return switch (verdict) {
      case IMPROVES, HURTS -> failures.isEmpty() && evidence.filter(Evidence::tiny).isPresent();
      case PROMISING, WORRYING, EQUIVALENT, NO_EVIDENCE, UNRELIABLE -> false;
    };
  }

  /// @return mean paired difference, arm minus baseline; NaN if there is no finished pair
  public double delta() {
    return evidence.map(found -> found.differences().mean()).orElse(Double.NaN);
  }
}

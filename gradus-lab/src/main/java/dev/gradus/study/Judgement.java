package dev.gradus.study;

import java.util.Optional;

/// An arm with what its runs say about it.
///
/// @param arm its runs
/// @param evidence what the finished pairs say; empty if there is none
/// @param verdict in a word
/// @param sentence in a sentence, with the numbers behind it
public record Judgement(
    ArmTrials arm, Optional<Evidence> evidence, Verdict verdict, String sentence) {

  /// @return mean paired difference, arm minus baseline; NaN if there is no finished pair
  public double delta() {
    return evidence.map(found -> found.differences().mean()).orElse(Double.NaN);
  }
}

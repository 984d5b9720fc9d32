package dev.gradus.study;

import dev.gradus.core.RandomStream;
import dev.gradus.stats.McNemar;
import dev.gradus.stats.PairedDifferences;
import dev.gradus.stats.Power;
import dev.gradus.stats.SignFlip;
import dev.gradus.stats.SignedRank;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What runs that failed say about an arm. They are never left out: a failed run counts as worse
/// than every run that finished, by rank.
///
/// @param arm how many runs of the arm failed
/// @param baseline how many of the baseline
/// @param mcNemar two-sided p of the exact test that both fail equally often
/// @param ranks mean signed rank, in which a failed run is the worst; positive where the arm is
///   better
/// @param signedRank two-sided p of the sign-flip permutation test of these ranks: exact, also with
///   ties
/// @param holm that p, corrected for all arms
public record FailureEvidence(
    int arm, int baseline, double mcNemar, double ranks, double signedRank, double holm) {

  /// Empty if no run of the arm or the baseline failed.
  static Optional<FailureEvidence> of(
      ArmTrials arm, ArmTrials baseline, Objective objective, RandomStream signs) {
    if (arm.failures() + baseline.failures() == 0) {
      return Optional.empty();
    }
    int onlyArm = 0;
    int onlyBaseline = 0;
    List<Double> gains = new ArrayList<>();
    for (int i = 0; i < arm.trials().size(); i++) {
      Trial treated = arm.trials().get(i);
      Trial control = baseline.trials().get(i);
      if (treated.failed() == control.failed()) {
        gains.add(treated.failed() ? 0 : gain(treated.value() - control.value(), objective));
      } else if (treated.failed()) {
        onlyArm++;
        gains.add(Double.NEGATIVE_INFINITY);
      } else {
        onlyBaseline++;
        gains.add(Double.POSITIVE_INFINITY);
      }
    }
    PairedDifferences ranks = new PairedDifferences(SignedRank.ranks(gains));
    double p = SignFlip.pValue(ranks, signs);
    return Optional.of(
        new FailureEvidence(
            arm.failures(),
            baseline.failures(),
            McNemar.pValue(onlyArm, onlyBaseline),
            ranks.mean(),
            p,
            p));
  }

  private static double gain(double difference, Objective objective) {
    return objective.direction() == Objective.Direction.HIGHER_IS_BETTER
        ? difference
        : 0 - difference;
  }

  FailureEvidence withHolm(double corrected) {
    return new FailureEvidence(arm, baseline, mcNemar, ranks, signedRank, corrected);
  }

  /// @return whether the ranks decide, failures and all
  public boolean convincing() {
    return holm < Power.LEVEL;
  }

  /// @return whether the arm is better by the ranks
  public boolean better() {
    return ranks > 0;
  }
}

package dev.gradus.study;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// Says of a result how it was made and what it does not say.
final class Notes {

  private Notes() {}

  static List<String> of(ComparisonResult result) {
    Comparison comparison = result.comparison();
    List<String> notes = new ArrayList<>();
    notes.add(method(comparison));
    if (result.arms().stream().anyMatch(judgement -> judgement.failures().isPresent())) {
      notes.add(
          "Where a run of the arm or of the baseline failed, the %s decides instead, with failed runs as the worst of all."
              .formatted(PrimaryTest.SIGNED_RANK.words()));
    }
    if (result.delta() > 0) {
      notes.add(
          "A difference below %s, %s %% of the baseline's error, counts as too small to matter."
              .formatted(
                  result.figures().magnitude(result.delta()), percent(comparison.tolerance())));
    }
    notes.add(
        comparison
            .tuning()
            .map(tuning -> tuned(result, tuning))
            .orElse(
                "Nothing was tuned again for an arm: a verdict is about the change with everything else as in the baseline, on these data and this split of them."));
    if (result.setting().backend().contains(Setting.THEN)) {
      notes.add(
          "The study went on under another backend (%s): the last digits may differ from those of an uninterrupted one."
              .formatted(result.setting().backend()));
    }
    if (comparison.seeds() < Verdict.FEWEST_CONFIRMING_SEEDS) {
      notes.add(
          "With fewer than %d seeds a comparison is exploratory: its verdicts go no further than %s and %s."
              .formatted(
                  Verdict.FEWEST_CONFIRMING_SEEDS,
                  Verdict.PROMISING.word(),
                  Verdict.WORRYING.word()));
    }
    return List.copyOf(notes);
  }

  private static String tuned(ComparisonResult result, RateTuning tuning) {
    List<ArmTrials> all = new ArrayList<>(List.of(result.baseline()));
    result.arms().forEach(judgement -> all.add(judgement.arm()));
    return "Each learning rate is the best of %d, %s to %s times the arm's own, over %d tuning seeds of its own; verdicts are from other seeds. Chosen: %s."
        .formatted(
            tuning.factors().size(),
            Figures.significant(tuning.factors().getFirst()),
            Figures.significant(tuning.factors().getLast()),
            tuning.seeds(),
            String.join(
                ", ",
                all.stream()
                    .map(arm ->
                        arm.name() + " " + arm.rate().map(RateChoice::words).orElse("none to tune"))
                    .toList()));
  }

  private static String method(Comparison comparison) {
    Objective objective = comparison.objective();
    int arms = comparison.arms().size();
    return "Differences are arm minus baseline in %s after the last epoch (%s), averaged over pairs of runs from the same seed, with 95 %% paired t intervals. Verdicts rest on the two-sided %s%s."
        .formatted(
            objective.words(),
            objective.direction() == Objective.Direction.HIGHER_IS_BETTER
                ? "higher is better"
                : "lower is better",
            PrimaryTest.of(comparison.seeds(), arms).words(),
            arms == 1 ? "" : " with Holm's correction for %d arms".formatted(arms));
  }

  private static String percent(double share) {
    return new BigDecimal(String.valueOf(share))
        .movePointRight(2)
        .stripTrailingZeros()
        .toPlainString();
  }
}

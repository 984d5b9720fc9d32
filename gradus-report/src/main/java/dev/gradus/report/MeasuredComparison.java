package dev.gradus.report;

import dev.gradus.chart.Direction;
import dev.gradus.chart.Outcome;
import dev.gradus.stats.Interval;
import dev.gradus.study.ArmTrials;
import dev.gradus.study.ComparisonResult;
import dev.gradus.study.Evidence;
import dev.gradus.study.Judgement;
import dev.gradus.study.Objective;
import dev.gradus.study.Trial;
import dev.gradus.study.Verdict;
import java.util.Map;

/// Turns what a study found into what its page shows. Nothing is computed here.
///
/// @param result what the study found
record MeasuredComparison(ComparisonResult result) {

  ComparisonView view(String title, String command, String spec, Map<String, String> environment) {
    return new ComparisonView(
        title,
        result.summary(),
        new ObjectiveView(metric(result.comparison().objective()), result.delta()),
        result.comparison().seedValues(),
        new BaselineView(result.baseline().name(), results(result.baseline())),
        result.arms().stream().map(MeasuredComparison::arm).toList(),
        new ProvenanceView(command, spec, environment, result.setting().total(), result.notes()));
  }

  private static MetricView metric(Objective objective) {
    Direction direction =
        switch (objective.direction()) {
          case HIGHER_IS_BETTER -> Direction.HIGHER_IS_BETTER;
          case LOWER_IS_BETTER -> Direction.LOWER_IS_BETTER;
        };
    return new MetricView(objective.words(), objective.share(), direction);
  }

  private static ArmView arm(Judgement judgement) {
    return new ArmView(
        judgement.arm().name(),
        judgement.arm().patch(),
        results(judgement.arm()),
        new EffectView(
            judgement.delta(),
            judgement
                .evidence()
                .map(Evidence::interval)
                .map(MeasuredComparison::low)
                .orElse(Double.NaN),
            judgement
                .evidence()
                .map(Evidence::interval)
                .map(MeasuredComparison::high)
                .orElse(Double.NaN),
            judgement.evidence().map(Evidence::holm).orElse(Double.NaN),
            outcome(judgement.verdict()),
            judgement.verdict().inText(),
            judgement.sentence()));
  }

  private static ResultsView results(ArmTrials arm) {
    return new ResultsView(
        arm.perSeed(),
        arm.mean(),
        arm.secondsPerRun(),
        arm.trials().stream().map(Trial::history).map(HistoryView::of).toList());
  }

  private static Outcome outcome(Verdict verdict) {
    return switch (verdict) {
      case IMPROVES, PROMISING -> Outcome.BETTER;
      case HURTS, WORRYING -> Outcome.WORSE;
      case EQUIVALENT -> Outcome.SAME;
      case NO_EVIDENCE -> Outcome.UNCLEAR;
      case UNRELIABLE -> Outcome.UNRELIABLE;
    };
  }

  private static double low(Interval interval) {
    return interval.isKnown() ? interval.low() : Double.NaN;
  }

  private static double high(Interval interval) {
    return interval.isKnown() ? interval.high() : Double.NaN;
  }
}

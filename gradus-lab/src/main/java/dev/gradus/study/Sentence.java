package dev.gradus.study;

import dev.gradus.stats.Interval;
import dev.gradus.stats.Superiority;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Says what an arm came to, in a sentence or two built from the run's own numbers. Never a p
/// without the effect, never a mean without the number of seeds.
final class Sentence {

  private static final int CONFIRMING_SEEDS = 10;

  private final Figures figures;
  private final Objective objective;
  private final ArmTrials baseline;
  private final int arms;

  Sentence(Figures figures, ArmTrials baseline, int arms) {
    this.figures = figures;
    this.objective = figures.objective();
    this.baseline = baseline;
    this.arms = arms;
  }

  /// Where the search for learning rates ended on its edge.
  String edge(
      ArmTrials arm,
      String doubt,
      Optional<Evidence> evidence,
      Optional<FailureEvidence> failures) {
    return "Cannot judge %s: %s, and a better one may lie beyond. Move the rate of the spec there and compare again.%s%s"
        .formatted(
            arm.name(),
            doubt,
            evidence.map(found -> " The mean difference is %s.".formatted(mean(found))).orElse(""),
            failures.map(_ -> " %s.".formatted(reasons(arm))).orElse(""));
  }

  /// With failed runs.
  String of(ArmTrials arm, Optional<Evidence> evidence, FailureEvidence failures, Verdict verdict) {
    String finished =
        evidence
            .map(found ->
                " The mean difference of finished pairs, %d of %d, is %s."
                    .formatted(found.differences().count(), arm.trials().size(), mean(found)))
            .orElse("");
    if (verdict == Verdict.UNRELIABLE) {
      return "Cannot judge %s: %s.%s".formatted(arm.name(), reasons(arm), finished);
    }
    return "%s %s: %s. With failed runs counted as the worst, ranks decide (%s%s; failures alone: %s, McNemar).%s"
        .formatted(
            arm.name(),
            failures.better() ? "improves on the baseline" : "hurts",
            reasons(arm),
            arms == 1 ? "" : "Holm ",
            Figures.pValue(failures.holm()),
            Figures.pValue(failures.mcNemar()),
            finished);
  }

  String of(ArmTrials arm, Evidence evidence, Verdict verdict) {
    String name = arm.name();
    return switch (verdict) {
      case IMPROVES ->
          "%s improves %s by %s (%s).%s"
              .formatted(name, objective.words(), mean(evidence), proof(evidence), size(evidence));
      case HURTS ->
          "%s hurts %s by %s (%s).%s"
              .formatted(name, objective.words(), mean(evidence), proof(evidence), size(evidence));
      case PROMISING ->
          "%s looks promising: %s %s (%s). %s"
              .formatted(name, objective.words(), mean(evidence), proof(evidence), few(evidence));
      case WORRYING ->
          "%s looks worrying: %s %s (%s). %s"
              .formatted(name, objective.words(), mean(evidence), proof(evidence), few(evidence));
      case EQUIVALENT -> equivalent(name, evidence);
      case NO_EVIDENCE ->
          "No evidence either way for %s: %s %s (%s).%s %s"
              .formatted(
                  name,
                  objective.words(),
                  mean(evidence),
                  proof(evidence),
                  lostToCorrection(evidence),
                  power(evidence));
      case UNRELIABLE -> oneSeed(name, evidence);
    };
  }

  private String mean(Evidence evidence) {
    return figures.differenceWithUnit(evidence.differences().mean());
  }

  private String proof(Evidence evidence) {
    Superiority superiority = evidence.superiority();
    return "95 %% interval %s%s, better in %d of %d seeds, %s%s"
        .formatted(
            figures.interval(evidence.interval()),
            figures.unit(),
            superiority.wins(),
            superiority.pairs(),
            arms == 1 ? "" : "Holm ",
            Figures.pValue(evidence.holm()));
  }

  private String size(Evidence evidence) {
    Interval interval = evidence.interval();
    double nearest = Math.min(Math.abs(interval.low()), Math.abs(interval.high()));
    double farthest = Math.max(Math.abs(interval.low()), Math.abs(interval.high()));
    String delta = figures.magnitude(evidence.delta());
    if (farthest < evidence.delta()) {
      return " Reliably, but by less than %s, the smallest difference that matters here: %s."
          .formatted(
              delta,
              evidence.better()
                  ? "probably not worth the complexity"
                  : "probably nothing to worry about");
    }
    return nearest >= evidence.delta()
        ? " That is at least %s, the smallest difference that matters here.".formatted(delta)
        : "";
  }

  private static String few(Evidence evidence) {
    return "%d seeds are too few to rely on: repeat with %d."
        .formatted(evidence.differences().count(), CONFIRMING_SEEDS);
  }

  private String equivalent(String name, Evidence evidence) {
    int seeds = evidence.differences().count();
    Interval narrow = evidence.narrowInterval();
    if (narrow.low() == 0 && narrow.high() == 0) {
      return "%s makes no difference: %s is the same as the baseline's in all of %d seeds."
          .formatted(name, objective.words(), seeds);
    }
    return "%s makes no difference that matters: any effect on %s is smaller than %s (mean %s, 90 %% interval %s%s, %d seeds)."
        .formatted(
            name,
            objective.words(),
            figures.magnitude(evidence.delta()),
            mean(evidence),
            figures.interval(narrow),
            figures.unit(),
            seeds);
  }

  private String lostToCorrection(Evidence evidence) {
    return evidence.interval().contains(0)
        ? ""
        : " The interval leaves out 0, but one such among %d arms is too likely by chance."
            .formatted(arms);
  }

  private String power(Evidence evidence) {
    String delta = figures.magnitude(evidence.delta());
    String needed =
        evidence.seedsNeeded().isPresent()
            ? "about %d seeds".formatted(evidence.seedsNeeded().getAsInt())
            : "far more seeds";
    return "With %d seeds only effects of about %s or more would have shown; %s would be needed for %s."
        .formatted(
            evidence.differences().count(),
            figures.magnitude(evidence.detectable()),
            needed,
            delta);
  }

  private String oneSeed(String name, Evidence evidence) {
    return "Cannot judge %s: one seed does not show how much chance alone changes %s (difference %s). Use at least %d seeds."
        .formatted(name, objective.words(), mean(evidence), Comparison.DEFAULT_SEEDS);
  }

  private String reasons(ArmTrials arm) {
    List<String> reasons =
        Stream.of(baseline, arm).filter(runs -> runs.failures() > 0).map(this::failures).toList();
    return String.join("; ", reasons);
  }

  private String failures(ArmTrials runs) {
    Trial first = runs.trials().stream().filter(Trial::failed).findFirst().orElseThrow();
    return "%d of %d runs%s failed (seed %d: %s)"
        .formatted(
            runs.failures(),
            runs.trials().size(),
            runs.name().equals(Arm.BASELINE) ? " of the baseline" : "",
            first.seed(),
            first.failure().orElse("").replaceAll("\\.$", ""));
  }
}

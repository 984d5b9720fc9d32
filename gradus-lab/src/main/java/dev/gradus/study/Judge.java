package dev.gradus.study;

import dev.gradus.core.RandomStream;
import dev.gradus.stats.Holm;
import dev.gradus.stats.PairedDifferences;
import dev.gradus.stats.PairedT;
import dev.gradus.stats.SignFlip;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Turns the runs of a comparison into verdicts: pairs, then tests, then Holm's correction over all
/// arms, then words. An arm without a finished pair counts as p = 1, so that failures never make
/// the correction for others milder.
final class Judge {

  private final Comparison comparison;
  private final ArmTrials baseline;
  private final List<ArmTrials> arms;
  private final double delta;
  private final PrimaryTest test;

  /// @param runs the baseline's, then each arm's in the comparison's order
  Judge(Comparison comparison, List<ArmTrials> runs) {
    this.comparison = comparison;
    this.baseline = runs.getFirst();
    this.arms = runs.subList(1, runs.size());
    double error = comparison.tolerance() * comparison.objective().error(baseline.mean());
    this.delta = Double.isFinite(error) ? error : 0;
    this.test = PrimaryTest.of(comparison.seeds(), arms.size());
  }

  ComparisonResult judge(Setting setting) {
    List<Optional<Evidence>> evidence = evidence();
    Figures figures = Figures.of(comparison.objective(), evidence);
    Sentence sentence = new Sentence(figures, baseline, arms.size());
    List<Judgement> judgements = new ArrayList<>();
    for (int i = 0; i < arms.size(); i++) {
      judgements.add(judgement(arms.get(i), evidence.get(i), sentence));
    }
    return new ComparisonResult(comparison, baseline, judgements, delta, setting);
  }

  private Judgement judgement(ArmTrials arm, Optional<Evidence> evidence, Sentence sentence) {
    if (evidence.isEmpty()) {
      return new Judgement(arm, evidence, Verdict.UNRELIABLE, sentence.cannotJudge(arm));
    }
    Evidence found = evidence.get();
    Verdict verdict = Verdict.of(found, arm.failures() + baseline.failures());
    return new Judgement(arm, evidence, verdict, sentence.of(arm, found, verdict));
  }

  private List<Optional<Evidence>> evidence() {
    List<Optional<PairedDifferences>> differences = arms.stream().map(this::differences).toList();
    List<Double> holm =
        Holm.adjust(differences.stream().map(d -> d.map(this::primary).orElse(1.0)).toList());
    List<Optional<Evidence>> evidence = new ArrayList<>();
    for (int i = 0; i < arms.size(); i++) {
      double corrected = holm.get(i);
      evidence.add(
          differences
              .get(i)
              .map(d ->
                  new Evidence(d, comparison.objective(), delta, signFlip(d), test, corrected)));
    }
    return evidence;
  }

  private double primary(PairedDifferences differences) {
    return switch (test) {
      case SIGN_FLIP -> signFlip(differences);
      // Without spread the t statistic is infinite however few the pairs are: then only signs
      // speak.
      case PAIRED_T ->
          differences.isConstant() ? signFlip(differences) : PairedT.pValue(differences);
    };
  }

  /// The stream matters beyond 16 seeds only, where signs are drawn.
  private double signFlip(PairedDifferences differences) {
    return SignFlip.pValue(
        differences, RandomStream.of(comparison.base().fit().seed()).named("sign-flip"));
  }

  private Optional<PairedDifferences> differences(ArmTrials arm) {
    List<Double> treatment = new ArrayList<>();
    List<Double> control = new ArrayList<>();
    for (int i = 0; i < baseline.trials().size(); i++) {
      if (!arm.trials().get(i).failed() && !baseline.trials().get(i).failed()) {
        treatment.add(arm.trials().get(i).value());
        control.add(baseline.trials().get(i).value());
      }
    }
    return treatment.isEmpty()
        ? Optional.empty()
        : Optional.of(PairedDifferences.of(treatment, control));
  }
}

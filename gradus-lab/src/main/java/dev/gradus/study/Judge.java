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
    List<Optional<FailureEvidence>> failures = failures();
    List<Optional<PairedDifferences>> differences = arms.stream().map(this::differences).toList();
    List<Double> holm = Holm.adjust(primary(differences, failures));
    List<Optional<Evidence>> evidence = new ArrayList<>();
    for (int i = 0; i < arms.size(); i++) {
      double corrected = holm.get(i);
      PrimaryTest taken = failures.get(i).isPresent() ? PrimaryTest.SIGNED_RANK : test;
      evidence.add(
          differences
              .get(i)
              .map(d ->
                  new Evidence(d, comparison.objective(), delta, signFlip(d), taken, corrected)));
    }
    Sentence sentence =
        new Sentence(Figures.of(comparison.objective(), evidence), baseline, arms.size());
    List<Judgement> judgements = new ArrayList<>();
    for (int i = 0; i < arms.size(); i++) {
      double corrected = holm.get(i);
      judgements.add(
          judgement(
              arms.get(i),
              evidence.get(i),
              failures.get(i).map(found -> found.withHolm(corrected)),
              sentence));
    }
    return new ComparisonResult(comparison, baseline, judgements, delta, setting);
  }

  private Judgement judgement(
      ArmTrials arm,
      Optional<Evidence> evidence,
      Optional<FailureEvidence> failures,
      Sentence sentence) {
    Optional<String> doubt = doubt(arm);
    if (doubt.isPresent()) {
      String words = sentence.edge(arm, doubt.get(), evidence, failures);
      return new Judgement(arm, evidence, Verdict.UNRELIABLE, words, failures);
    }
    if (failures.isPresent()) {
      Verdict verdict = Verdict.of(failures.get(), arm.trials().size());
      String words = sentence.of(arm, evidence, failures.get(), verdict);
      return new Judgement(arm, evidence, verdict, words, failures);
    }
    Evidence found = evidence.orElseThrow();
    Verdict verdict = Verdict.of(found);
    return new Judgement(arm, evidence, verdict, sentence.of(arm, found, verdict));
  }

  /// Why the learning rates do not allow a verdict.
  private Optional<String> doubt(ArmTrials arm) {
    return arm.rate()
        .flatMap(RateChoice::doubt)
        .map("its "::concat)
        .or(() -> baseline.rate().flatMap(RateChoice::doubt).map("the baseline's "::concat));
  }

  private List<Optional<FailureEvidence>> failures() {
    return arms.stream()
        .map(arm -> FailureEvidence.of(arm, baseline, comparison.objective(), signs()))
        .toList();
  }

  private List<Double> primary(
      List<Optional<PairedDifferences>> differences, List<Optional<FailureEvidence>> failures) {
    List<Double> pValues = new ArrayList<>();
    for (int i = 0; i < arms.size(); i++) {
      Optional<PairedDifferences> finished = differences.get(i);
      pValues.add(
          failures
              .get(i)
              .map(FailureEvidence::signedRank)
              .orElseGet(() -> finished.map(this::primary).orElse(1.0)));
    }
    return pValues;
  }

  private double primary(PairedDifferences differences) {
    return switch (test) {
      case SIGN_FLIP, SIGNED_RANK -> signFlip(differences);
      // Without spread the t statistic is infinite however few the pairs are: then only signs
      // speak.
      case PAIRED_T ->
          differences.isConstant() ? signFlip(differences) : PairedT.pValue(differences);
    };
  }

  /// The stream matters beyond 16 seeds only, where signs are drawn.
  private double signFlip(PairedDifferences differences) {
    return SignFlip.pValue(differences, signs());
  }

  private RandomStream signs() {
    return RandomStream.of(comparison.base().fit().seed()).named("sign-flip");
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

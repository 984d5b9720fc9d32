package dev.gradus.study;

import static dev.gradus.study.Planted.nines;
import static dev.gradus.study.Planted.plus;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Differences are planted; δ is 0.001, one percent of the error 0.1 of a baseline of 0.9.
final class VerdictTest {

  private static final double[] FIVE = {0.02, 0.021, 0.019, 0.022, 0.018};
  private static final double[] SIX = {0.02, 0.021, 0.019, 0.022, 0.018, 0.02};

  private static Judgement judge(double... differences) {
    double[] base = nines(differences.length);
    return Planted.result(base, plus(base, differences)).arms().getFirst();
  }

  @Test
  void of_clearGain_improves() {
    Judgement improved = judge(SIX);

    assertEquals(Verdict.IMPROVES, improved.verdict());
    assertEquals(
        "arm 1 improves validation accuracy by +2.00 pp (95 % interval +1.85 to +2.15 pp, better in 6 of 6 seeds, p = 0.031). That is at least 0.1 pp, the smallest difference that matters here.",
        improved.sentence());
  }

  @Test
  void of_clearLoss_hurts() {
    Judgement hurt = judge(negated(SIX));

    assertEquals(Verdict.HURTS, hurt.verdict());
    assertEquals(
        "arm 1 hurts validation accuracy by -2.00 pp (95 % interval -2.15 to -1.85 pp, better in 0 of 6 seeds, p = 0.031). That is at least 0.1 pp, the smallest difference that matters here.",
        hurt.sentence());
  }

  @Test
  void of_fiveSeeds_isCapped() {
    Judgement promising = judge(FIVE);
    Judgement worrying = judge(negated(FIVE));

    assertEquals(Verdict.PROMISING, promising.verdict());
    assertEquals(
        "arm 1 looks promising: validation accuracy +2.00 pp (95 % interval +1.80 to +2.20 pp, better in 5 of 5 seeds, p < 0.001). 5 seeds are too few to rely on: repeat with 10.",
        promising.sentence());
    assertEquals(Verdict.WORRYING, worrying.verdict());
    assertEquals(
        "arm 1 looks worrying: validation accuracy -2.00 pp (95 % interval -2.20 to -1.80 pp, better in 0 of 5 seeds, p < 0.001). 5 seeds are too few to rely on: repeat with 10.",
        worrying.sentence());
  }

  @Test
  void of_reliableButTiny_saysSo() {
    Judgement tiny = judge(0.0002, 0.0003, 0.0002, 0.0003, 0.0002, 0.0003);

    assertEquals(Verdict.IMPROVES, tiny.verdict());
    assertEquals(
        "arm 1 improves validation accuracy by +0.0250 pp (95 % interval +0.0193 to +0.0307 pp, better in 6 of 6 seeds, p = 0.031). Reliably, but by less than 0.1 pp, the smallest difference that matters here: probably not worth the complexity.",
        tiny.sentence());
    assertEquals("IMPROVES, TINY", tiny.words());
    assertEquals("IMPROVES", judge(SIX).words());
  }

  @Test
  void of_narrowAroundZero_isEquivalent() {
    Judgement same = judge(0.0002, -0.0002, 0.0001, -0.0001, 0.0002, -0.0003);

    assertEquals(Verdict.EQUIVALENT, same.verdict());
    assertEquals(
        "arm 1 makes no difference that matters: any effect on validation accuracy is smaller than 0.1 pp (mean -0.002 pp, 90 % interval -0.019 to +0.016 pp, 6 seeds).",
        same.sentence());
  }

  @Test
  void of_identicalRuns_areEquivalent() {
    Judgement same = judge(0, 0, 0, 0, 0);

    assertEquals(Verdict.EQUIVALENT, same.verdict());
    assertEquals(0, same.delta());
    assertEquals(
        "arm 1 makes no difference: validation accuracy is the same as the baseline's in all of 5 seeds.",
        same.sentence());
  }

  @Test
  void of_wideAroundZero_isNoEvidence() {
    Judgement open = judge(0.01, -0.02, 0.015, 0.004, -0.006, 0.011);

    assertEquals(Verdict.NO_EVIDENCE, open.verdict());
    assertEquals(
        "No evidence either way for arm 1: validation accuracy +0.23 pp (95 % interval -1.15 to +1.61 pp, better in 4 of 6 seeds, p = 0.719). With 6 seeds only effects of about 1.9 pp or more would have shown; about 1361 seeds would be needed for 0.1 pp.",
        open.sentence());
  }

  @Test
  void of_lostToCorrection_isNoEvidence() {
    // Six pairs reach p = 0.031 at best; among seven arms the t test decides, and 0.02 · 7 > 0.05.
    double[] base = nines(6);
    double[] mixed = plus(base, 0.01, -0.02, 0.015, 0.004, -0.006, 0.011);
    double[] nearly = plus(base, 0.01, 0.001, 0.006, 0.002, 0.011, 0.003);
    Judgement lost =
        Planted.result(base, nearly, mixed, mixed, mixed, mixed, mixed, mixed).arms().getFirst();

    assertEquals(Verdict.NO_EVIDENCE, lost.verdict());
    assertTrue(
        lost.sentence()
            .contains(
                "The interval leaves out 0, but one such among 7 arms is too likely by chance."),
        lost.sentence());
    assertTrue(lost.evidence().orElseThrow().pairedT() < 0.05);
  }

  @Test
  void of_failedRuns_areUnreliable() {
    double[] base = nines(6);
    double[] failing = plus(base, 0.02, 0.021, Double.NaN, 0.022, Double.NaN, 0.02);
    Judgement failed = Planted.result(base, failing).arms().getFirst();

    assertEquals(Verdict.UNRELIABLE, failed.verdict());
    assertEquals(
        "Cannot judge arm 1: 2 of 6 runs failed (seed 3: epoch 1, step 3: loss is NaN). The mean difference of finished pairs, 4 of 6, is +2.08 pp.",
        failed.sentence());
  }

  @Test
  void of_failedBaseline_blamesTheBaseline() {
    double[] base = {Double.NaN, 0.9, 0.9};
    List<Judgement> arms =
        Planted.result(
                base, new double[] {0.9, 0.91, 0.92}, new double[] {0.9, Double.NaN, Double.NaN})
            .arms();

    assertEquals(
        "Cannot judge arm 1: 1 of 3 runs of the baseline failed (seed 1: epoch 1, step 3: loss is NaN). The mean difference of finished pairs, 2 of 3, is +1.50 pp.",
        arms.get(0).sentence());
    assertEquals(Verdict.UNRELIABLE, arms.get(1).verdict());
    assertEquals(Double.NaN, arms.get(1).delta());
    assertEquals(
        "Cannot judge arm 2: 1 of 3 runs of the baseline failed (seed 1: epoch 1, step 3: loss is NaN); 2 of 3 runs failed (seed 2: epoch 1, step 3: loss is NaN).",
        arms.get(1).sentence());
  }

  @Test
  void of_failuresThatDecide_hurtOrImprove() {
    double[] base = plus(nines(8), 0, 0.001, 0.002, 0.003, 0.004, 0.005, 0.006, 0.007);
    double[] failing = base.clone();
    Arrays.fill(failing, 1, 8, Double.NaN);
    failing[0] += 0.01;
    Judgement hurt = Planted.result(base, failing).arms().getFirst();
    double[] never = new double[8];
    Arrays.fill(never, Double.NaN);
    Judgement all = Planted.result(base, never).arms().getFirst();
    Judgement saved = Planted.result(failing, base).arms().getFirst();

    // Seven ranks of -5 and one of +1: only that sign and all signs are as far out.
    assertEquals(Verdict.HURTS, hurt.verdict());
    assertEquals(PrimaryTest.SIGNED_RANK, hurt.evidence().orElseThrow().test());
    assertEquals(4 / 256.0, hurt.failures().orElseThrow().signedRank());
    assertEquals(2 / 128.0, hurt.failures().orElseThrow().mcNemar());
    assertEquals(
        "arm 1 hurts: 7 of 8 runs failed (seed 2: epoch 1, step 3: loss is NaN). With failed runs counted as the worst, ranks decide (p = 0.016; failures alone: p = 0.016, McNemar). The mean difference of finished pairs, 1 of 8, is +1.00 pp.",
        hurt.sentence());
    assertEquals(Verdict.HURTS, all.verdict());
    assertEquals(
        "arm 1 hurts: 8 of 8 runs failed (seed 1: epoch 1, step 3: loss is NaN). With failed runs counted as the worst, ranks decide (p = 0.008; failures alone: p = 0.008, McNemar).",
        all.sentence());
    assertEquals(Verdict.IMPROVES, saved.verdict());
    assertTrue(
        saved
            .sentence()
            .startsWith(
                "arm 1 improves on the baseline: 7 of 8 runs of the baseline failed (seed 2: "),
        saved.sentence());
  }

  @Test
  void of_fewFailuresAmongMany_stillCountAsTheWorst() {
    double[] base = nines(30);
    double[] better = plus(base, new double[30]);
    for (int i = 0; i < 30; i++) {
      better[i] += 0.01 + 0.0001 * i;
    }
    better[4] = Double.NaN;
    Judgement judgement = Planted.result(base, better).arms().getFirst();

    assertEquals(Verdict.IMPROVES, judgement.verdict());
    assertEquals(1, judgement.failures().orElseThrow().arm());
    assertEquals(1, judgement.failures().orElseThrow().mcNemar());
  }

  @Test
  void of_oneSeed_isUnreliable() {
    Judgement single = judge(0.3);

    assertEquals(Verdict.UNRELIABLE, single.verdict());
    assertEquals(
        "Cannot judge arm 1: one seed does not show how much chance alone changes validation accuracy (difference +30.00 pp). Use at least 5 seeds.",
        single.sentence());
  }

  @Test
  void of_loss_lowerIsBetter() {
    double[] base = {0.4, 0.41, 0.39, 0.4, 0.42, 0.38};
    double[] lower = plus(base, -0.1, -0.11, -0.09, -0.1, -0.1, -0.1);
    Judgement improved = Planted.result(Objective.LOSS, base, lower).arms().getFirst();

    assertEquals(Verdict.IMPROVES, improved.verdict());
    assertEquals(
        "arm 1 improves validation loss by -0.1000 (95 % interval -0.1066 to -0.0934, better in 6 of 6 seeds, p = 0.031). That is at least 0.004, the smallest difference that matters here.",
        improved.sentence());
  }

  @Test
  void of_moreArms_raiseHolmP() {
    double[] base = nines(12);
    double[] better = plus(base, repeated(SIX));
    double[] same = plus(base, repeated(0.01, -0.01, 0.02, -0.02, 0.03, -0.03));
    double alone = Planted.result(base, better).arms().getFirst().evidence().orElseThrow().holm();
    double amongThree =
        Planted.result(base, better, same, same).arms().getFirst().evidence().orElseThrow().holm();

    assertEquals(2 / 4096.0, alone);
    assertEquals(3 * alone, amongThree);
  }

  @Test
  void test_seedsAndArms_decide() {
    assertEquals(PrimaryTest.PAIRED_T, PrimaryTest.of(5, 1));
    assertEquals(PrimaryTest.SIGN_FLIP, PrimaryTest.of(6, 1));
    assertEquals(PrimaryTest.PAIRED_T, PrimaryTest.of(8, 7));
    assertEquals(PrimaryTest.SIGN_FLIP, PrimaryTest.of(9, 7));
  }

  @Test
  void words_arePlain() {
    assertEquals(
        "IMPROVES, HURTS, PROMISING, WORRYING, EQUIVALENT, NO EVIDENCE, UNRELIABLE",
        Arrays.stream(Verdict.values()).map(Verdict::word).collect(Collectors.joining(", ")));
    assertEquals("no evidence", Verdict.NO_EVIDENCE.inText());
  }

  private static double[] negated(double... values) {
    return Arrays.stream(values).map(value -> -value).toArray();
  }

  private static double[] repeated(double... values) {
    double[] twice = Arrays.copyOf(values, 2 * values.length);
    System.arraycopy(values, 0, twice, values.length, values.length);
    return twice;
  }
}

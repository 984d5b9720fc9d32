package dev.gradus.study;

import dev.gradus.core.ConfigException;
import dev.gradus.spec.Patch;
import dev.gradus.spec.TrainSpec;
import dev.gradus.stats.Holm;
import dev.gradus.stats.Interval;
import dev.gradus.stats.PairedDifferences;
import dev.gradus.stats.PairedT;
import dev.gradus.stats.Power;
import dev.gradus.stats.SignFlip;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A 2^k factorial: all combinations of k edits, each made or not. Every run says something about
/// every edit, and about whether edits help or hinder each other, which one edit at a time cannot
/// show.
///
/// In each seed, with `y(…)` the mean of the runs that the brackets name:
///
/// - main effect of A: `y(A) − y(no A)`, over all combinations of the others
/// - interaction of A and B: `[y(A, B) − y(B)] − [y(A) − y(neither)]`: how much more A brings where
///   B is made
///
/// Each is a paired difference over seeds with its paired-t interval; p is corrected by Holm over
/// all effects. A seed with a failed run has no effects and is counted.
///
/// Source: G. E. P. Box, J. S. Hunter, W. G. Hunter, "Statistics for experimenters", 2nd edition,
/// 2005, chapter 5; there an interaction is half of this.
public final class Factorial {

  private static final int MOST_FACTORS = 5;
  private static final double CONFIDENCE = 0.95;

  private Factorial() {}

  /// The effect of an edit, or of two together beyond each.
  ///
  /// @param name the edit, or both joined by ` x `
  /// @param differences one a seed without failed runs; empty if there is none
  /// @param holm p of the paired t test (of the sign-flip test where all are equal), corrected for
  ///   all effects; 1 without differences
  /// @param better whether its mean is for the better
  public record Effect(
      String name, Optional<PairedDifferences> differences, double holm, boolean better) {

    /// @return the 95 % paired-t interval; unknown where there is none
    public Interval interval() {
      return differences.map(found -> PairedT.interval(found, CONFIDENCE)).orElse(Interval.UNKNOWN);
    }

    /// @return the mean; NaN without differences
    public double mean() {
      return differences.map(PairedDifferences::mean).orElse(Double.NaN);
    }

    /// @return whether there is an effect beyond chance
    public boolean convincing() {
      return holm < Power.LEVEL && !interval().contains(0);
    }
  }

  /// @param base the spec with no edit made
  /// @param factors the edits, two to five
  /// @return the comparison of all combinations; arms are named after their edits, joined by ` + `
  /// @throws ConfigException for another number of edits
  public static Comparison of(TrainSpec base, List<Patch> factors) {
    if (factors.size() < 2 || factors.size() > MOST_FACTORS) {
      throw new ConfigException(
          "Factorial: expected 2 to %d edits, got %d; k edits take 2^k arms."
              .formatted(MOST_FACTORS, factors.size()));
    }
    List<Arm> arms = new ArrayList<>();
    for (int combination = 1; combination < 1 << factors.size(); combination++) {
      Patch patch = Patch.none();
      List<String> names = new ArrayList<>();
      for (int factor = 0; factor < factors.size(); factor++) {
        if ((combination >> factor & 1) == 1) {
          patch = patch.then(factors.get(factor));
          names.add(factors.get(factor).toString());
        }
      }
      arms.add(new Arm(String.join(" + ", names), patch));
    }
    return Comparison.of(base, arms)
        .withName("%d edits, all combinations".formatted(factors.size()));
  }

  /// @param comparison of any kind
  /// @return whether its arms are all combinations of some edits, in the order of [#of]
  public static boolean fits(Comparison comparison) {
    int cells = comparison.arms().size() + 1;
    int factors = Integer.numberOfTrailingZeros(cells);
    if (cells != 1 << factors || factors < 2 || factors > MOST_FACTORS) {
      return false;
    }
    List<Patch> edits = new ArrayList<>();
    for (int factor = 0; factor < factors; factor++) {
      edits.add(comparison.arms().get((1 << factor) - 1).patch());
    }
    return of(comparison.base(), edits).arms().stream()
        .map(Arm::patch)
        .toList()
        .equals(comparison.arms().stream().map(Arm::patch).toList());
  }

  /// @param result of a comparison that [#of] gave
  /// @return main effects in the order of the edits, then interactions of pairs
  /// @throws ConfigException if the comparison has not all combinations
  public static List<Effect> effects(ComparisonResult result) {
    List<ArmTrials> cells = new ArrayList<>(List.of(result.baseline()));
    result.arms().forEach(judgement -> cells.add(judgement.arm()));
    int factors = Integer.numberOfTrailingZeros(cells.size());
    if (!fits(result.comparison())) {
      throw new ConfigException(
          "Factorial: the %d arms with the baseline are not all combinations of edits. Begin with Factorial.of."
              .formatted(cells.size()));
    }
    List<Contrast> contrasts = new ArrayList<>();
    for (int one = 0; one < factors; one++) {
      contrasts.add(new Contrast(cells.get(1 << one).name(), 1 << one, 1 << (factors - 1)));
    }
    for (int one = 0; one < factors; one++) {
      for (int two = one + 1; two < factors; two++) {
        contrasts.add(
            new Contrast(
                cells.get(1 << one).name() + " x " + cells.get(1 << two).name(),
                1 << one | 1 << two,
                1 << (factors - 2)));
      }
    }
    return effects(contrasts, cells, result.comparison().objective());
  }

  private static List<Effect> effects(
      List<Contrast> contrasts, List<ArmTrials> cells, Objective objective) {
    List<Optional<PairedDifferences>> differences =
        contrasts.stream().map(contrast -> contrast.perSeed(cells)).toList();
    List<Double> holm =
        Holm.adjust(differences.stream().map(d -> d.map(Factorial::pValue).orElse(1.0)).toList());
    List<Effect> effects = new ArrayList<>();
    for (int i = 0; i < contrasts.size(); i++) {
      effects.add(
          new Effect(
              contrasts.get(i).name(),
              differences.get(i),
              holm.get(i),
              differences.get(i).filter(d -> objective.gains(d).mean() > 0).isPresent()));
    }
    return effects;
  }

  /// Without spread the t statistic is infinite however few the seeds are: then only signs speak.
  private static double pValue(PairedDifferences differences) {
    if (!differences.isConstant()) {
      return PairedT.pValue(differences);
    }
    return differences.mean() == 0 ? 1 : SignFlip.smallestPValue(differences.count());
  }

  /// @param name for people
  /// @param mask bits of the edits
  /// @param divisor of the sum of signed cells
  private record Contrast(String name, int mask, int divisor) {

    Optional<PairedDifferences> perSeed(List<ArmTrials> cells) {
      List<Double> differences = new ArrayList<>();
      for (int seed = 0; seed < cells.getFirst().trials().size(); seed++) {
        double sum = 0;
        for (int cell = 0; cell < cells.size(); cell++) {
          sum += sign(cell) * cells.get(cell).trials().get(seed).value();
        }
        if (Double.isFinite(sum)) {
          differences.add(sum / divisor);
        }
      }
      return differences.isEmpty()
          ? Optional.empty()
          : Optional.of(new PairedDifferences(differences));
    }

    /// Plus where an even number of the edits of this contrast is left out.
    private int sign(int cell) {
      return Integer.bitCount(mask & ~cell) % 2 == 0 ? 1 : -1;
    }
  }
}

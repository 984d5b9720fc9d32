package dev.gradus.stats;

import dev.gradus.core.ConfigException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.PValueMethod;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;

/// Wilcoxon's signed ranks: differences count by the order of their sizes, not by the sizes. An
/// outlier weighs no more than the largest of the others, and a run that failed can take part: as a
/// difference larger than any, that is, an infinite one.
///
/// Sizes `|d|` are ranked from 1, equal ones get their mean rank; zeros split their ranks between
/// both signs (`zsplit`). `W⁺` is the sum of the positive ranks. The two-sided p is exact up to
/// [#MOST_EXACT] pairs without ties and zeros; else normal, with `mean = n (n + 1) / 4`, `variance
/// = n (n + 1) (2 n + 1) / 24 − Σ (t³ − t) / 48` over groups of t ties, without continuity
/// correction.
///
/// For few pairs with ties the normal approximation is poor. [SignFlip] of the [signed
/// ranks][#ranks] is the exact test there, and the same test where there are none.
///
/// Source: F. Wilcoxon, "Individual comparisons by ranking methods", Biometrics Bulletin 1, 1945;
/// J. W. Pratt, "Remarks on zeros and ties in the Wilcoxon signed rank procedures", 1959.
public final class SignedRank {

  /// Up to so many pairs the exact distribution is used.
  public static final int MOST_EXACT = 25;

  private SignedRank() {}

  /// @param differences one a pair, perhaps infinite, not NaN
  /// @return for each the rank of its size with its sign; 0 for a zero
  /// @throws ConfigException for no difference, or one that is NaN
  public static List<Double> ranks(List<Double> differences) {
    double[] ranks = sizes(differences);
    return IntStream.range(0, ranks.length)
        .mapToObj(i -> ranks[i] * Math.signum(differences.get(i)))
        .toList();
  }

  /// @param differences one a pair, perhaps infinite, not NaN
  /// @return how often chance alone gives ranks so one-sided, in [0, 1]; 1 where all are 0
  /// @throws ConfigException for no difference, or one that is NaN
  public static double pValue(List<Double> differences) {
    List<Double> signed = ranks(differences);
    boolean plain =
        differences.stream().noneMatch(d -> d == 0)
            && new HashSet<>(differences.stream().map(Math::abs).toList()).size()
                == differences.size();
    return plain && differences.size() <= MOST_EXACT
        ? WilcoxonSignedRankTest.withDefaults()
            .with(AlternativeHypothesis.TWO_SIDED)
            .with(PValueMethod.EXACT)
            .test(signed.stream().mapToDouble(Double::doubleValue).toArray())
            .getPValue()
        : normal(differences, signed);
  }

  private static double normal(List<Double> differences, List<Double> signed) {
    double[] sizes = sizes(differences);
    double positive = signed.stream().filter(rank -> rank > 0).mapToDouble(r -> r).sum();
    for (int i = 0; i < sizes.length; i++) {
      positive += differences.get(i) == 0 ? sizes[i] / 2 : 0;
    }
    double n = sizes.length;
    double mean = n * (n + 1) / 4;
    double variance = n * (n + 1) * (2 * n + 1) / 24 - ties(differences) / 48;
    if (differences.stream().allMatch(d -> d == 0)) {
      return 1;
    }
    double z = Math.abs(positive - mean) / Math.sqrt(variance);
    return Math.min(1, 2 * NormalDistribution.of(0, 1).survivalProbability(z));
  }

  private static double ties(List<Double> differences) {
    double sum = 0;
    for (double size : new HashSet<>(differences.stream().map(d -> Math.abs(d) + 0.0).toList())) {
      double t = differences.stream().filter(d -> Math.abs(d) == size).count();
      sum += t * t * t - t;
    }
    return sum;
  }

  /// The ranks of the sizes, without signs.
  private static double[] sizes(List<Double> differences) {
    if (differences.isEmpty() || differences.stream().anyMatch(d -> d.isNaN())) {
      throw new ConfigException(
          "SignedRank: expected at least one difference and none that is NaN, got %s."
              .formatted(differences));
    }
    List<Integer> order = new ArrayList<>(IntStream.range(0, differences.size()).boxed().toList());
    order.sort(Comparator.comparingDouble(i -> Math.abs(differences.get(i))));
    double[] ranks = new double[order.size()];
    int begin = 0;
    while (begin < ranks.length) {
      double size = Math.abs(differences.get(order.get(begin)));
      int end = begin;
      while (end < ranks.length && Math.abs(differences.get(order.get(end))) == size) {
        end++;
      }
      for (int i = begin; i < end; i++) {
        ranks[order.get(i)] = (begin + 1 + end) / 2.0;
      }
      begin = end;
    }
    return ranks;
  }
}

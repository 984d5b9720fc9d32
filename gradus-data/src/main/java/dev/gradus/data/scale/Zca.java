package dev.gradus.data.scale;

import dev.gradus.core.ConfigException;
import dev.gradus.data.Dataset;
import dev.gradus.data.FittedScaler;

/// Whitening by zero-phase component analysis: afterwards features do not go along with each other
/// and have deviation 1, and an image still looks like itself.
///
/// ```
/// x' = (x - mean) W
/// W = U diag(sqrt(n) / (s + epsilon)) U'
/// ```
///
/// for the n samples of the training split in rows X, less the mean of each channel: U and s are
/// the directions and singular values of X, U' is U transposed.
///
/// The formula is Keras's. It differs in one point: directions in which the training split does not
/// vary at all (s below what rounding leaves, `max(s) sqrt(D) 2^-26`) are dropped, as Keras drops
/// them where there are fewer samples than features. Keras multiplies the others by up to `sqrt(n)
/// / epsilon`, some hundred millions, of which unseen data would be made.
///
/// Costs, for D features: D * D * n / 2 multiplications and an eigenvalue problem to fit, D * D
/// multiplications for each sample afterwards; see `docs/decisions/018-scaling.md`.
///
/// Source: A. Krizhevsky, "Learning multiple layers of features from tiny images", 2009, appendix
/// A; A. J. Bell, T. J. Sejnowski, "The independent components of natural scenes are edge filters",
/// Vision Research 37 (1997).
///
/// @param epsilon added to singular values, at least 0; default 1e-6
public record Zca(double epsilon) implements Scaling {

  /// @throws ConfigException for an epsilon below 0 or not finite
  public Zca {
    if (!(epsilon >= 0) || !Double.isFinite(epsilon)) {
      throw new ConfigException(
          "Zca: epsilon must be at least 0 and finite, got %s.".formatted(epsilon));
    }
  }

  /// @return Keras's epsilon
  public static Zca defaults() {
    return new Zca(1e-6);
  }

  /// @throws ConfigException for samples of more than [WhiteningFit#MOST_FEATURES] features
  @Override
  public FittedScaler fit(Dataset train) {
    return Standardization.defaults()
        .withFeaturewiseCenter(true)
        .withZcaWhitening(true)
        .withZcaEpsilon(epsilon)
        .fit(train);
  }
}

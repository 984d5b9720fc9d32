package dev.gradus.rate;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The loss of one seed over the rising learning rate.
///
/// The first tenth of the steps and the last five are not looked at for suggestions: an average
/// over few losses is unsteady, and the end has broken out.
///
/// @param seed of the network and the batches
/// @param rates of the steps that were made, increasing
/// @param losses of their batches
/// @param brokenOut whether the loss rose above four times its best or was not finite; if not, all
///   rates were tried
public record RateCurve(long seed, List<Double> rates, List<Double> losses, boolean brokenOut) {

  private static final int FIRST_SHARE = 10;
  private static final int LAST = 5;
  private static final int FEWEST = 10;
  private static final double FLAT = 0.05;
  private static final double PERCENT = 100;

  /// Copies the lists.
  public RateCurve {
    rates = List.copyOf(rates);
    losses = List.copyOf(losses);
  }

  /// @return the moving average of the losses
  public List<Double> smoothed() {
    return Smoothing.of(losses);
  }

  /// Why nothing follows from this curve.
  ///
  /// @return a sentence; empty if something follows
  public Optional<String> refusal() {
    return why().map(reason -> "seed %d: %s.".formatted(seed, reason));
  }

  private Optional<String> why() {
    int begin = begin();
    if (end() - begin < FEWEST) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "the loss broke out after %d steps, at a rate of %.2e. Begin at a smaller rate",
              losses.size(),
              rates.isEmpty() ? Double.NaN : rates.getLast()));
    }
    List<Double> smooth = smoothed();
    int best = best();
    double first = smooth.get(begin);
    double drop = (first - smooth.get(best)) / Math.abs(first);
    if (!(drop >= FLAT)) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "the curve is flat: the loss fell from %.4g by %.1f %% only. Try a wider range, or see whether the network can learn at all",
              first,
              PERCENT * Math.max(0, drop)));
    }
    if (best == end() - 1 && !brokenOut) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "the loss still fell at the largest rate tried, %.2e. Go on to larger rates",
              rates.getLast()));
    }
    return Optional.empty();
  }

  /// The rate at which the smoothed loss falls fastest against the logarithm of the rate.
  ///
  /// @return that rate
  public double steep() {
    List<Double> smooth = smoothed();
    int steepest = begin() + 1;
    double least = Double.POSITIVE_INFINITY;
    for (int i = begin() + 1; i < end() - 1; i++) {
      double slope = (smooth.get(i + 1) - smooth.get(i - 1)) / 2;
      if (slope < least) {
        least = slope;
        steepest = i;
      }
    }
    return rates.get(steepest);
  }

  /// The rate in the middle of the longest fall of the smoothed loss: of its longest decreasing
  /// subsequence.
  ///
  /// @return that rate
  public double valley() {
    List<Double> smooth = smoothed().subList(begin(), end());
    int[] lengths = new int[smooth.size()];
    int last = 0;
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = 1;
      for (int j = 0; j < i; j++) {
        if (smooth.get(i) < smooth.get(j)) {
          lengths[i] = Math.max(lengths[i], lengths[j] + 1);
        }
      }
      last = lengths[i] > lengths[last] ? i : last;
    }
    int start = last - lengths[last] + 1;
    int length = last - start + 1;
    return rates.get(begin() + Math.max(0, start) + length / 3 + length / 6);
  }

  /// A tenth of the rate at which the smoothed loss is smallest.
  ///
  /// @return that rate
  public double minimumTenth() {
    return rates.get(best()) / 10;
  }

  private int best() {
    List<Double> smooth = smoothed();
    int best = begin();
    for (int i = begin(); i < end(); i++) {
      best = smooth.get(i) < smooth.get(best) ? i : best;
    }
    return best;
  }

  private int begin() {
    return losses.size() / FIRST_SHARE;
  }

  private int end() {
    return losses.size() - LAST;
  }
}

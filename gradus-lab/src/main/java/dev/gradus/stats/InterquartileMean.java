package dev.gradus.stats;

import dev.gradus.core.ConfigException;
import java.util.List;

/// The mean of the middle half: without the lowest and the highest quarter of the values, `⌊n / 4⌋`
/// on each side. Steadier than the mean where a run now and then goes wrong, and it uses more of
/// the data than the median. With fewer than four values, the mean.
///
/// Source: R. Agarwal et al., "Deep reinforcement learning at the edge of the statistical
/// precipice", 2021, arXiv:2108.13264.
public final class InterquartileMean {

  private InterquartileMean() {}

  /// @param values any order
  /// @return their interquartile mean
  /// @throws ConfigException for no value
  public static double of(List<Double> values) {
    if (values.isEmpty()) {
      throw new ConfigException("InterquartileMean: got no value, expected at least one.");
    }
    int cut = values.size() / 4;
    return values.stream()
        .sorted()
        .skip(cut)
        .limit(values.size() - 2L * cut)
        .mapToDouble(Double::doubleValue)
        .average()
        .orElseThrow();
  }
}

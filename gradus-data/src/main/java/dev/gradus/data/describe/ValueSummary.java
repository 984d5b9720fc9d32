package dev.gradus.data.describe;

import dev.gradus.core.ConfigException;
import java.util.ArrayList;
import java.util.List;

/// Many numbers in a few: their range, mean and deviation, and how often they fall into neighboring
/// bins.
///
/// Whole numbers get bins of whole numbers, the same count in each and centered on them; others get
/// bins of equal width, about twice the cube root of how many there are, at most 64.
///
/// @param name what was counted, for example a column's name
/// @param count how many finite numbers
/// @param missing how many that are not finite; they count nowhere else
/// @param moments of the finite ones
/// @param lowest how many are exactly the smallest: the black of images, the 0 of rare events
/// @param edges of the bins, increasing, one more than counts
/// @param counts in each bin: from its edge up to the next, the last with both its edges
public record ValueSummary(
    String name,
    long count,
    long missing,
    Moments moments,
    long lowest,
    List<Double> edges,
    List<Long> counts) {

  /// Copies the lists.
  ///
  /// @throws ConfigException if the edges do not fit the counts
  public ValueSummary {
    edges = List.copyOf(edges);
    counts = List.copyOf(counts);
    if (edges.size() != counts.size() + 1) {
      throw new ConfigException(
          "ValueSummary %s: %d counts need %d edges, got %d."
              .formatted(name, counts.size(), counts.size() + 1, edges.size()));
    }
  }

  /// Range, mean and deviation; all NaN where no number is finite.
  ///
  /// @param low smallest value
  /// @param high largest value
  /// @param mean average
  /// @param deviation standard deviation with divisor N
  public record Moments(double low, double high, double mean, double deviation) {}

  /// @return whether more than half of all are the smallest, so that it hides the others in a
  ///   histogram, and there are others
  public boolean isMostlyLowest() {
    return 2 * lowest > count && lowest < count;
  }

  /// @return the counts without those that are exactly the smallest
  public List<Long> countsAboveLowest() {
    List<Long> above = new ArrayList<>(counts);
    above.set(0, above.getFirst() - lowest);
    return List.copyOf(above);
  }
}

package dev.gradus.instrument;

import dev.gradus.core.ConfigException;
import java.util.List;

/// How many values fall into each of some equal parts of a range. A bin holds its lower edge and
/// not its upper one, but for the last, which holds both.
///
/// @param from lower edge of the first bin
/// @param to upper edge of the last bin, above `from`
/// @param counts of each bin, at least one bin
public record Bins(double from, double to, List<Long> counts) {

  /// Copies the counts.
  ///
  /// @throws ConfigException for an empty range or no bin
  public Bins {
    counts = List.copyOf(counts);
    if (!(from < to) || counts.isEmpty()) {
      throw new ConfigException(
          "Bins: from %s to %s with %d bins; a range and at least one bin are needed."
              .formatted(from, to, counts.size()));
    }
  }

  /// @param bin from 0 to the number of bins
  /// @return its lower edge; for the number of bins the upper edge of the last
  public double edge(int bin) {
    return from + (to - from) * bin / counts.size();
  }
}

package dev.gradus.chart;

import dev.gradus.core.ConfigException;
import java.util.List;

/// The shaded band around a line: a low and a high value for each point.
///
/// @param low the lower edge; NaN marks a missing value
/// @param high the upper edge, nowhere below `low`; NaN marks a missing value
public record Band(List<Double> low, List<Double> high) {

  private static final Band NONE = new Band(List.of(), List.of());

  /// Copies and checks both edges.
  public Band {
    low = List.copyOf(low);
    high = List.copyOf(high);
    Require.sameSize("Band", "high", high, "low", low.size());
    Require.finiteOrMissing("Band", "low", low);
    Require.finiteOrMissing("Band", "high", high);
    for (int i = 0; i < low.size(); i++) {
      if (low.get(i) > high.get(i)) {
        throw new ConfigException(
            "Band: low[%d] = %s lies above high[%d] = %s. Swap the two."
                .formatted(i, low.get(i), i, high.get(i)));
      }
    }
  }

  /// {@return no band}
  public static Band none() {
    return NONE;
  }

  /// {@return whether there is nothing to shade}
  public boolean isEmpty() {
    return low.isEmpty();
  }
}

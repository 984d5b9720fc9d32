package dev.gradus.chart;

import dev.gradus.core.ConfigException;
import java.util.List;

/// How often values fall into neighboring bins.
///
/// @param title the words above the figure; not blank
/// @param xAxis what was counted
/// @param yAxis how the counts are given, for example `weights`
/// @param edges the edges of the bins, strictly increasing, one more than there are counts
/// @param counts the count in each bin, at least 0
public record Histogram(
    String title, Axis xAxis, Axis yAxis, List<Double> edges, List<Double> counts)
    implements Chart {

  /// Copies and checks edges and counts.
  public Histogram {
    Require.words("Histogram", "title", title);
    String where = "Histogram " + title;
    edges = List.copyOf(edges);
    counts = List.copyOf(counts);
    Require.notEmpty(where, "counts", counts);
    Require.increasing(where, "edges", edges);
    if (edges.size() != counts.size() + 1) {
      throw new ConfigException(
          "%s: %d counts need %d edges, got %d."
              .formatted(where, counts.size(), counts.size() + 1, edges.size()));
    }
    Require.finite(where, "counts", counts);
    for (int i = 0; i < counts.size(); i++) {
      if (counts.get(i) < 0) {
        throw new ConfigException(
            "%s: counts[%d] must be at least 0, got %s.".formatted(where, i, counts.get(i)));
      }
    }
    if (xAxis.log() || yAxis.log()) {
      throw new ConfigException("%s: its axes are linear, got a logarithmic one.".formatted(where));
    }
  }
}

package dev.gradus.chart;

import dev.gradus.core.ConfigException;
import java.util.List;

/// Pairs of values as slopes: each seed's result without a change on the left, with it on the
/// right.
///
/// Lines that rise or fall together are an effect; lines that cross are luck.
///
/// @param title the words above the figure; not blank
/// @param axis what is measured; its direction decides which slopes wear the color of better
/// @param leftName what stands on the left, for example `baseline`; not blank
/// @param rightName what stands on the right; not blank
/// @param pairs the pairs, at least one
public record SlopeChart(
    String title, Axis axis, String leftName, String rightName, List<Pair> pairs) implements Chart {

  /// Copies and checks the pairs.
  ///
  /// @throws ConfigException for blank words, no pairs, or a value that a logarithmic axis cannot
  ///   show
  public SlopeChart {
    Require.words("SlopeChart", "title", title);
    String where = "SlopeChart " + title;
    Require.words(where, "leftName", leftName);
    Require.words(where, "rightName", rightName);
    pairs = List.copyOf(pairs);
    Require.notEmpty(where, "pairs", pairs);
    for (Pair pair : pairs) {
      if (axis.log()) {
        Require.positive(where, pair.name, List.of(pair.left, pair.right));
      }
    }
  }

  /// Two values that belong together.
  ///
  /// @param name what they have in common, for example `seed 3`; not blank
  /// @param left the value on the left; NaN where there is none, as after a failed run
  /// @param right the value on the right; NaN where there is none
  public record Pair(String name, double left, double right) {

    /// Checks the values.
    public Pair {
      Require.words("SlopeChart.Pair", "name", name);
      Require.finiteOrMissing("SlopeChart.Pair " + name, "[left, right]", List.of(left, right));
    }

    /// {@return whether both values are there}
    public boolean isWhole() {
      return Double.isFinite(left) && Double.isFinite(right);
    }
  }

  /// {@return what a pair came to: better, worse, or the same where both values are equal or
  /// neither direction is better}
  ///
  /// @param pair with both values
  public Outcome outcome(Pair pair) {
    double gain =
        switch (axis.direction()) {
          case HIGHER_IS_BETTER -> pair.right - pair.left;
          case LOWER_IS_BETTER -> pair.left - pair.right;
          case NEUTRAL -> 0;
        };
    return gain > 0 ? Outcome.BETTER : gain < 0 ? Outcome.WORSE : Outcome.SAME;
  }
}

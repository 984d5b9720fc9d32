package dev.gradus.report;

import dev.gradus.chart.Outcome;

/// The difference that an arm makes against the baseline, with its verdict. All numbers are
/// computed by the study; the report only shows them.
///
/// @param delta the mean paired difference, arm minus baseline, in the units of the metric
/// @param low the lower end of its 95 % confidence interval
/// @param high the upper end
/// @param pValue the p-value, corrected for the number of arms
/// @param outcome the color and symbol of the verdict
/// @param verdict the verdict in a word or two, for example `improves`
/// @param sentence the verdict in a sentence, with its caveats; may be empty
public record EffectView(
    double delta,
    double low,
    double high,
    double pValue,
    Outcome outcome,
    String verdict,
    String sentence) {

  /// Checks the words.
  public EffectView {
    Check.words("EffectView", "verdict", verdict);
  }
}

package dev.gradus.report;

import java.util.List;

/// What the runs of one arm came to.
///
/// @param perSeed the final value of the metric for each seed; NaN where the run failed
/// @param mean their mean, as the study computed it
/// @param secondsPerRun the mean wall-clock time of a run in seconds
/// @param histories the curves of each run, in the order of the seeds; empty if they were not kept
public record ResultsView(
    List<Double> perSeed, double mean, double secondsPerRun, List<HistoryView> histories) {

  /// Copies the lists and checks their sizes.
  public ResultsView {
    perSeed = List.copyOf(perSeed);
    histories = List.copyOf(histories);
    if (!histories.isEmpty()) {
      Check.sameSize("ResultsView", "histories", histories, "perSeed", perSeed.size());
    }
  }
}

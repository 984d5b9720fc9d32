package dev.gradus.report;

import dev.gradus.history.RunFolder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// A finished training run as its page shows it.
///
/// @param title the title of the page; not blank
/// @param summary what came out, in one sentence
/// @param facts the main numbers in words, in the order given, for example `test accuracy` to `98.2
///   %`
/// @param history its curves
/// @param provenance where the numbers come from
public record RunView(
    String title,
    String summary,
    Map<String, String> facts,
    HistoryView history,
    ProvenanceView provenance) {

  /// Checks the title and copies the facts.
  public RunView {
    Check.words("RunView", "title", title);
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }

  /// A run as its folder tells it, finished, failed or broken off.
  ///
  /// @param folder the run's folder
  /// @return what its page shows
  /// @throws dev.gradus.core.DataException if the folder cannot be read
  public static RunView of(RunFolder folder) {
    return new RecordedRun(folder).view();
  }
}

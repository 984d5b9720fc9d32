package dev.gradus.report;

/// What everything else is measured against.
///
/// @param name its name; not blank
/// @param results what its runs came to
public record BaselineView(String name, ResultsView results) {

  /// Checks the name.
  public BaselineView {
    Check.words("BaselineView", "name", name);
  }
}

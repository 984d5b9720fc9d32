package dev.gradus.report;

/// One thing that was tried against the baseline.
///
/// @param name its name; not blank
/// @param patch what it changes in the spec, for example `optimizer=sgd`
/// @param results what its runs came to
/// @param effect the difference it makes
public record ArmView(String name, String patch, ResultsView results, EffectView effect) {

  /// Checks the name.
  public ArmView {
    Check.words("ArmView", "name", name);
  }
}

package dev.gradus.report;

import dev.gradus.core.ConfigException;
import dev.gradus.study.ComparisonResult;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A finished comparison as its page shows it: a baseline, and arms paired with it over seeds.
///
/// @param title the title of the page; not blank
/// @param summary what came out, in one sentence
/// @param objective what it was decided on
/// @param seeds the seeds, the same for each arm
/// @param baseline what everything else is measured against
/// @param arms what was tried, at least one, with different names
/// @param provenance where the numbers come from
public record ComparisonView(
    String title,
    String summary,
    ObjectiveView objective,
    List<Long> seeds,
    BaselineView baseline,
    List<ArmView> arms,
    ProvenanceView provenance) {

  /// Copies the lists and checks that each arm has a value for each seed.
  public ComparisonView {
    Check.words("ComparisonView", "title", title);
    seeds = List.copyOf(seeds);
    arms = List.copyOf(arms);
    if (arms.isEmpty()) {
      throw new ConfigException("ComparisonView: arms is empty, expected at least one.");
    }
    checkSeeds(baseline.name(), baseline.results(), seeds);
    Set<String> names = new HashSet<>(Set.of(baseline.name()));
    for (ArmView arm : arms) {
      if (!names.add(arm.name())) {
        throw new ConfigException(
            "ComparisonView: two arms are called '%s'. Give each its own name."
                .formatted(arm.name()));
      }
      checkSeeds(arm.name(), arm.results(), seeds);
    }
  }

  /// What a study found.
  ///
  /// @param result what it found
  /// @param title the title of the page
  /// @param command the command that reproduces it
  /// @param spec the baseline's spec in YAML
  /// @param environment the machine and the software, as [ProvenanceView#words] puts them
  /// @return what its page shows
  public static ComparisonView of(
      ComparisonResult result,
      String title,
      String command,
      String spec,
      Map<String, String> environment) {
    return new MeasuredComparison(result).view(title, command, spec, environment);
  }

  /// What a study found, as a part of another page, which says where it comes from.
  static ComparisonView untitled(ComparisonResult result) {
    return of(result, result.comparison().name(), "", "", Map.of());
  }

  private static void checkSeeds(String arm, ResultsView results, List<Long> seeds) {
    Check.sameSize("ComparisonView", "arm '" + arm + "'", results.perSeed(), "seeds", seeds.size());
  }
}

package dev.gradus.study;

import java.util.ArrayList;
import java.util.List;

/// All trials of a study in their order: those of the search for learning rates, if there is one,
/// then those that are judged; each part seed by seed, and within a seed arm by arm.
///
/// @param arms the baseline first
/// @param tuning the trials of the search
/// @param judged the trials that are judged
record StudyPlan(List<PlannedArm> arms, List<PlannedTrial> tuning, List<PlannedTrial> judged) {

  static StudyPlan of(Comparison comparison, List<PlannedArm> arms) {
    List<PlannedTrial> tuning = new ArrayList<>();
    comparison
        .tuning()
        .ifPresent(search -> {
          for (long seed : search.seedValues(comparison.base().fit().seed())) {
            for (int arm = 0; arm < arms.size(); arm++) {
              for (int rate = 0; rate < arms.get(arm).factors().size(); rate++) {
                tuning.add(trial(tuning.size(), arms, arm, rate, seed));
              }
            }
          }
        });
    List<PlannedTrial> judged = new ArrayList<>();
    for (long seed : comparison.seedValues()) {
      for (int arm = 0; arm < arms.size(); arm++) {
        judged.add(trial(tuning.size() + judged.size(), arms, arm, PlannedTrial.JUDGED, seed));
      }
    }
    return new StudyPlan(List.copyOf(arms), List.copyOf(tuning), List.copyOf(judged));
  }

  private static PlannedTrial trial(
      int before, List<PlannedArm> arms, int arm, int rate, long seed) {
    return new PlannedTrial(before + 1, arm, rate, seed, arms.get(arm).label(rate));
  }

  int trials() {
    return tuning.size() + judged.size();
  }

  /// How many trials each arm takes.
  int[] trialsPerArm() {
    int[] counts = new int[arms.size()];
    tuning.forEach(trial -> counts[trial.arm()]++);
    judged.forEach(trial -> counts[trial.arm()]++);
    return counts;
  }
}

package dev.gradus.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a comparison came to, with everything it rests on.
///
/// @param comparison what was compared
/// @param baseline the runs of the baseline
/// @param arms each arm with its verdict, in the comparison's order
/// @param delta δ: smaller differences do not matter; in the objective's unit, 0 if the baseline
///   has no finished run or no error
/// @param setting under what circumstances
public record ComparisonResult(
    Comparison comparison,
    ArmTrials baseline,
    List<Judgement> arms,
    double delta,
    Setting setting) {

  /// Copies the arms.
  public ComparisonResult {
    arms = List.copyOf(arms);
  }

  /// @return what came out, in one sentence: the arms by verdict
  public String summary() {
    List<String> groups = new ArrayList<>();
    for (Verdict verdict : Verdict.values()) {
      List<String> names =
          arms.stream()
              .filter(judgement -> judgement.verdict() == verdict)
              .map(judgement -> judgement.arm().name())
              .toList();
      if (!names.isEmpty()) {
        groups.add("%s: %s".formatted(verdict.inText(), String.join(", ", names)));
      }
    }
    String all = String.join("; ", groups);
    return all.substring(0, 1).toUpperCase(Locale.ROOT) + all.substring(1) + ".";
  }

  /// @return how the numbers were made and what they do not say, a paragraph each
  public List<String> notes() {
    return Notes.of(this);
  }

  /// @return figures with the decimals that this result's intervals deserve
  Figures figures() {
    return Figures.of(comparison.objective(), arms.stream().map(Judgement::evidence).toList());
  }
}

package dev.gradus.study;

import dev.gradus.core.ConfigException;
import dev.gradus.spec.Kinds;
import dev.gradus.spec.Patch;
import dev.gradus.spec.TrainSpec;
import java.util.ArrayList;
import java.util.List;

/// A recipe of several edits, and what each of them is good for: the baseline is the full recipe,
/// and each arm undoes one edit. Where edits need or replace each other this says more than adding
/// one at a time: an edit that helps alone may do nothing in the recipe.
///
/// An arm that HURTS names an edit that the recipe needs.
public final class LeaveOneOut {

  private LeaveOneOut() {}

  /// @param plain the spec without any of the edits
  /// @param edits the recipe, at least two, applied in order
  /// @param kinds the words of both
  /// @return the comparison, with arms such as `without fit.batchSize=256`
  /// @throws ConfigException for fewer edits, or if an edit cannot be made, with or without another
  public static Comparison of(TrainSpec plain, List<Patch> edits, Kinds kinds) {
    if (edits.size() < 2) {
      throw new ConfigException(
          "LeaveOneOut: expected at least two edits, got %d. One edit is compared with the plain spec."
              .formatted(edits.size()));
    }
    TrainSpec full = all(edits).apply(plain, kinds);
    List<Arm> arms = new ArrayList<>();
    for (Patch left : edits) {
      List<Patch> others = new ArrayList<>(edits);
      others.remove(left);
      TrainSpec without = all(others).apply(plain, kinds);
      arms.add(new Arm("without " + left, Patch.between(full, without, kinds)));
    }
    return Comparison.of(full, arms).withName("recipe of %d edits".formatted(edits.size()));
  }

  private static Patch all(List<Patch> edits) {
    return edits.stream().reduce(Patch.none(), Patch::then);
  }
}

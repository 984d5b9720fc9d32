package dev.gradus.study;

import dev.gradus.core.ConfigException;
import dev.gradus.spec.Patch;
import java.util.List;

/// One thing to try: a name, and what it changes in the baseline.
///
/// @param name unique in its comparison, not blank
/// @param patch the change
public record Arm(String name, Patch patch) {

  /// Name of the unchanged arm, which no other may have.
  public static final String BASELINE = "baseline";

  /// Checks the name.
  ///
  /// @throws ConfigException if it is blank, or that of the baseline
  public Arm {
    if (name.isBlank() || name.equals(BASELINE)) {
      throw new ConfigException(
          "Arm: a name must not be blank or \"%s\", got \"%s\".".formatted(BASELINE, name));
    }
  }

  /// @param name unique in its comparison
  /// @param edits texts such as `fit.batchSize=4096`
  /// @return the arm that makes these edits in order
  /// @throws ConfigException for a text that is no edit
  public static Arm of(String name, String... edits) {
    return new Arm(name, Patch.of(edits));
  }

  /// The arms of one varied setting, each named after its edit: `optimizer=sgd,rmsprop` gives the
  /// arms `optimizer=sgd` and `optimizer=rmsprop`.
  ///
  /// @param text `path=value,value,…` as [Patch#vary] reads it
  /// @return an arm a value, in order
  /// @throws ConfigException for a text that is no such list
  public static List<Arm> vary(String text) {
    return Patch.vary(text).stream().map(patch -> new Arm(patch.toString(), patch)).toList();
  }
}

package dev.gradus.technique;

import dev.gradus.core.ConfigException;
import dev.gradus.spec.TrainSpec;
import dev.gradus.study.Arm;
import java.util.List;

/// Arms for a spec that is not known beforehand.
final class Arms {

  private Arms() {}

  /// The arms that change something: one that says what the baseline says anyway is left out.
  ///
  /// @param technique for the message
  /// @throws ConfigException if none is left
  static List<Arm> changing(String technique, TrainSpec base, List<Arm> arms, Workbench bench) {
    List<Arm> changing =
        arms.stream().filter(arm -> !arm.patch().apply(base, bench.kinds()).equals(base)).toList();
    if (changing.isEmpty()) {
      throw new ConfigException(
          "%s: the spec already is what this would try: %s. Change the spec, or leave it out."
              .formatted(technique, Wording.list(arms.stream().map(Arm::name).toList())));
    }
    return changing;
  }
}

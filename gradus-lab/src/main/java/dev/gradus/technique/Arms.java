package dev.gradus.technique;

import dev.gradus.spec.TrainSpec;
import dev.gradus.study.Arm;
import java.util.List;

/// Arms for a spec that is not known beforehand.
final class Arms {

  private Arms() {}

  /// The arms that change something: one that says what the baseline says anyway is left out. Of
  /// two that differ one is always left.
  static List<Arm> changing(TrainSpec base, List<Arm> arms, Workbench bench) {
    return arms.stream()
        .filter(arm -> !arm.patch().apply(base, bench.kinds()).equals(base))
        .toList();
  }
}

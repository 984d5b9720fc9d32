package dev.gradus.spec;

import dev.gradus.constraint.Constraint;
import dev.gradus.constraint.MaxNorm;
import dev.gradus.constraint.MinMaxNorm;
import dev.gradus.constraint.NonNegative;
import dev.gradus.constraint.UnitNorm;
import dev.gradus.init.Identity;
import dev.gradus.init.Initializer;
import dev.gradus.init.TruncatedNormal;
import dev.gradus.regularizer.L1L2;
import dev.gradus.regularizer.OrthogonalRegularizer;
import dev.gradus.regularizer.Regularizer;

/// The words for further ways to start weights and to hold them down.
final class WeightKinds {

  private WeightKinds() {}

  static Kinds of(Kinds kinds) {
    return kinds
        .with(Initializer.class, Kind.of("identity", Identity.defaults()).shorthandFor("gain"))
        .with(
            Initializer.class,
            Kind.of("truncated-normal", TruncatedNormal.defaults())
                .shorthandFor("standardDeviation"))
        .with(Regularizer.class, Kind.of("l1-l2", new L1L2(0, 0)).requiring("l1", "l2"))
        .with(
            Regularizer.class,
            Kind.of("orthogonal", OrthogonalRegularizer.defaults()).shorthandFor("factor"))
        .with(Constraint.class, Kind.of("max-norm", MaxNorm.defaults()).shorthandFor("maxValue"))
        .with(Constraint.class, Kind.of("min-max-norm", MinMaxNorm.defaults()))
        .with(Constraint.class, Kind.of("non-negative", new NonNegative()))
        .with(Constraint.class, Kind.of("unit-norm", UnitNorm.defaults()));
  }
}

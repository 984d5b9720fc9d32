package dev.gradus.technique;

import dev.gradus.chart.Axis;
import dev.gradus.chart.Direction;
import dev.gradus.history.History;
import dev.gradus.metric.Metric;
import dev.gradus.spec.TrainSpec;

/// What a spec's networks are told apart by: accuracy where it is measured, else the loss.
///
/// @param name in training, as in a history
record Measured(String name) {

  private static final String ACCURACY = "accuracy";

  static Measured of(TrainSpec spec) {
    boolean accuracy = spec.metrics().stream().map(Metric::name).anyMatch(ACCURACY::equals);
    return new Measured(accuracy ? ACCURACY : History.LOSS);
  }

  boolean share() {
    return name.equals(ACCURACY);
  }

  String shown(double value) {
    return share() ? Wording.percent(value) : Wording.number(value);
  }

  Axis axis() {
    return Axis.of(name)
        .withDirection(share() ? Direction.HIGHER_IS_BETTER : Direction.LOWER_IS_BETTER);
  }
}

package dev.gradus.study;

import dev.gradus.optimizer.Lbfgs;
import dev.gradus.schedule.Constant;
import dev.gradus.schedule.Schedule;
import dev.gradus.spec.TrainSpec;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// An arm with the spec that it gives, and the learning rates that are tried for it.
///
/// @param name the arm's, or [Arm#BASELINE]
/// @param patch what it changes, as edits are written
/// @param spec what is run, but for the seed and the rate
/// @param factors of its learning rate; empty if none is searched
record PlannedArm(String name, String patch, TrainSpec spec, List<Double> factors) {

  static PlannedArm of(String name, String patch, TrainSpec spec, Optional<RateTuning> tuning) {
    boolean hasRate = !(spec.optimizer() instanceof Lbfgs);
    return new PlannedArm(
        name, patch, spec, hasRate ? tuning.map(RateTuning::factors).orElse(List.of()) : List.of());
  }

  /// @param rate index of a factor, or [PlannedTrial#JUDGED]
  TrainSpec atRate(int rate) {
    return rate == PlannedTrial.JUDGED ? spec : times(factors.get(rate));
  }

  private TrainSpec times(double factor) {
    Schedule own = spec.optimizer().learningRate();
    Schedule changed =
        own instanceof Constant constant
            ? Schedule.constant(constant.at(0) * factor)
            : new Multiplied(own, factor);
    return spec.withOptimizer(spec.optimizer().withLearningRate(changed));
  }

  /// Empty if the rate is a schedule.
  OptionalDouble rate(int rate) {
    Schedule own = spec.optimizer().learningRate();
    return own instanceof Constant constant
        ? OptionalDouble.of(constant.at(0) * factors.get(rate))
        : OptionalDouble.empty();
  }

  String label(int rate) {
    if (rate == PlannedTrial.JUDGED) {
      return name;
    }
    OptionalDouble known = rate(rate);
    return "%s at learning rate %s"
        .formatted(
            name,
            known.isPresent()
                ? Figures.significant(known.getAsDouble())
                : "x " + Figures.significant(factors.get(rate)));
  }

  /// A schedule, all rates times a factor.
  private record Multiplied(Schedule schedule, double factor) implements Schedule {

    @Override
    public double at(long step) {
      return factor * schedule.at(step);
    }

    @Override
    public Optional<Schedule> momentum() {
      return schedule.momentum();
    }
  }
}

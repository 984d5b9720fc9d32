package dev.gradus.study;

import dev.gradus.history.History;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/// What an arm costs, beside what it brings.
///
/// @param arm its name
/// @param seconds median duration of a run; NaN if all failed
/// @param updates median number of updates a run; NaN if that is not known
/// @param bytes native memory of a run when it held most: weights, their slots and everything
///   computed on the way, data not included; 0 if that is not known
/// @param parameters of the network
/// @param target how soon it gets where it should
public record Cost(
    String arm, double seconds, double updates, long bytes, long parameters, Reached target) {

  /// A mean of equal numbers may be a hair above them.
  private static final double ROUNDING = 1e-12;

  /// How soon runs reach a value of the objective.
  ///
  /// @param value that should be reached
  /// @param epochs median over the runs that reach it of the first epoch that ends there; NaN if
  ///   none does
  /// @param runs how many reach it
  public record Reached(double value, double epochs, int runs) {}

  /// The costs of all arms.
  ///
  /// @param result what a comparison came to
  /// @param target value of the objective that should be reached; without it, the baseline's mean
  ///   after the last epoch
  /// @return the baseline's, then each arm's
  public static List<Cost> of(ComparisonResult result, OptionalDouble target) {
    double value = target.orElse(result.baseline().mean());
    List<ArmTrials> arms = new ArrayList<>(List.of(result.baseline()));
    result.arms().forEach(judgement -> arms.add(judgement.arm()));
    return arms.stream().map(arm -> of(arm, result.comparison().objective(), value)).toList();
  }

  private static Cost of(ArmTrials arm, Objective objective, double value) {
    double[] epochs =
        arm.trials().stream()
            .mapToDouble(trial -> firstEpoch(trial.history(), objective, value))
            .filter(Double::isFinite)
            .toArray();
    return new Cost(
        arm.name(),
        arm.secondsPerRun(),
        arm.stepsPerRun(),
        arm.bytes(),
        arm.parameters(),
        new Reached(value, ArmTrials.median(Arrays.stream(epochs)), epochs.length));
  }

  private static double firstEpoch(History history, Objective objective, double value) {
    List<Double> measured = history.series().getOrDefault(objective.metric(), List.of());
    for (int i = 0; i < measured.size(); i++) {
      boolean there =
          objective.direction() == Objective.Direction.HIGHER_IS_BETTER
              ? measured.get(i) >= value - ROUNDING * Math.abs(value)
              : measured.get(i) <= value + ROUNDING * Math.abs(value);
      if (there) {
        return i + 1;
      }
    }
    return Double.NaN;
  }
}

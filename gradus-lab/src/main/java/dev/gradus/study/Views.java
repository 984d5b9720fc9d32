package dev.gradus.study;

import dev.gradus.history.History;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/// The objective of every finished run against epochs, updates and seconds: data to draw, and what
/// arms reach at the same place of each axis.
///
/// Which arm is ahead may depend on the axis where a change makes an epoch cheaper or gives it more
/// updates, as the batch size does. At *equal epochs*, *equal updates* and *equal time* all arms
/// are read where the shortest run ends: between the ends of epochs on a straight line, before the
/// end of its first epoch an arm has no value. Failed runs have no place here.
///
/// @param objective what is measured
/// @param arms the baseline first, then the arms in the comparison's order
public record Views(Objective objective, List<ArmCurves> arms) {

  /// What a run is measured against.
  public enum Axis {
    /// Passes through the data.
    EPOCHS,
    /// Updates of the weights.
    UPDATES,
    /// Seconds of training, validation included.
    SECONDS
  }

  /// The finished runs of an arm.
  ///
  /// @param arm its name
  /// @param runs in the order of the seeds, without those that failed
  public record ArmCurves(String arm, List<RunCurve> runs) {

    /// Copies the list.
    public ArmCurves {
      runs = List.copyOf(runs);
    }
  }

  /// One run: entries are ends of epochs, of those in which the objective was measured.
  ///
  /// @param seed of its randomness
  /// @param epochs done, counted from 1
  /// @param updates done
  /// @param seconds gone by
  /// @param values the objective
  public record RunCurve(
      long seed,
      List<Double> epochs,
      List<Double> updates,
      List<Double> seconds,
      List<Double> values) {

    /// Copies the lists.
    public RunCurve {
      epochs = List.copyOf(epochs);
      updates = List.copyOf(updates);
      seconds = List.copyOf(seconds);
      values = List.copyOf(values);
    }

    /// @param axis what the run is measured against
    /// @return where on it the entries are; NaN where that is not known
    public List<Double> along(Axis axis) {
      return switch (axis) {
        case EPOCHS -> epochs;
        case UPDATES -> updates;
        case SECONDS -> seconds;
      };
    }

    /// @param axis what the run is measured against
    /// @param place on that axis
    /// @return the objective there, on a straight line between entries; NaN before the first, and
    ///   beyond the last
    public double at(Axis axis, double place) {
      List<Double> places = along(axis);
      for (int i = 0; i < places.size(); i++) {
        double here = places.get(i);
        if (place == here) {
          return values.get(i);
        }
        if (i > 0 && places.get(i - 1) < place && place < here) {
          double share = (place - places.get(i - 1)) / (here - places.get(i - 1));
          return values.get(i - 1) + share * (values.get(i) - values.get(i - 1));
        }
      }
      return Double.NaN;
    }

    private double end(Axis axis) {
      return along(axis).isEmpty() ? Double.NaN : along(axis).getLast();
    }
  }

  /// What all arms reach at the same place.
  ///
  /// @param axis of the place
  /// @param at the place, where the shortest run ends; NaN if that is not known
  /// @param means of the runs of each arm there, the baseline first; NaN where one has no value
  public record Equal(Axis axis, double at, List<Double> means) {

    /// Copies the list.
    public Equal {
      means = List.copyOf(means);
    }
  }

  /// Copies the list.
  public Views {
    arms = List.copyOf(arms);
  }

  /// @param result what a comparison came to
  /// @return the curves of its runs
  public static Views of(ComparisonResult result) {
    Objective objective = result.comparison().objective();
    List<ArmCurves> arms = new ArrayList<>(List.of(curves(result.baseline(), objective)));
    result.arms().forEach(judgement -> arms.add(curves(judgement.arm(), objective)));
    return new Views(objective, arms);
  }

  private static ArmCurves curves(ArmTrials arm, Objective objective) {
    return new ArmCurves(
        arm.name(),
        arm.trials().stream()
            .filter(trial -> !trial.failed())
            .map(trial -> curve(trial, objective))
            .toList());
  }

  private static RunCurve curve(Trial trial, Objective objective) {
    History history = trial.history();
    List<Double> measured = history.series().getOrDefault(objective.metric(), List.of());
    List<Double> durations = history.series().getOrDefault(History.SECONDS, List.of());
    double updates =
        trial.work().steps() == 0
            ? Double.NaN
            : (double) trial.work().steps() / Math.max(1, history.epochs());
    List<List<Double>> columns = List.of(list(), list(), list(), list());
    double seconds = durations.isEmpty() ? Double.NaN : 0;
    for (int epoch = 1; epoch <= measured.size(); epoch++) {
      seconds += durations.isEmpty() ? 0 : durations.get(epoch - 1);
      double value = measured.get(epoch - 1);
      if (Double.isFinite(value)) {
        columns.get(0).add((double) epoch);
        columns.get(1).add(epoch * updates);
        columns.get(2).add(seconds);
        columns.get(3).add(value);
      }
    }
    return new RunCurve(
        trial.seed(), columns.get(0), columns.get(1), columns.get(2), columns.get(3));
  }

  private static List<Double> list() {
    return new ArrayList<>();
  }

  /// @param axis what arms are made equal in
  /// @return what they reach where the shortest run ends
  public Equal equal(Axis axis) {
    double at = runs().mapToDouble(run -> run.end(axis)).min().orElse(Double.NaN);
    return new Equal(axis, at, arms.stream().map(arm -> mean(arm, axis, at)).toList());
  }

  /// @return whether arms make different numbers of updates, so that the axis matters
  public boolean differ() {
    double[] updates = runs().mapToDouble(run -> run.end(Axis.UPDATES)).toArray();
    return DoubleStream.of(updates).noneMatch(Double::isNaN)
        && DoubleStream.of(updates).distinct().count() > 1;
  }

  private Stream<RunCurve> runs() {
    return arms.stream().flatMap(arm -> arm.runs().stream());
  }

  /// NaN if a run has no value there.
  private static double mean(ArmCurves arm, Axis axis, double at) {
    return arm.runs().stream().mapToDouble(run -> run.at(axis, at)).average().orElse(Double.NaN);
  }
}

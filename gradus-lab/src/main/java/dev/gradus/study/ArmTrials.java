package dev.gradus.study;

import dev.gradus.spec.TrainSpec;
import dev.gradus.stats.InterquartileMean;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/// All runs of one arm.
///
/// @param name the arm's, or [Arm#BASELINE]
/// @param patch what it changes, as edits are written; empty for the baseline
/// @param spec what was run, but for the seed
/// @param trials in the order of the seeds, at least one
/// @param rate the learning rate that was chosen for it, if the comparison tunes and it has one;
///   `spec` then has that rate
public record ArmTrials(
    String name, String patch, TrainSpec spec, List<Trial> trials, Optional<RateChoice> rate) {

  /// Copies the trials.
  public ArmTrials {
    trials = List.copyOf(trials);
  }

  /// An arm for which nothing was tuned.
  ///
  /// @param name the arm's, or [Arm#BASELINE]
  /// @param patch what it changes, as edits are written; empty for the baseline
  /// @param spec what was run, but for the seed
  /// @param trials in the order of the seeds, at least one
  public ArmTrials(String name, String patch, TrainSpec spec, List<Trial> trials) {
    this(name, patch, spec, trials, Optional.empty());
  }

  /// @return the objective of each seed; NaN where the run failed
  public List<Double> perSeed() {
    return trials.stream().map(Trial::value).toList();
  }

  /// @return mean objective of the runs that did not fail; NaN if all did
  public double mean() {
    return finished().mapToDouble(Trial::value).average().orElse(Double.NaN);
  }

  /// @return interquartile mean of the runs that did not fail; NaN if all did
  public double interquartileMean() {
    List<Double> values = finished().map(Trial::value).toList();
    return values.isEmpty() ? Double.NaN : InterquartileMean.of(values);
  }

  /// The median, which neither the first run of a program, while its code is still being compiled,
  /// nor a machine that is busy for a while changes much.
  ///
  /// @return median duration in seconds of the runs that did not fail; NaN if all did
  public double secondsPerRun() {
    return median(finished().mapToDouble(Trial::seconds));
  }

  /// @return median number of updates of the runs that did not fail; NaN if all did or nobody
  ///   counted
  public double stepsPerRun() {
    return median(
        finished()
            .mapToLong(trial -> trial.work().steps())
            .filter(steps -> steps > 0)
            .asDoubleStream());
  }

  /// @return the most native memory that a run held, in bytes; 0 if that is not known
  public long bytes() {
    return trials.stream().mapToLong(trial -> trial.work().bytes()).max().orElse(0);
  }

  static double median(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    int middle = sorted.length / 2;
    if (sorted.length == 0) {
      return Double.NaN;
    }
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /// @return how many runs failed
  public int failures() {
    return (int) trials.stream().filter(Trial::failed).count();
  }

  /// @return parameters of the network; 0 if all runs failed
  public long parameters() {
    return trials.stream().mapToLong(Trial::parameters).max().orElse(0);
  }

  private Stream<Trial> finished() {
    return trials.stream().filter(trial -> !trial.failed());
  }
}

package dev.gradus.study;

import java.time.Duration;
import java.util.stream.IntStream;

/// Estimates how long a study still takes: what is left of each arm, times that arm's mean so far;
/// an arm not yet seen counts as the mean of all trials. Jobs that run at once share it evenly.
final class TimeLeft {

  private final int[] trials;
  private final int jobs;
  private final double[] seconds;
  private final int[] done;

  TimeLeft(int arms, int seeds) {
    this(IntStream.generate(() -> seeds).limit(arms).toArray(), 1);
  }

  /// @param trials of each arm
  /// @param jobs how many run at once
  TimeLeft(int[] trials, int jobs) {
    this.trials = trials.clone();
    this.jobs = jobs;
    this.seconds = new double[trials.length];
    this.done = new int[trials.length];
  }

  /// @param arm index of the arm
  /// @param took duration of one more trial in seconds
  void add(int arm, double took) {
    seconds[arm] += took;
    done[arm]++;
  }

  Duration estimate() {
    double mean = meanOfAll();
    double left = 0;
    for (int arm = 0; arm < done.length; arm++) {
      double each = done[arm] == 0 ? mean : seconds[arm] / done[arm];
      left += each * (trials[arm] - done[arm]);
    }
    return Duration.ofMillis(Math.round(1000 * left / jobs));
  }

  private double meanOfAll() {
    double sum = 0;
    int count = 0;
    for (int arm = 0; arm < done.length; arm++) {
      sum += seconds[arm];
      count += done[arm];
    }
    return count == 0 ? 0 : sum / count;
  }
}

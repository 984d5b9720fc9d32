package dev.gradus.study;

import java.time.Duration;

/// Estimates how long a study still takes: what is left of each arm, times that arm's mean so far;
/// an arm not yet seen counts as the mean of all trials.
final class TimeLeft {

  private final int seeds;
  private final double[] seconds;
  private final int[] done;

  TimeLeft(int arms, int seeds) {
    this.seeds = seeds;
    this.seconds = new double[arms];
    this.done = new int[arms];
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
      left += each * (seeds - done[arm]);
    }
    return Duration.ofMillis(Math.round(1000 * left));
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

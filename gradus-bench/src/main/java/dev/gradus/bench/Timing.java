package dev.gradus.bench;

/// What a run of a workload measured.
///
/// @param workload its name
/// @param microsPerStep wall time of one training step, in microseconds
/// @param samplesPerSecond throughput
/// @param gflops arithmetic of the products per second, in 10^9 operations
/// @param threads used by the kernels
public record Timing(
    String workload, double microsPerStep, double samplesPerSecond, double gflops, int threads) {

  static Timing of(Workload workload, double seconds, int steps, int threads) {
    double perStep = seconds / steps;
    return new Timing(
        workload.name(),
        perStep * 1e6,
        workload.batchSize() / perStep,
        workload.operations() / perStep / 1e9,
        threads);
  }
}

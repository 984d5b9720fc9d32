package dev.gradus.metric;

import dev.gradus.core.Buffer;

/// What a [Metric] has seen of one pass. Not for use by two threads at once.
public interface MetricState {

  /// Takes one batch into account. Allocates nothing.
  ///
  /// @param prediction what the network said, sample after sample in row-major order
  /// @param target what was right, likewise
  /// @param samples how many samples count; the buffers may hold more
  void update(Buffer prediction, Buffer target, int samples);

  /// @return the metric over everything seen; NaN before the first sample
  double result();

  /// Forgets everything seen, for the next pass.
  void reset();
}

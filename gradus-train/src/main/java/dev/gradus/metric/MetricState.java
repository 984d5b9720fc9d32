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

  /// What was seen, as numbers: a checkpoint in the middle of a pass keeps them.
  ///
  /// @return numbers from which [#restore] makes a state that goes on to the same bits
  double[] state();

  /// Takes up where another state of the same metric, for the same shapes, stood. Forgets what this
  /// one has seen.
  ///
  /// @param state what [#state] gave
  /// @throws dev.gradus.core.DataException if the numbers cannot be this metric's
  void restore(double[] state);
}

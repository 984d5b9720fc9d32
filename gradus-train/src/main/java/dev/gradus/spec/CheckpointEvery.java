package dev.gradus.spec;

import dev.gradus.core.ConfigException;

/// When a run that is kept in a folder writes a checkpoint: in files `epoch`, `none`, `{steps:
/// 500}` or `{seconds: 60}`.
///
/// A checkpoint is written between two steps, and training waits for it.
public sealed interface CheckpointEvery {

  /// After every finished epoch.
  record Epoch() implements CheckpointEvery {}

  /// Never: the run cannot be resumed.
  record None() implements CheckpointEvery {}

  /// After every finished epoch, and within epochs after so many updates.
  ///
  /// @param steps updates from one checkpoint to the next, at least 1
  record Steps(int steps) implements CheckpointEvery {

    /// Checks the range.
    ///
    /// @throws ConfigException if steps is below 1
    public Steps {
      if (steps < 1) {
        throw new ConfigException(
            "CheckpointEvery: steps must be at least 1, got %d.".formatted(steps));
      }
    }
  }

  /// After every finished epoch, and within epochs after so much time.
  ///
  /// @param seconds from one checkpoint to the next, greater than 0
  record Seconds(double seconds) implements CheckpointEvery {

    /// Checks the range.
    ///
    /// @throws ConfigException if seconds is not greater than 0 and finite
    public Seconds {
      if (!(seconds > 0 && seconds < Double.POSITIVE_INFINITY)) {
        throw new ConfigException(
            "CheckpointEvery: seconds must be greater than 0 and finite, got %s."
                .formatted(seconds));
      }
    }
  }
}

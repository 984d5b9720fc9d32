package dev.gradus.callback;

import dev.gradus.core.ConfigException;
import java.util.Locale;

/// Ends a run after some time, within an epoch too: that epoch is then measured and counted as it
/// stands.
///
/// The epochs of an interrupted run that this one goes on from count with the time they took. Looks
/// at the clock about ten times a second. How many steps fit into the time differs from run to run,
/// so such runs are not repeatable.
///
/// @param seconds of the whole run, greater than 0
public record TimeLimit(double seconds) implements Callback {

  private static final double NANOS = 1e9;

  /// Checks the range.
  ///
  /// @throws ConfigException if there are not more than 0 seconds
  public TimeLimit {
    if (!(seconds > 0 && seconds < Double.POSITIVE_INFINITY)) {
      throw new ConfigException(
          "TimeLimit: seconds must be greater than 0 and finite, got %s.".formatted(seconds));
    }
  }

  @Override
  public TrainListener start(TrainControl control) {
    double before = control.epochs().stream().mapToDouble(TrainEvent.EpochFinished::seconds).sum();
    long start = System.nanoTime();
    return event -> {
      switch (event) {
        case TrainEvent.Progress _, TrainEvent.Validated _, TrainEvent.EpochFinished _ -> {
          if (before + (System.nanoTime() - start) / NANOS >= seconds) {
            control.stop(
                String.format(Locale.ROOT, "the time limit of %s seconds is reached", seconds));
          }
        }
        default -> {}
      }
    };
  }
}

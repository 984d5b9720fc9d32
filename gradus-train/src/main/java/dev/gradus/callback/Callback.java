package dev.gradus.callback;

import java.util.function.Consumer;

/// Something that accompanies runs: a progress bar, a log, an early stop. A callback is
/// configuration; each run starts a fresh [TrainListener] of its own, so one callback can accompany
/// many runs at once.
///
/// Open for users.
@FunctionalInterface
public interface Callback {

  /// @param control by which the listener can act on the run
  /// @return a listener for one run
  TrainListener start(TrainControl control);

  /// Refuses runs that this cannot accompany, before they begin.
  ///
  /// @param measured what the run measures
  /// @throws dev.gradus.core.ConfigException if something is missing
  default void check(Measurements measured) {}

  /// @param action called with every event of every run
  /// @return a callback without state of its own
  static Callback onEvent(Consumer<TrainEvent> action) {
    return _ -> action::accept;
  }
}

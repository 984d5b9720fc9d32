package dev.gradus.op;

import dev.gradus.core.ConfigException;

/// What the pooling ops check alike.
final class Pools {

  private Pools() {}

  /// A window in the padding alone would have nothing to choose from.
  static void requirePadding(Window window) {
    if (window.before() >= window.reach() || window.after() >= window.reach()) {
      throw new ConfigException(
          "pooling: padding must be less than the window's reach of %d, got %d before and %d after. Pad less, or use a larger window."
              .formatted(window.reach(), window.before(), window.after()));
    }
  }
}

package dev.gradus.expr;

import dev.gradus.core.ConfigException;

/// A random number in `[0, 1)`, drawn for the current element from a counter-based stream: the same
/// stream, step and element always give the same number.
///
/// @param index its place in [Formula#uniforms]
public record Uniform(int index) implements Leaf {
  /// Checks the index.
  public Uniform {
    if (index < 0) {
      throw new ConfigException("Uniform: index must be at least 0, got " + index + ".");
    }
  }

  @Override
  public String toString() {
    return Printer.anonymous(this);
  }
}

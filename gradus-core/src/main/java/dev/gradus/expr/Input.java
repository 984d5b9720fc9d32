package dev.gradus.expr;

import dev.gradus.core.ConfigException;

/// The value of one input tensor at the current element.
///
/// @param index its place in [Formula#inputs]
public record Input(int index) implements Leaf {
  /// Checks the index.
  public Input {
    if (index < 0) {
      throw new ConfigException("Input: index must be at least 0, got " + index + ".");
    }
  }

  @Override
  public String toString() {
    return Printer.anonymous(this);
  }
}

package dev.gradus.expr;

import dev.gradus.core.ConfigException;

/// A number that is the same for all elements of one run, such as the learning rate.
///
/// @param index its place in [Formula#scalars]
public record Scalar(int index) implements Leaf {
  /// Checks the index.
  public Scalar {
    if (index < 0) {
      throw new ConfigException("Scalar: index must be at least 0, got " + index + ".");
    }
  }

  @Override
  public String toString() {
    return Printer.anonymous(this);
  }
}

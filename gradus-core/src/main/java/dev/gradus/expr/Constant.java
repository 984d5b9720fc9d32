package dev.gradus.expr;

/// A fixed number.
///
/// @param value the number, kept in double precision until the loop is generated
public record Constant(double value) implements Leaf {
  @Override
  public String toString() {
    return Printer.anonymous(this);
  }
}

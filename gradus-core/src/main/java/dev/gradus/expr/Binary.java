package dev.gradus.expr;

/// A function of two expressions.
///
/// @param op the function
/// @param left its first argument
/// @param right its second argument
public record Binary(BinaryOp op, Expr left, Expr right) implements Expr {
  @Override
  public String toString() {
    return Printer.anonymous(this);
  }
}

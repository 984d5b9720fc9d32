package dev.gradus.expr;

/// A function of one expression.
///
/// @param op the function
/// @param x its argument
public record Unary(UnaryOp op, Expr x) implements Expr {
  @Override
  public String toString() {
    return Printer.anonymous(this);
  }
}

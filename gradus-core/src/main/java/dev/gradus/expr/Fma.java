package dev.gradus.expr;

/// `a * b + c` with a single rounding. Nothing else is ever contracted: a formula says where it
/// wants this.
///
/// @param a first factor
/// @param b second factor
/// @param c the addend
public record Fma(Expr a, Expr b, Expr c) implements Expr {
  @Override
  public String toString() {
    return Printer.anonymous(this);
  }
}

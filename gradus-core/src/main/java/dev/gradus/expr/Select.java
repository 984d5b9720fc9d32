package dev.gradus.expr;

/// `then` where the comparison of `left` with `right` holds, else `otherwise`. Both branches are
/// evaluated; the one not taken may be infinite or NaN without harm.
///
/// @param comparison the test
/// @param left its left side
/// @param right its right side
/// @param then the value where it holds
/// @param otherwise the value where it does not
public record Select(Comparison comparison, Expr left, Expr right, Expr then, Expr otherwise)
    implements Expr {
  @Override
  public String toString() {
    return Printer.anonymous(this);
  }
}

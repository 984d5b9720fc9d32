package dev.gradus.expr;

import java.util.IdentityHashMap;
import java.util.function.Function;

/// Replaces the leaves of expressions; parts shared before are shared after.
final class Substitution {
  private final Function<Leaf, Expr> replacement;
  private final IdentityHashMap<Expr, Expr> done = new IdentityHashMap<>();

  Substitution(Function<Leaf, Expr> replacement) {
    this.replacement = replacement;
  }

  Expr in(Expr expr) {
    Expr known = done.get(expr);
    if (known == null) {
      known =
          switch (expr) {
            case Leaf leaf -> replacement.apply(leaf);
            case Unary(UnaryOp op, Expr x) -> new Unary(op, in(x));
            case Binary(BinaryOp op, Expr left, Expr right) -> new Binary(op, in(left), in(right));
            case Fma(Expr a, Expr b, Expr c) -> new Fma(in(a), in(b), in(c));
            case Select(Comparison test, Expr left, Expr right, Expr then, Expr otherwise) ->
                new Select(test, in(left), in(right), in(then), in(otherwise));
          };
      done.put(expr, known);
    }
    return known;
  }
}

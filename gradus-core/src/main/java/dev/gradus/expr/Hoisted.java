package dev.gradus.expr;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// A formula cut in two: what is the same for all elements of a run, and the rest.
///
/// The largest parts made of scalars and constants alone, such as `learningRate * sqrt(1 - beta2^t)
/// / (1 - beta1^t)` of Adam, are computed once per run in double precision and become the scalars
/// of the remaining formula. Parts are taken as written; nothing is regrouped to make them larger.
///
/// @param formula the rest; its scalars are the hoisted parts, named by their maths
/// @param parts the value of each scalar of [#formula], in terms of the scalars of the formula that
///   was cut
public record Hoisted(Formula formula, List<Expr> parts) {
  /// Copies the parts.
  public Hoisted {
    parts = List.copyOf(parts);
  }

  /// Cuts `formula`, after simplifying it.
  public static Hoisted of(Formula formula) {
    Formula simplified = Simplifier.simplify(formula);
    Cutter cutter = new Cutter();
    List<Expr> rest = simplified.results().stream().map(cutter::rest).toList();
    List<String> names =
        cutter.parts.stream().map(part -> Printer.print(part, simplified.scalars())).toList();
    return new Hoisted(
        new Formula(
            formula.name(),
            formula.inputs(),
            unique(names),
            formula.uniforms(),
            formula.outputs(),
            rest),
        cutter.parts);
  }

  /// Writes the value of each scalar of [#formula], rounded to single precision, into `values`.
  ///
  /// @param scalars the value of each scalar of the formula that was cut
  public void evaluate(double[] scalars, float[] values) {
    for (int k = 0; k < parts.size(); k++) {
      values[k] = (float) Evaluator.evaluate(parts.get(k), scalars);
    }
  }

  private static List<String> unique(List<String> names) {
    List<String> unique = new ArrayList<>();
    for (String name : names) {
      String candidate = name;
      for (int n = 2; unique.contains(candidate); n++) {
        candidate = name + " #" + n;
      }
      unique.add(candidate);
    }
    return unique;
  }

  private static final class Cutter {
    private final List<Expr> parts = new ArrayList<>();

    /// Parts are found by their lines in a program of their own, so that equal ones become one
    /// scalar.
    private final Map<Program, Scalar> scalars = new HashMap<>();

    private final IdentityHashMap<Expr, Expr> done = new IdentityHashMap<>();
    private final IdentityHashMap<Expr, Kind> kinds = new IdentityHashMap<>();

    private enum Kind {
      CONSTANT,
      SAME_FOR_ALL,
      PER_ELEMENT;

      Kind and(Kind other) {
        return compareTo(other) >= 0 ? this : other;
      }
    }

    Expr rest(Expr expr) {
      Expr known = done.get(expr);
      if (known == null) {
        known = kind(expr) == Kind.SAME_FOR_ALL ? hoist(expr) : rebuilt(expr);
        done.put(expr, known);
      }
      return known;
    }

    private Expr hoist(Expr expr) {
      return scalars.computeIfAbsent(
          Program.of(List.of(expr)),
          _ -> {
            parts.add(expr);
            return new Scalar(parts.size() - 1);
          });
    }

    private Expr rebuilt(Expr expr) {
      return switch (expr) {
        case Leaf leaf -> leaf;
        case Unary(UnaryOp op, Expr x) -> new Unary(op, rest(x));
        case Binary(BinaryOp op, Expr left, Expr right) -> new Binary(op, rest(left), rest(right));
        case Fma(Expr a, Expr b, Expr c) -> new Fma(rest(a), rest(b), rest(c));
        case Select(Comparison test, Expr left, Expr right, Expr then, Expr otherwise) ->
            new Select(test, rest(left), rest(right), rest(then), rest(otherwise));
      };
    }

    private Kind kind(Expr expr) {
      Kind known = kinds.get(expr);
      if (known == null) {
        known =
            switch (expr) {
              case Constant _ -> Kind.CONSTANT;
              case Scalar _ -> Kind.SAME_FOR_ALL;
              case Input _, Uniform _ -> Kind.PER_ELEMENT;
              case Unary(_, Expr x) -> kind(x);
              case Binary(_, Expr left, Expr right) -> kind(left).and(kind(right));
              case Fma(Expr a, Expr b, Expr c) -> kind(a).and(kind(b)).and(kind(c));
              case Select(_, Expr left, Expr right, Expr then, Expr otherwise) ->
                  kind(left).and(kind(right)).and(kind(then)).and(kind(otherwise));
            };
        kinds.put(expr, known);
      }
      return known;
    }
  }
}

package dev.gradus.expr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Expressions as straight-line code: every distinct part is one line, lines read only earlier
/// lines.
///
/// This is the form that is interpreted, printed and compiled. Two expressions that are equal, or
/// that share parts, cost their parts once, however often the parts are repeated; so its size,
/// equality and hash are those of the directed graph and not of the (possibly exponentially larger)
/// tree.
///
/// @param steps the lines
/// @param results the line of each result
public record Program(List<Step> steps, List<Integer> results) {
  /// Copies the lists.
  public Program {
    steps = List.copyOf(steps);
    results = List.copyOf(results);
  }

  /// The program that computes `results`.
  public static Program of(List<Expr> results) {
    Writer writer = new Writer();
    List<Integer> lines = results.stream().map(writer::line).toList();
    return new Program(writer.steps, lines);
  }

  /// How often each line is read, counting results as reads.
  public List<Integer> uses() {
    int[] uses = new int[steps.size()];
    for (Step step : steps) {
      step.operands().forEach(line -> uses[line]++);
    }
    results.forEach(line -> uses[line]++);
    return Arrays.stream(uses).boxed().toList();
  }

  /// Numbers distinct parts. Parts met before are found by identity, new ones by their lines, so no
  /// tree is ever hashed or compared as a whole.
  private static final class Writer {
    private final List<Step> steps = new ArrayList<>();
    private final Map<Step, Integer> lineOfStep = new HashMap<>();
    private final IdentityHashMap<Expr, Integer> lineOfExpr = new IdentityHashMap<>();

    int line(Expr expr) {
      Integer known = lineOfExpr.get(expr);
      if (known != null) {
        return known;
      }
      Step step =
          switch (expr) {
            case Leaf leaf -> new Step.Load(leaf);
            case Unary(UnaryOp op, Expr x) -> new Step.One(op, line(x));
            case Binary(BinaryOp op, Expr left, Expr right) ->
                new Step.Two(op, line(left), line(right));
            case Fma(Expr a, Expr b, Expr c) -> new Step.MultiplyAdd(line(a), line(b), line(c));
            case Select(Comparison test, Expr left, Expr right, Expr then, Expr otherwise) ->
                new Step.Choose(test, line(left), line(right), line(then), line(otherwise));
          };
      Integer line = lineOfStep.get(step);
      if (line == null) {
        line = steps.size();
        steps.add(step);
        lineOfStep.put(step, line);
      }
      lineOfExpr.put(expr, line);
      return line;
    }
  }
}

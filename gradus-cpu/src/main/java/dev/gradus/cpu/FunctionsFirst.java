package dev.gradus.cpu;

import dev.gradus.expr.Binary;
import dev.gradus.expr.BinaryOp;
import dev.gradus.expr.Comparison;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Fma;
import dev.gradus.expr.Formula;
import dev.gradus.expr.Input;
import dev.gradus.expr.Leaf;
import dev.gradus.expr.Program;
import dev.gradus.expr.Select;
import dev.gradus.expr.Step;
import dev.gradus.expr.Unary;
import dev.gradus.expr.UnaryOp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// A long formula as two loops: the first computes the transcendental functions, the second the
/// rest from their values. As one loop, the gradient of an LSTM's step is so long that the JIT
/// compiler leaves garbage behind.
///
/// @param functions reads the formula's inputs, writes the functions' values; empty without any
/// @param rest reads the formula's inputs, then those values; writes the formula's outputs
record FunctionsFirst(Optional<Formula> functions, Formula rest) {

  static FunctionsFirst of(Formula formula) {
    Program program = formula.program();
    List<Expr> whole = new ArrayList<>();
    List<Expr> cut = new ArrayList<>();
    List<Expr> values = new ArrayList<>();
    int inputs = formula.inputs().size();
    for (Step step : program.steps()) {
      whole.add(part(step, whole));
      if (step instanceof Step.One(UnaryOp op, int _) && isLong(op)) {
        cut.add(new Input(inputs + values.size()));
        values.add(whole.getLast());
      } else {
        cut.add(part(step, cut));
      }
    }
    List<String> names = IntStream.range(0, values.size()).mapToObj(i -> "value-" + i).toList();
    List<String> all = new ArrayList<>(formula.inputs());
    all.addAll(names);
    if (values.isEmpty()) {
      return new FunctionsFirst(Optional.empty(), formula);
    }
    return new FunctionsFirst(
        Optional.of(
            new Formula(
                formula.name() + "-functions",
                formula.inputs(),
                formula.scalars(),
                formula.uniforms(),
                names,
                values)),
        new Formula(
            formula.name(),
            all,
            formula.scalars(),
            formula.uniforms(),
            formula.outputs(),
            program.results().stream().map(cut::get).toList()));
  }

  private static boolean isLong(UnaryOp op) {
    return switch (op) {
      case NEGATE, SIGN, FLOOR, ABS, SQRT -> false;
      case EXP, EXPM1, LOG, LOG1P, SIN, COS, TANH, SIGMOID, ERF -> true;
    };
  }

  private static Expr part(Step step, List<Expr> parts) {
    return switch (step) {
      case Step.Load(Leaf leaf) -> leaf;
      case Step.One(UnaryOp op, int x) -> new Unary(op, parts.get(x));
      case Step.Two(BinaryOp op, int left, int right) ->
          new Binary(op, parts.get(left), parts.get(right));
      case Step.MultiplyAdd(int a, int b, int c) ->
          new Fma(parts.get(a), parts.get(b), parts.get(c));
      case Step.Choose(Comparison test, int left, int right, int then, int otherwise) ->
          new Select(
              test, parts.get(left), parts.get(right), parts.get(then), parts.get(otherwise));
    };
  }
}

package dev.gradus.expr;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;

/// Writes expressions as maths, with as few brackets as their meaning allows.
///
/// In a formula a part that is an output, or that is read more than once and worth a name, is
/// written once and then called by its name: the output's, or `t1`, `t2`, ...
final class Printer {
  private static final int SUM = 1;
  private static final int PRODUCT = 2;
  private static final int SIGNED = 3;
  private static final int POWER = 4;
  private static final int ATOM = 5;

  private final Program program;
  private final Function<Leaf, String> leafName;
  private final Map<Integer, String> names = new HashMap<>();

  private Printer(Program program, Function<Leaf, String> leafName) {
    this.program = program;
    this.leafName = leafName;
  }

  /// A text with its binding strength, on which brackets depend.
  private record Text(String text, int strength) {
    String within(int needed) {
      return strength >= needed ? text : "(" + text + ")";
    }
  }

  /// The expression with `x0, s0, u0, ..` for its inputs, scalars and uniforms.
  static String anonymous(Expr expr) {
    return print(expr, namesWith(index -> "x" + index, index -> "s" + index, index -> "u" + index));
  }

  /// An expression of scalars and constants alone, with the scalars' names.
  static String print(Expr expr, List<String> scalars) {
    return print(expr, namesWith(index -> "x" + index, scalars::get, index -> "u" + index));
  }

  /// One line per output, between lines that name shared parts. An output called like an input is
  /// primed: `m'` is what `m` becomes.
  static String print(Formula formula) {
    Printer printer =
        new Printer(
            formula.program(),
            namesWith(formula.inputs()::get, formula.scalars()::get, formula.uniforms()::get));
    List<String> outputs =
        formula.outputs().stream()
            .map(output -> formula.inputs().contains(output) ? output + "'" : output)
            .toList();
    return String.join("\n", printer.lines(outputs));
  }

  private static String print(Expr expr, Function<Leaf, String> leafName) {
    return new Printer(Program.of(List.of(expr)), leafName).result().text();
  }

  private static Function<Leaf, String> namesWith(
      IntFunction<String> input, IntFunction<String> scalar, IntFunction<String> uniform) {
    return leaf ->
        switch (leaf) {
          case Constant(double value) -> number(value);
          case Input(int index) -> input.apply(index);
          case Scalar(int index) -> scalar.apply(index);
          case Uniform(int index) -> uniform.apply(index);
        };
  }

  private Text result() {
    return text(program.results().getFirst());
  }

  private List<String> lines(List<String> outputs) {
    List<String> lines = new ArrayList<>();
    List<Integer> uses = program.uses();
    int temporaries = 0;
    for (int line = 0; line < program.steps().size(); line++) {
      if (program.steps().get(line) instanceof Step.Load) {
        continue;
      }
      int output = program.results().indexOf(line);
      if (output >= 0) {
        lines.add(outputs.get(output) + " = " + text(line).text());
        names.put(line, outputs.get(output));
      } else if (uses.get(line) > 1) {
        String name = "t" + ++temporaries;
        lines.add(name + " = " + text(line).text());
        names.put(line, name);
      }
    }
    for (int output = 0; output < outputs.size(); output++) {
      int line = program.results().get(output);
      if (!outputs.get(output).equals(names.get(line))) {
        lines.add(outputs.get(output) + " = " + text(line).text());
      }
    }
    return lines;
  }

  private Text text(int line) {
    String name = names.get(line);
    if (name != null) {
      return new Text(name, ATOM);
    }
    return switch (program.steps().get(line)) {
      case Step.Load(Leaf leaf) -> leaf(leafName.apply(leaf));
      case Step.One(UnaryOp op, int x) ->
          op == UnaryOp.NEGATE
              ? new Text("-" + text(x).within(SIGNED), SIGNED)
              : new Text(op.symbol() + "(" + text(x).text() + ")", ATOM);
      case Step.Two(BinaryOp op, int left, int right) -> two(op, text(left), text(right));
      case Step.MultiplyAdd(int a, int b, int c) ->
          new Text(
              "fma(%s, %s, %s)".formatted(text(a).text(), text(b).text(), text(c).text()), ATOM);
      case Step.Choose(Comparison test, int left, int right, int then, int otherwise) ->
          new Text(
              "select(%s %s %s, %s, %s)"
                  .formatted(
                      text(left).within(SUM),
                      test.symbol(),
                      text(right).within(SUM),
                      text(then).text(),
                      text(otherwise).text()),
              ATOM);
    };
  }

  private static Text leaf(String text) {
    return new Text(text, text.startsWith("-") ? SIGNED : ATOM);
  }

  /// A chain of equals binds to the left; only the right side of `-` and `/`, or of a mix, needs
  /// brackets.
  private static Text two(BinaryOp op, Text left, Text right) {
    return switch (op) {
      case ADD, SUBTRACT -> infix(op, left.within(SUM), right.within(PRODUCT), SUM);
      case MULTIPLY, DIVIDE -> infix(op, left.within(PRODUCT), right.within(SIGNED), PRODUCT);
      case POW -> new Text(left.within(ATOM) + op.symbol() + right.within(ATOM), POWER);
      case MIN, MAX ->
          new Text("%s(%s, %s)".formatted(op.symbol(), left.text(), right.text()), ATOM);
    };
  }

  private static Text infix(BinaryOp op, String left, String right, int strength) {
    return new Text(left + " " + op.symbol() + " " + right, strength);
  }

  private static String number(double value) {
    String text = Double.toString(value).replace("E", "e").replace(".0e", "e");
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}

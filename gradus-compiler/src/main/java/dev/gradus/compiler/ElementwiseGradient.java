package dev.gradus.compiler;

import dev.gradus.expr.Application;
import dev.gradus.expr.Binary;
import dev.gradus.expr.BinaryOp;
import dev.gradus.expr.Comparison;
import dev.gradus.expr.Constant;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Fma;
import dev.gradus.expr.Formula;
import dev.gradus.expr.Input;
import dev.gradus.expr.Leaf;
import dev.gradus.expr.Select;
import dev.gradus.expr.Unary;
import dev.gradus.op.Value;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/// The gradient of one elementwise formula by one of its operands, in its cheapest form.
///
/// Where the derivative contains the function's own value (sigmoid, tanh, exp, relu) it is read
/// from the result instead of being computed again. When nothing but the result is left, the
/// operand need not be kept, and its producer may apply the function in place.
///
/// @param formula one output: the operand's gradient at the broadcast shape
/// @param operands what the formula reads
/// @param upstream gradient by the result
record ElementwiseGradient(Formula formula, List<Value> operands, Value upstream) {

  private static final String UPSTREAM = "upstream";
  private static final String RESULT = "result";

  /// @param function the differentiated formula, with one output
  /// @param inputs its operands
  /// @param output its result
  /// @param wrt one of its operands
  /// @param upstream gradient by the result
  /// @return the gradient; empty if the function does not read the operand
  static Optional<ElementwiseGradient> of(
      Formula function, List<Value> inputs, Value output, Value wrt, Value upstream) {
    Application<Source> merged = Source.application(function, inputs).pruned();
    int place = merged.inputs().indexOf(new Source.Tensor(wrt));
    if (place < 0) {
      return Optional.empty();
    }
    Formula pruned = withoutOurNames(merged.formula());
    Formula gradient = pruned.gradient(List.of(place));

    List<String> names = new ArrayList<>(gradient.inputs());
    names.add(RESULT);
    List<Value> operands = new ArrayList<>(Source.tensors(merged));
    operands.add(upstream);
    operands.add(output);
    Input result = new Input(names.size() - 1);
    Expr reading = new Reuse(pruned.results().getFirst(), result).in(gradient.results().getFirst());
    Application<Source> cheapest =
        Source.application(
                new Formula(
                    gradient.name(),
                    names,
                    gradient.scalars(),
                    gradient.uniforms(),
                    gradient.outputs(),
                    List.of(reading)),
                operands)
            .pruned();
    return Optional.of(
        new ElementwiseGradient(cheapest.formula(), Source.tensors(cheapest), upstream));
  }

  /// The formula with other names for inputs that are called what a gradient calls its own.
  private static Formula withoutOurNames(Formula formula) {
    List<String> names = new ArrayList<>();
    for (String input : formula.inputs()) {
      String name = input;
      while (name.equals(UPSTREAM)
          || name.equals(RESULT)
          || (!name.equals(input) && formula.inputs().contains(name))) {
        name += "_";
      }
      names.add(name);
    }
    return new Formula(
        formula.name(),
        names,
        formula.scalars(),
        formula.uniforms(),
        formula.outputs(),
        formula.results());
  }

  /// Whether the gradient is the upstream gradient itself.
  boolean isUpstream() {
    return formula.results().getFirst() instanceof Input(int index)
        && operands.get(index).equals(upstream);
  }

  /// Replaces a function's own expression by its result.
  private static final class Reuse {
    private final Expr function;
    private final Input result;
    private final IdentityHashMap<Expr, Expr> done = new IdentityHashMap<>();

    Reuse(Expr function, Input result) {
      this.function = function;
      this.result = result;
    }

    Expr in(Expr expr) {
      Expr known = done.get(expr);
      if (known == null) {
        known = !(expr instanceof Leaf) && expr.equals(function) ? result : rebuilt(expr);
        done.put(expr, known);
      }
      return known;
    }

    private Expr rebuilt(Expr expr) {
      return switch (expr) {
        case Leaf leaf -> leaf;
        case Unary(var op, Expr x) -> new Unary(op, in(x));
        case Binary(var op, Expr left, Expr right) -> new Binary(op, in(left), in(right));
        case Fma(Expr a, Expr b, Expr c) -> new Fma(in(a), in(b), in(c));
        case Select select when testsPositivePart(select) ->
            new Select(
                select.comparison(),
                select.left(),
                result,
                in(select.then()),
                in(select.otherwise()));
        case Select(Comparison test, Expr left, Expr right, Expr then, Expr otherwise) ->
            new Select(test, in(left), in(right), in(then), in(otherwise));
      };
    }

    /// `0 >= x` says the same as `0 >= max(0, x)`.
    private boolean testsPositivePart(Select select) {
      return function instanceof Binary(BinaryOp op, Constant(double zero), Expr x)
          && op == BinaryOp.MAX
          && zero == 0
          && select.comparison() == Comparison.GREATER_OR_EQUAL
          && select.left() instanceof Constant(double bound)
          && bound == 0
          && select.right().equals(x);
    }
  }
}

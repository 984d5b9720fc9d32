package dev.gradus.expr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// The gradient of a formula with any number of outputs, by the chain rule from the outputs back
/// (reverse mode): each part of the formula gets one gradient, whatever depends on it, so the cost
/// is a small multiple of the formula's own. For one output and few inputs [Derivative] gives
/// shorter maths.
///
/// Source: Griewank, Walther, "Evaluating derivatives", 2008, section 3.2.
public final class ReverseDerivative {

  private static final Expr ZERO = Expr.constant(0);

  private final List<Step> steps;
  private final Expr[] parts;
  private final Expr[] gradients;

  private ReverseDerivative(Program program) {
    this.steps = program.steps();
    this.parts = new Expr[steps.size()];
    this.gradients = new Expr[steps.size()];
    Arrays.fill(gradients, ZERO);
    for (int line = 0; line < parts.length; line++) {
      parts[line] = part(steps.get(line));
    }
  }

  /// The formula of `d_i = sum_j upstream_j dy_j/dx_i`.
  ///
  /// @param formula any
  /// @param wanted places of the inputs to differentiate by, in the order of the gradient's outputs
  /// @return reads the formula's inputs, then an upstream gradient for each output
  public static Formula of(Formula formula, List<Integer> wanted) {
    ReverseDerivative reverse = new ReverseDerivative(formula.program());
    List<Integer> results = formula.program().results();
    int first = formula.inputs().size();
    for (int output = 0; output < results.size(); output++) {
      reverse.add(results.get(output), new Input(first + output));
    }
    for (int line = reverse.steps.size() - 1; line >= 0; line--) {
      reverse.passOn(line);
    }
    List<String> inputs = new ArrayList<>(formula.inputs());
    formula.outputs().forEach(output -> inputs.add("upstream-" + output));
    return new Formula(
        formula.name() + "-gradient",
        inputs,
        formula.scalars(),
        formula.uniforms(),
        wanted.stream().map(place -> "d" + formula.inputs().get(place)).toList(),
        wanted.stream().map(reverse::byInput).toList());
  }

  private Expr byInput(int place) {
    int line = steps.indexOf(new Step.Load(new Input(place)));
    return line < 0 ? ZERO : Simplifier.simplify(gradients[line]);
  }

  private Expr part(Step step) {
    return switch (step) {
      case Step.Load(Leaf leaf) -> leaf;
      case Step.One(UnaryOp op, int x) -> new Unary(op, parts[x]);
      case Step.Two(BinaryOp op, int left, int right) -> new Binary(op, parts[left], parts[right]);
      case Step.MultiplyAdd(int a, int b, int c) -> new Fma(parts[a], parts[b], parts[c]);
      case Step.Choose(Comparison test, int left, int right, int then, int otherwise) ->
          new Select(test, parts[left], parts[right], parts[then], parts[otherwise]);
    };
  }

  /// Adds a line's gradient, times the slope of its own operation, to those of its operands.
  private void passOn(int line) {
    Expr gradient = gradients[line];
    if (gradient.equals(ZERO)) {
      return;
    }
    switch (steps.get(line)) {
      case Step.Load _ -> {}
      case Step.One(UnaryOp _, int x) -> add(x, scaled(gradient, line, x));
      case Step.Two(BinaryOp _, int left, int right) ->
          IntStream.of(left, right).distinct().forEach(x -> add(x, scaled(gradient, line, x)));
      case Step.MultiplyAdd(int a, int b, int c) ->
          IntStream.of(a, b, c).distinct().forEach(x -> add(x, scaled(gradient, line, x)));
      case Step.Choose(Comparison test, int left, int right, int then, int otherwise) -> {
        add(then, choice(test, parts[left], parts[right], gradient, ZERO));
        add(otherwise, choice(test, parts[left], parts[right], ZERO, gradient));
      }
    }
  }

  /// A gradient of one branch alone stays a choice, with the product inside: the slope may be
  /// infinite where the other branch is taken, and 0 times that is NaN.
  private Expr scaled(Expr gradient, int line, int operand) {
    if (gradient instanceof Select(Comparison test, Expr left, Expr right, Expr then, Expr other)
        && (then.equals(ZERO) || other.equals(ZERO))) {
      return choice(
          test,
          left,
          right,
          then.equals(ZERO) ? ZERO : scaled(then, line, operand),
          other.equals(ZERO) ? ZERO : scaled(other, line, operand));
    }
    return Derivative.scaled(gradient, parts[line], parts[operand]);
  }

  private void add(int line, Expr gradient) {
    gradients[line] = sum(gradients[line], gradient);
  }

  /// Two gradients of the same choice are one, so that a part used twice in a branch has a gradient
  /// of that branch alone.
  @SuppressWarnings("ReferenceEquality") // parts are told apart by identity
  private static Expr sum(Expr a, Expr b) {
    if (a.equals(ZERO) || b.equals(ZERO)) {
      return a.equals(ZERO) ? b : a;
    }
    if (a instanceof Select(Comparison test, Expr left, Expr right, Expr then, Expr other)
        && b instanceof Select second
        && test == second.comparison()
        && left == second.left()
        && right == second.right()) {
      return choice(test, left, right, sum(then, second.then()), sum(other, second.otherwise()));
    }
    return a.plus(b);
  }

  private static Expr choice(Comparison test, Expr left, Expr right, Expr then, Expr otherwise) {
    return then.equals(ZERO) && otherwise.equals(ZERO)
        ? ZERO
        : new Select(test, left, right, then, otherwise);
  }
}

package dev.gradus.expr;

/// The meaning of expressions, in double precision: the oracle every faster form is measured
/// against.
public final class Evaluator {
  private static final double[] NONE = {};

  private Evaluator() {}

  /// The value of `expr` at one element. Walks the tree as written; for formulas with shared parts
  /// use [#compile].
  ///
  /// @param inputs the element's value of each input
  /// @param scalars the value of each scalar
  /// @param uniforms the element's draw from each stream, in `[0, 1)`
  public static double evaluate(Expr expr, double[] inputs, double[] scalars, double[] uniforms) {
    return switch (expr) {
      case Constant(double value) -> value;
      case Scalar(int index) -> scalars[index];
      case Input(int index) -> inputs[index];
      case Uniform(int index) -> uniforms[index];
      case Unary(UnaryOp op, Expr x) -> op.apply(evaluate(x, inputs, scalars, uniforms));
      case Binary(BinaryOp op, Expr left, Expr right) ->
          op.apply(
              evaluate(left, inputs, scalars, uniforms),
              evaluate(right, inputs, scalars, uniforms));
      case Fma(Expr a, Expr b, Expr c) ->
          Math.fma(
              evaluate(a, inputs, scalars, uniforms),
              evaluate(b, inputs, scalars, uniforms),
              evaluate(c, inputs, scalars, uniforms));
      case Select(Comparison test, Expr left, Expr right, Expr then, Expr otherwise) ->
          test.test(
                  evaluate(left, inputs, scalars, uniforms),
                  evaluate(right, inputs, scalars, uniforms))
              ? evaluate(then, inputs, scalars, uniforms)
              : evaluate(otherwise, inputs, scalars, uniforms);
    };
  }

  /// The value of an expression of constants and scalars alone.
  public static double evaluate(Expr expr, double... scalars) {
    return evaluate(expr, NONE, scalars, NONE);
  }

  /// The values of all outputs of `formula` at one element.
  public static double[] evaluate(
      Formula formula, double[] inputs, double[] scalars, double[] uniforms) {
    return compile(formula).evaluate(inputs, scalars, uniforms);
  }

  /// Prepares `formula` for evaluation at many elements.
  public static Interpreter compile(Formula formula) {
    return new Interpreter(formula.program());
  }
}

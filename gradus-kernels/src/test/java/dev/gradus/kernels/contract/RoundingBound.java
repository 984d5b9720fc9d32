package dev.gradus.kernels.contract;

import dev.gradus.expr.BinaryOp;
import dev.gradus.expr.Comparison;
import dev.gradus.expr.Constant;
import dev.gradus.expr.Input;
import dev.gradus.expr.Program;
import dev.gradus.expr.Scalar;
import dev.gradus.expr.Step;
import dev.gradus.expr.UnaryOp;
import dev.gradus.expr.Uniform;
import dev.gradus.testkit.Tolerance;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/// How far a formula's value at one element may stray in float32: a running error analysis. Each
/// line's value comes with a bound; an operation moves its operands to the corners of their bounds
/// (all functions here are monotone or have slope 1 at most in each operand) and adds its own
/// rounding: half an ulp for arithmetic and the root, 4 ulp for the other functions.
///
/// Source: Higham, "Accuracy and stability of numerical algorithms", 2002, section 3.3.
final class RoundingBound {

  private static final double HALF_ULP = Tolerance.UNIT;
  private static final double FOUR_ULP = 8 * Tolerance.UNIT;

  private final double[] values;
  private final double[] bounds;

  private RoundingBound(int lines) {
    values = new double[lines];
    bounds = new double[lines];
  }

  /// The bound of each result.
  static double[] of(Program program, double[] inputs, double[] scalars, double[] uniforms) {
    List<Step> steps = program.steps();
    RoundingBound state = new RoundingBound(steps.size());
    for (int line = 0; line < steps.size(); line++) {
      state.evaluate(line, steps.get(line), inputs, scalars, uniforms);
    }
    return program.results().stream().mapToDouble(line -> state.bounds[line]).toArray();
  }

  private void evaluate(int line, Step step, double[] inputs, double[] scalars, double[] uniforms) {
    switch (step) {
      case Step.Load(Constant(double value)) -> set(line, value, 0, HALF_ULP);
      case Step.Load(Scalar(int index)) -> set(line, scalars[index], 0, HALF_ULP);
      case Step.Load(Input(int index)) -> set(line, inputs[index], 0, 0);
      case Step.Load(Uniform(int index)) -> set(line, uniforms[index], 0, 0);
      case Step.One(UnaryOp op, int x) -> unary(line, op, x);
      case Step.Two(BinaryOp op, int left, int right) -> {
        double value = op.apply(values[left], values[right]);
        double moved = 0;
        for (double a : corners(left)) {
          for (double b : corners(right)) {
            moved = Math.max(moved, Math.abs(op.apply(a, b) - value));
          }
        }
        set(line, value, moved, op == BinaryOp.POW ? FOUR_ULP : HALF_ULP);
      }
      case Step.MultiplyAdd(int x, int y, int z) -> {
        double product = values[x] * values[y];
        double value = product + values[z];
        double moved = bounds[z] + HALF_ULP * Math.abs(product);
        moved += Math.abs(values[x]) * bounds[y] + Math.abs(values[y]) * bounds[x];
        set(line, value, moved + bounds[x] * bounds[y], HALF_ULP);
      }
      case Step.Choose(Comparison test, int left, int right, int then, int otherwise) -> {
        int chosen = test.test(values[left], values[right]) ? then : otherwise;
        int other = chosen == then ? otherwise : then;
        double margin = bounds[left] + bounds[right];
        boolean sure = margin == 0 || Math.abs(values[left] - values[right]) > margin;
        double moved =
            sure
                ? bounds[chosen]
                : Math.max(
                    bounds[chosen], bounds[other] + Math.abs(values[then] - values[otherwise]));
        set(line, values[chosen], moved, 0);
      }
    }
  }

  private void unary(int line, UnaryOp op, int x) {
    double value = op.apply(values[x]);
    switch (op) {
      case NEGATE, ABS -> set(line, value, bounds[x], 0);
      case SIN, COS -> set(line, value, bounds[x], FOUR_ULP);
      case SIGN, FLOOR -> set(line, value, moved(op::apply, x), 0);
      case SQRT -> set(line, value, moved(op::apply, x), HALF_ULP);
      case EXP, EXPM1, LOG, LOG1P, TANH, SIGMOID, ERF ->
          set(line, value, moved(op::apply, x), FOUR_ULP);
    }
  }

  /// How far a monotone function's value moves when its argument moves within its bound.
  private double moved(DoubleUnaryOperator function, int x) {
    double value = function.applyAsDouble(values[x]);
    double moved = 0;
    for (double corner : corners(x)) {
      moved = Math.max(moved, Math.abs(function.applyAsDouble(corner) - value));
    }
    return moved;
  }

  private double[] corners(int line) {
    return new double[] {values[line] - bounds[line], values[line] + bounds[line]};
  }

  private void set(int line, double value, double moved, double rounding) {
    values[line] = value;
    bounds[line] = moved + rounding * (Math.abs(value) + moved);
  }
}

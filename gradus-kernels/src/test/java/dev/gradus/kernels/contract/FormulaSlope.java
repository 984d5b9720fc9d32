package dev.gradus.kernels.contract;

import dev.gradus.expr.BinaryOp;
import dev.gradus.expr.Formula;
import dev.gradus.expr.Input;
import dev.gradus.expr.Step;
import dev.gradus.expr.UnaryOp;
import java.util.List;

/// A formula's derivative by one of its inputs at one element, carried along with the values from
/// line to line (forward mode), with noise on every line. Shares nothing with the symbolic
/// derivative.
final class FormulaSlope {

  private static final int ARITHMETIC = 4;
  private static final int FUNCTION = 8;

  private final List<Step> steps;
  private final List<Integer> results;
  private final double[] values;
  private final double[] slopes;
  private final Noise noise;

  FormulaSlope(Formula formula, Noise noise) {
    this.steps = formula.program().steps();
    this.results = formula.program().results();
    this.values = new double[steps.size()];
    this.slopes = new double[steps.size()];
    this.noise = noise;
  }

  /// The derivative of each output by one input.
  double[] at(double[] inputs, int by) {
    for (int line = 0; line < values.length; line++) {
      Step step = steps.get(line);
      switch (step) {
        case Step.Load(Input(int index)) -> set(line, inputs[index], index == by ? 1 : 0);
        case Step.Load(dev.gradus.expr.Constant(double value)) -> set(line, noise.on(value, 1), 0);
        case Step.Load _ -> throw new IllegalArgumentException(step.toString());
        case Step.One(UnaryOp op, int x) -> {
          double f = noise.on(op.apply(values[x]), FUNCTION);
          set(line, f, slopes[x] * unary(op, values[x], f));
        }
        case Step.Two(BinaryOp op, int left, int right) -> two(line, op, left, right);
        case Step.MultiplyAdd(int a, int b, int c) ->
            set(
                line,
                noise.on(values[a] * values[b], 1) + values[c],
                slopes[a] * values[b] + values[a] * slopes[b] + slopes[c]);
        case Step.Choose(var test, int left, int right, int then, int otherwise) -> {
          int chosen = test.test(values[left], values[right]) ? then : otherwise;
          set(line, values[chosen], slopes[chosen]);
        }
      }
    }
    return results.stream().mapToDouble(line -> slopes[line]).toArray();
  }

  private void two(int line, BinaryOp op, int left, int right) {
    double a = values[left];
    double b = values[right];
    double f = noise.on(op.apply(a, b), 1);
    double da = slopes[left];
    double db = slopes[right];
    set(
        line,
        f,
        switch (op) {
          case ADD -> da + db;
          case SUBTRACT -> da - db;
          case MULTIPLY -> da * b + a * db;
          case DIVIDE -> (da - f * db) / b;
          case MIN -> a <= b ? da : db;
          case MAX -> a >= b ? da : db;
          case POW -> throw new IllegalArgumentException("POW");
        });
  }

  private double unary(UnaryOp op, double x, double f) {
    return switch (op) {
      case NEGATE -> -1;
      case ABS -> Math.signum(x);
      case SIGN, FLOOR -> 0;
      case SQRT -> 1 / (2 * f);
      case EXP -> f;
      case EXPM1 -> noise.on(Math.exp(x), FUNCTION);
      case LOG -> 1 / x;
      case LOG1P -> 1 / (1 + x);
      case SIN -> noise.on(Math.cos(x), FUNCTION);
      case COS -> noise.on(-Math.sin(x), FUNCTION);
      case TANH -> 1 - noise.on(f * f, FUNCTION);
      case SIGMOID -> f * (1 - noise.on(f, FUNCTION));
      case ERF -> 2 / Math.sqrt(Math.PI) * noise.on(Math.exp(-x * x), FUNCTION);
    };
  }

  private void set(int line, double value, double slope) {
    values[line] = value;
    slopes[line] = noise.on(slope, ARITHMETIC);
  }
}

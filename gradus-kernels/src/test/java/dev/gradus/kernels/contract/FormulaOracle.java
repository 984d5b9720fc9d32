package dev.gradus.kernels.contract;

import dev.gradus.expr.BinaryOp;
import dev.gradus.expr.Comparison;
import dev.gradus.expr.Constant;
import dev.gradus.expr.Formula;
import dev.gradus.expr.Input;
import dev.gradus.expr.Scalar;
import dev.gradus.expr.Step;
import dev.gradus.expr.UnaryOp;
import dev.gradus.expr.Uniform;
import java.util.List;

/// A formula at one element in double precision, with noise on every line of its program: one
/// rounding unit for arithmetic, eight (4 ulp) for functions.
final class FormulaOracle {

  private static final int ARITHMETIC = 1;
  private static final int FUNCTION = 8;

  private final List<Step> steps;
  private final List<Integer> results;
  private final double[] lines;
  private final Noise noise;

  FormulaOracle(Formula formula, Noise noise) {
    this.steps = formula.program().steps();
    this.results = formula.program().results();
    this.lines = new double[steps.size()];
    this.noise = noise;
  }

  /// The value of each output.
  double[] at(double[] inputs, double[] scalars, double[] uniforms) {
    for (int i = 0; i < lines.length; i++) {
      lines[i] = line(steps.get(i), inputs, scalars, uniforms);
    }
    return results.stream().mapToDouble(line -> lines[line]).toArray();
  }

  private double line(Step step, double[] inputs, double[] scalars, double[] uniforms) {
    return switch (step) {
      case Step.Load(Constant(double value)) -> noise.on(value, ARITHMETIC);
      case Step.Load(Scalar(int index)) -> noise.on(scalars[index], ARITHMETIC);
      case Step.Load(Input(int index)) -> inputs[index];
      case Step.Load(Uniform(int index)) -> uniforms[index];
      case Step.One(UnaryOp op, int x) ->
          noise.on(
              op.apply(lines[x]),
              switch (op) {
                case NEGATE, ABS, SIGN, FLOOR -> 0;
                case SQRT -> ARITHMETIC;
                case EXP, EXPM1, LOG, LOG1P, SIN, COS, TANH, SIGMOID, ERF -> FUNCTION;
              });
      case Step.Two(BinaryOp op, int left, int right) ->
          noise.on(
              op.apply(lines[left], lines[right]),
              switch (op) {
                case MIN, MAX -> 0;
                case ADD, SUBTRACT, MULTIPLY, DIVIDE -> ARITHMETIC;
                case POW -> FUNCTION;
              });
      case Step.MultiplyAdd(int a, int b, int c) ->
          noise.on(noise.on(lines[a] * lines[b], ARITHMETIC) + lines[c], ARITHMETIC);
      case Step.Choose(Comparison test, int left, int right, int then, int otherwise) ->
          lines[test.test(lines[left], lines[right]) ? then : otherwise];
    };
  }
}

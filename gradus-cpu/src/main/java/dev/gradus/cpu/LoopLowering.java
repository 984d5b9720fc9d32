package dev.gradus.cpu;

import dev.gradus.cpu.SimdCode.FloatLanes;
import dev.gradus.cpu.SimdCode.MaskLanes;
import dev.gradus.expr.BinaryOp;
import dev.gradus.expr.Comparison;
import dev.gradus.expr.Constant;
import dev.gradus.expr.Input;
import dev.gradus.expr.Program;
import dev.gradus.expr.Scalar;
import dev.gradus.expr.Step;
import dev.gradus.expr.UnaryOp;
import dev.gradus.expr.Uniform;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Turns the lines of a program into vector instructions. Where random numbers are drawn, a turn of
/// the loop does two vectors, since Philox makes enough for two at a time.
final class LoopLowering {
  private final Program program;
  private final Set<Integer> broadcastInputs;
  private final SimdCode code;
  private final int turn;
  private final List<FloatLanes> values = new ArrayList<>();

  private LoopLowering(Program program, Set<Integer> broadcastInputs, SimdCode code, int turn) {
    this.program = program;
    this.broadcastInputs = broadcastInputs;
    this.code = code;
    this.turn = turn;
  }

  /// @param inputs how many inputs the formula has
  /// @param broadcastInputs the inputs of which all elements are element 0
  static LoopBody lower(Program program, int inputs, Set<Integer> broadcastInputs) {
    SimdCode code = new SimdCode();
    boolean draws = program.steps().stream().anyMatch(step -> step instanceof Step.Load(Uniform _));
    return new LoopBody(
        code,
        inputs,
        new LoopLowering(program, broadcastInputs, code, 0).results(),
        draws ? new LoopLowering(program, broadcastInputs, code, 1).results() : List.of());
  }

  private List<Integer> results() {
    program.steps().forEach(step -> values.add(lower(step)));
    return program.results().stream().map(line -> value(line).number()).toList();
  }

  private FloatLanes value(int line) {
    return values.get(line);
  }

  private FloatLanes lower(Step step) {
    return switch (step) {
      case Step.Load(Constant(double value)) -> code.constant((float) value);
      case Step.Load(Scalar(int index)) -> code.scalar(index);
      case Step.Load(Input(int index)) ->
          broadcastInputs.contains(index) ? code.loadOne(index) : code.load(index, turn);
      case Step.Load(Uniform(int index)) -> code.uniform(index, turn);
      case Step.One(UnaryOp op, int x) -> one(op, value(x));
      case Step.Two(BinaryOp op, int left, int right) ->
          op == BinaryOp.POW ? power(left, right) : two(op, value(left), value(right));
      case Step.MultiplyAdd(int a, int b, int c) -> value(a).fma(value(b), value(c));
      case Step.Choose(Comparison test, int left, int right, int then, int otherwise) ->
          value(otherwise).but(value(then), test(test, value(left), value(right)));
    };
  }

  private static FloatLanes one(UnaryOp op, FloatLanes x) {
    return switch (op) {
      case NEGATE -> x.negated();
      case ABS -> x.abs();
      case SIGN -> SimdMath.sign(x);
      case FLOOR -> SimdMath.floor(x);
      case SQRT -> x.sqrt();
      case EXP -> SimdMath.exp(x);
      case EXPM1 -> SimdMath.expm1(x);
      case LOG -> SimdMath.log(x);
      case LOG1P -> SimdMath.log1p(x);
      case SIN -> SimdTrigonometry.sin(x);
      case COS -> SimdTrigonometry.cos(x);
      case TANH -> SimdMath.tanh(x);
      case SIGMOID -> SimdMath.sigmoid(x);
      case ERF -> SimdMath.erf(x);
    };
  }

  private static FloatLanes two(BinaryOp op, FloatLanes left, FloatLanes right) {
    return switch (op) {
      case ADD -> left.plus(right);
      case SUBTRACT -> left.minus(right);
      case MULTIPLY -> left.times(right);
      case DIVIDE -> left.dividedBy(right);
      case MIN -> left.min(right);
      case MAX -> left.max(right);
      case POW -> SimdPower.pow(left, right);
    };
  }

  /// Small powers are products; of the rest only the square roots are worth a case.
  private FloatLanes power(int base, int exponent) {
    FloatLanes x = value(base);
    if (program.steps().get(exponent) instanceof Step.Load(Constant(double constant))) {
      if (constant == 1) {
        return x;
      }
      if (constant == 2) {
        return x.times(x);
      }
      if (constant == 3) {
        return x.times(x).times(x);
      }
      if (constant == 0.5) {
        return x.sqrt();
      }
      if (constant == 1.5) {
        return x.times(x.sqrt());
      }
      if (constant == -0.5) {
        return code.constant(1).dividedBy(x.sqrt());
      }
      if (constant == -1) {
        return code.constant(1).dividedBy(x);
      }
    }
    return SimdPower.pow(x, value(exponent));
  }

  private static MaskLanes test(Comparison test, FloatLanes left, FloatLanes right) {
    return switch (test) {
      case LESS -> left.isLess(right);
      case LESS_OR_EQUAL -> left.isLessOrEqual(right);
      case GREATER -> left.isGreater(right);
      case GREATER_OR_EQUAL -> left.isGreaterOrEqual(right);
      case EQUAL -> left.isEqual(right);
      case NOT_EQUAL -> left.isNotEqual(right);
    };
  }
}

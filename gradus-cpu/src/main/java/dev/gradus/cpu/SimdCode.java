package dev.gradus.cpu;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Collects the instructions of a loop; one that was given before is not repeated.
final class SimdCode {
  private final List<SimdInstruction> instructions = new ArrayList<>();
  private final List<Boolean> inLoop = new ArrayList<>();
  private final Map<SimdInstruction, Integer> numbers = new HashMap<>();
  private final Map<Integer, Integer> draws = new HashMap<>();

  List<SimdInstruction> instructions() {
    return instructions;
  }

  /// Whether the instruction differs from element to element.
  boolean inLoop(int number) {
    return inLoop.get(number);
  }

  int emit(SimdOp op, long immediate, Integer... operands) {
    SimdInstruction instruction = new SimdInstruction(op, List.of(operands), immediate);
    return numbers.computeIfAbsent(instruction, this::append);
  }

  /// Uniform floats of a stream; what computes them is emitted too, see [SimdPhilox].
  FloatLanes uniform(int stream, int turn) {
    FloatLanes draw = SimdPhilox.uniform(this, stream, turn);
    draws.put(draw.number, stream);
    return draw;
  }

  /// The stream whose draw the instruction finishes, if it does.
  Optional<Integer> draw(int number) {
    return Optional.ofNullable(draws.get(number));
  }

  FloatLanes load(int input, int turn) {
    return new FloatLanes(this, emit(turn == 0 ? SimdOp.LOAD : SimdOp.LOAD_NEXT, input));
  }

  FloatLanes loadOne(int input) {
    return new FloatLanes(this, emit(SimdOp.LOAD_ONE, input));
  }

  FloatLanes scalar(int index) {
    return new FloatLanes(this, emit(SimdOp.SCALAR, index));
  }

  FloatLanes constant(float value) {
    return new FloatLanes(this, emit(SimdOp.FLOAT_CONSTANT, Float.floatToRawIntBits(value)));
  }

  IntLanes intConstant(int value) {
    return new IntLanes(this, emit(SimdOp.INT_CONSTANT, value));
  }

  LongLanes longConstant(long value) {
    return new LongLanes(this, emit(SimdOp.LONG_CONSTANT, value));
  }

  private int append(SimdInstruction instruction) {
    instructions.add(instruction);
    inLoop.add(
        switch (instruction.op().place()) {
          case BEFORE_LOOP -> false;
          case IN_LOOP -> true;
          case WITH_OPERANDS -> instruction.operands().stream().anyMatch(inLoop::get);
        });
    return instructions.size() - 1;
  }

  /// A vector of floats.
  record FloatLanes(SimdCode code, int number) {
    private FloatLanes with(SimdOp op, FloatLanes... others) {
      return new FloatLanes(code, code.emit(op, 0, operands(number, others)));
    }

    private MaskLanes test(SimdOp op, FloatLanes other) {
      return new MaskLanes(code, code.emit(op, 0, number, other.number));
    }

    private static Integer[] operands(int first, FloatLanes... others) {
      Integer[] operands = new Integer[others.length + 1];
      operands[0] = first;
      for (int k = 0; k < others.length; k++) {
        operands[k + 1] = others[k].number;
      }
      return operands;
    }

    FloatLanes plus(FloatLanes other) {
      return with(SimdOp.ADD, other);
    }

    FloatLanes plus(float other) {
      return plus(code.constant(other));
    }

    FloatLanes minus(FloatLanes other) {
      return with(SimdOp.SUBTRACT, other);
    }

    FloatLanes minus(float other) {
      return minus(code.constant(other));
    }

    FloatLanes times(FloatLanes other) {
      return with(SimdOp.MULTIPLY, other);
    }

    FloatLanes times(float other) {
      return times(code.constant(other));
    }

    FloatLanes dividedBy(FloatLanes other) {
      return with(SimdOp.DIVIDE, other);
    }

    FloatLanes min(FloatLanes other) {
      return with(SimdOp.MIN, other);
    }

    FloatLanes max(FloatLanes other) {
      return with(SimdOp.MAX, other);
    }

    /// `this * factor + addend` with one rounding
    FloatLanes fma(FloatLanes factor, FloatLanes addend) {
      return with(SimdOp.MULTIPLY_ADD, factor, addend);
    }

    FloatLanes fma(float factor, FloatLanes addend) {
      return fma(code.constant(factor), addend);
    }

    FloatLanes fma(FloatLanes factor, float addend) {
      return fma(factor, code.constant(addend));
    }

    FloatLanes negated() {
      return with(SimdOp.NEGATE);
    }

    FloatLanes abs() {
      return with(SimdOp.ABS);
    }

    FloatLanes sqrt() {
      return with(SimdOp.SQRT);
    }

    MaskLanes isLess(FloatLanes other) {
      return test(SimdOp.LESS, other);
    }

    MaskLanes isLess(float other) {
      return isLess(code.constant(other));
    }

    MaskLanes isLessOrEqual(FloatLanes other) {
      return test(SimdOp.LESS_OR_EQUAL, other);
    }

    MaskLanes isGreater(FloatLanes other) {
      return test(SimdOp.GREATER, other);
    }

    MaskLanes isGreater(float other) {
      return isGreater(code.constant(other));
    }

    MaskLanes isGreaterOrEqual(FloatLanes other) {
      return test(SimdOp.GREATER_OR_EQUAL, other);
    }

    MaskLanes isEqual(FloatLanes other) {
      return test(SimdOp.EQUAL, other);
    }

    MaskLanes isEqual(float other) {
      return isEqual(code.constant(other));
    }

    MaskLanes isNotEqual(FloatLanes other) {
      return test(SimdOp.NOT_EQUAL, other);
    }

    /// `other` where the mask is set, else this
    FloatLanes but(FloatLanes other, MaskLanes where) {
      return new FloatLanes(code, code.emit(SimdOp.BLEND, 0, number, other.number, where.number));
    }

    FloatLanes but(float other, MaskLanes where) {
      return but(code.constant(other), where);
    }

    /// this with the sign of `other`, where this is not negative
    FloatLanes withSignOf(FloatLanes other) {
      return bits().or(other.bits().and(Integer.MIN_VALUE)).asFloat();
    }

    IntLanes bits() {
      return new IntLanes(code, code.emit(SimdOp.AS_INT, 0, number));
    }
  }

  /// A truth value per lane.
  record MaskLanes(SimdCode code, int number) {
    MaskLanes and(MaskLanes other) {
      return new MaskLanes(code, code.emit(SimdOp.MASK_AND, 0, number, other.number));
    }

    MaskLanes or(MaskLanes other) {
      return new MaskLanes(code, code.emit(SimdOp.MASK_OR, 0, number, other.number));
    }
  }

  /// A vector of ints, as many as of floats.
  record IntLanes(SimdCode code, int number) {
    private IntLanes with(SimdOp op, IntLanes other) {
      return new IntLanes(code, code.emit(op, 0, number, other.number));
    }

    private IntLanes shifted(SimdOp op, int bits) {
      return new IntLanes(code, code.emit(op, bits, number));
    }

    IntLanes plus(IntLanes other) {
      return with(SimdOp.INT_ADD, other);
    }

    IntLanes plus(int other) {
      return plus(code.intConstant(other));
    }

    IntLanes minus(IntLanes other) {
      return with(SimdOp.INT_SUBTRACT, other);
    }

    IntLanes minus(int other) {
      return minus(code.intConstant(other));
    }

    IntLanes and(int other) {
      return with(SimdOp.INT_AND, code.intConstant(other));
    }

    IntLanes or(IntLanes other) {
      return with(SimdOp.INT_OR, other);
    }

    IntLanes xor(IntLanes other) {
      return with(SimdOp.INT_XOR, other);
    }

    IntLanes max(int other) {
      return with(SimdOp.INT_MAX, code.intConstant(other));
    }

    IntLanes shiftedLeft(int bits) {
      return shifted(SimdOp.INT_SHIFT_LEFT, bits);
    }

    IntLanes shiftedRight(int bits) {
      return shifted(SimdOp.INT_SHIFT_RIGHT, bits);
    }

    IntLanes shiftedRightUnsigned(int bits) {
      return shifted(SimdOp.INT_SHIFT_RIGHT_UNSIGNED, bits);
    }

    FloatLanes asFloat() {
      return new FloatLanes(code, code.emit(SimdOp.AS_FLOAT, 0, number));
    }

    FloatLanes toFloat() {
      return new FloatLanes(code, code.emit(SimdOp.TO_FLOAT, 0, number));
    }
  }

  /// A vector of longs, half as many as of floats.
  record LongLanes(SimdCode code, int number) {
    private LongLanes with(SimdOp op, LongLanes other) {
      return new LongLanes(code, code.emit(op, 0, number, other.number));
    }

    LongLanes plus(long other) {
      return with(SimdOp.LONG_ADD, code.longConstant(other));
    }

    LongLanes times(long other) {
      return with(SimdOp.LONG_MULTIPLY, code.longConstant(other));
    }

    LongLanes and(long other) {
      return with(SimdOp.LONG_AND, code.longConstant(other));
    }

    LongLanes or(LongLanes other) {
      return with(SimdOp.LONG_OR, other);
    }

    LongLanes xor(LongLanes other) {
      return with(SimdOp.LONG_XOR, other);
    }

    LongLanes shiftedLeft(int bits) {
      return new LongLanes(code, code.emit(SimdOp.LONG_SHIFT_LEFT, bits, number));
    }

    LongLanes shiftedRightUnsigned(int bits) {
      return new LongLanes(code, code.emit(SimdOp.LONG_SHIFT_RIGHT_UNSIGNED, bits, number));
    }

    /// lanes of this and of `other` in turn: of the lower halves, or with `half` 1 of the upper
    LongLanes interleavedWith(LongLanes other, int half) {
      return new LongLanes(code, code.emit(SimdOp.LONG_INTERLEAVE, half, number, other.number));
    }

    IntLanes asInts() {
      return new IntLanes(code, code.emit(SimdOp.LONG_AS_INT, 0, number));
    }
  }
}

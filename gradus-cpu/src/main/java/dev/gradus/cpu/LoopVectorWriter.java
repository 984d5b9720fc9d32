package dev.gradus.cpu;

import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.List;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// Writes a loop's body as calls of the Vector API, each result into a local variable.
final class LoopVectorWriter {
  private static final ClassDesc FLOAT_VECTOR = of(FloatVector.class);
  private static final ClassDesc INT_VECTOR = of(IntVector.class);
  private static final ClassDesc LONG_VECTOR = of(LongVector.class);
  private static final ClassDesc VECTOR = of(Vector.class);
  private static final ClassDesc MASK = of(VectorMask.class);
  private static final ClassDesc SHUFFLE = of(VectorShuffle.class);
  private static final ClassDesc SPECIES = of(VectorSpecies.class);
  private static final ClassDesc OPERATORS = of(VectorOperators.class);
  private static final ClassDesc SEGMENT = of(MemorySegment.class);
  private static final ClassDesc ORDER = of(ByteOrder.class);
  private static final ClassDesc CONSTANTS = of(SimdSpecies.class);
  private static final ClassDesc FLOAT_LAYOUT = of(ValueLayout.OfFloat.class);

  private static final int FLOAT_SHIFT = 2;
  private static final long WORD = 0xFFFFFFFFL;

  private final CodeBuilder code;
  private final LoopBody body;
  private final LoopFrame frame;
  private final int[] slots;

  LoopVectorWriter(CodeBuilder code, LoopBody body, LoopFrame frame) {
    this.code = code;
    this.body = body;
    this.frame = frame;
    slots = new int[body.code().instructions().size()];
  }

  private static ClassDesc of(Class<?> type) {
    return type.describeConstable().orElseThrow();
  }

  /// Everything that is the same for all elements.
  void prepare() {
    write(false);
  }

  /// Everything that differs from element to element, then the stores.
  void element() {
    write(true);
    store(body.results(), 0);
    store(body.nextResults(), 1);
  }

  private void store(List<Integer> results, int turn) {
    for (int output = 0; output < results.size(); output++) {
      code.aload(slots[results.get(output)]);
      place(body.inputs() + output, turn);
      code.invokevirtual(
          FLOAT_VECTOR, "intoMemorySegment", MethodTypeDesc.of(CD_void, SEGMENT, CD_long, ORDER));
    }
  }

  private void write(boolean inLoop) {
    List<SimdInstruction> instructions = body.code().instructions();
    for (int number = 0; number < instructions.size(); number++) {
      if (body.code().inLoop(number) == inLoop) {
        write(instructions.get(number));
        slots[number] = code.allocateLocal(TypeKind.REFERENCE);
        code.astore(slots[number]);
      }
    }
  }

  private void write(SimdInstruction instruction) {
    int immediate = (int) instruction.immediate();
    switch (instruction.op()) {
      case LOAD -> load(immediate, 0);
      case LOAD_NEXT -> load(immediate, 1);
      case LOAD_ONE -> loadOne(immediate);
      case SCALAR -> {
        constant("FLOATS", SPECIES);
        code.aload(frame.scalars()).loadConstant(immediate).faload();
        broadcast(FLOAT_VECTOR, CD_float);
      }
      case FLOAT_CONSTANT -> {
        constant("FLOATS", SPECIES);
        code.loadConstant(Float.intBitsToFloat(immediate));
        broadcast(FLOAT_VECTOR, CD_float);
      }
      case INT_CONSTANT -> {
        constant("INTS", SPECIES);
        code.loadConstant(immediate);
        broadcast(INT_VECTOR, CD_int);
      }
      case LONG_CONSTANT -> {
        constant("LONGS", SPECIES);
        code.loadConstant(instruction.immediate());
        broadcast(LONG_VECTOR, CD_long);
      }
      case KEY_LOW -> {
        constant("LONGS", SPECIES);
        code.aload(frame.keys()).loadConstant(immediate).laload().loadConstant(WORD).land();
        broadcast(LONG_VECTOR, CD_long);
      }
      case KEY_HIGH -> {
        constant("LONGS", SPECIES);
        code.aload(frame.keys()).loadConstant(immediate).laload().loadConstant(32).lushr();
        broadcast(LONG_VECTOR, CD_long);
      }
      case COUNTER -> {
        constant("LONGS", SPECIES);
        code.lload(frame.counter());
        broadcast(LONG_VECTOR, CD_long);
      }
      case BLOCK -> {
        constant("LONGS", SPECIES);
        code.lload(frame.elementBase()).lload(frame.index()).ladd().iconst_2().lushr();
        broadcast(LONG_VECTOR, CD_long);
        constant("COUNT", LONG_VECTOR);
        call(LONG_VECTOR, "add", VECTOR);
      }
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, MIN, MAX, MULTIPLY_ADD, NEGATE, ABS, SQRT ->
          callFloat(instruction);
      case BLEND -> {
        operands(instruction);
        call(FLOAT_VECTOR, "blend", VECTOR, MASK);
      }
      case AS_INT -> {
        operands(instruction);
        call(FLOAT_VECTOR, INT_VECTOR, "reinterpretAsInts");
      }
      case AS_FLOAT -> {
        operands(instruction);
        call(INT_VECTOR, FLOAT_VECTOR, "reinterpretAsFloats");
      }
      case LONG_AS_INT -> {
        operands(instruction);
        call(LONG_VECTOR, INT_VECTOR, "reinterpretAsInts");
      }
      case TO_FLOAT -> {
        operands(instruction);
        operator("I2F", of(VectorOperators.Conversion.class));
        code.iconst_0();
        call(INT_VECTOR, VECTOR, "convert", of(VectorOperators.Conversion.class), CD_int);
        code.checkcast(FLOAT_VECTOR);
      }
      case LESS -> compare(instruction, "LT");
      case LESS_OR_EQUAL -> compare(instruction, "LE");
      case GREATER -> compare(instruction, "GT");
      case GREATER_OR_EQUAL -> compare(instruction, "GE");
      case EQUAL -> compare(instruction, "EQ");
      case NOT_EQUAL -> compare(instruction, "NE");
      case MASK_AND -> {
        operands(instruction);
        call(MASK, "and", MASK);
      }
      case MASK_OR -> {
        operands(instruction);
        call(MASK, "or", MASK);
      }
      case INT_ADD -> lanewise(instruction, INT_VECTOR, "ADD");
      case INT_SUBTRACT -> lanewise(instruction, INT_VECTOR, "SUB");
      case INT_AND -> lanewise(instruction, INT_VECTOR, "AND");
      case INT_OR -> lanewise(instruction, INT_VECTOR, "OR");
      case INT_XOR -> lanewise(instruction, INT_VECTOR, "XOR");
      case INT_MAX -> lanewise(instruction, INT_VECTOR, "MAX");
      case INT_SHIFT_LEFT -> shift(instruction, INT_VECTOR, CD_int, "LSHL");
      case INT_SHIFT_RIGHT -> shift(instruction, INT_VECTOR, CD_int, "ASHR");
      case INT_SHIFT_RIGHT_UNSIGNED -> shift(instruction, INT_VECTOR, CD_int, "LSHR");
      case LONG_ADD -> lanewise(instruction, LONG_VECTOR, "ADD");
      case LONG_MULTIPLY -> lanewise(instruction, LONG_VECTOR, "MUL");
      case LONG_AND -> lanewise(instruction, LONG_VECTOR, "AND");
      case LONG_OR -> lanewise(instruction, LONG_VECTOR, "OR");
      case LONG_XOR -> lanewise(instruction, LONG_VECTOR, "XOR");
      case LONG_SHIFT_LEFT -> shift(instruction, LONG_VECTOR, CD_long, "LSHL");
      case LONG_SHIFT_RIGHT_UNSIGNED -> shift(instruction, LONG_VECTOR, CD_long, "LSHR");
      case LONG_INTERLEAVE -> {
        String half = immediate == 0 ? "LOWER_TWICE" : "UPPER_TWICE";
        rearranged(instruction.operands().get(0), half);
        rearranged(instruction.operands().get(1), half);
        constant("ODD_LANES", MASK);
        call(LONG_VECTOR, "blend", VECTOR, MASK);
      }
    }
  }

  private void load(int input, int turn) {
    constant("FLOATS", SPECIES);
    place(input, turn);
    code.invokestatic(
        FLOAT_VECTOR,
        "fromMemorySegment",
        MethodTypeDesc.of(FLOAT_VECTOR, SPECIES, SEGMENT, CD_long, ORDER));
  }

  private void loadOne(int input) {
    constant("FLOATS", SPECIES);
    constant("MEMORY", SEGMENT);
    code.getstatic(of(ValueLayout.class), "JAVA_FLOAT_UNALIGNED", FLOAT_LAYOUT)
        .lload(frame.pointers().get(input))
        .invokeinterface(SEGMENT, "get", MethodTypeDesc.of(CD_float, FLOAT_LAYOUT, CD_long));
    broadcast(FLOAT_VECTOR, CD_float);
  }

  /// Memory, address and byte order of the current elements of an input or output.
  private void place(int tensor, int turn) {
    constant("MEMORY", SEGMENT);
    code.lload(frame.pointers().get(tensor));
    code.lload(frame.index()).loadConstant(FLOAT_SHIFT).lshl().ladd();
    if (turn > 0) {
      code.loadConstant((long) SimdSpecies.FLOATS.vectorByteSize()).ladd();
    }
    constant("ORDER", ORDER);
  }

  private void rearranged(int operand, String shuffle) {
    code.aload(slots[operand]);
    constant(shuffle, SHUFFLE);
    call(LONG_VECTOR, "rearrange", SHUFFLE);
  }

  private void callFloat(SimdInstruction instruction) {
    operands(instruction);
    switch (instruction.op()) {
      case ADD -> call(FLOAT_VECTOR, "add", VECTOR);
      case SUBTRACT -> call(FLOAT_VECTOR, "sub", VECTOR);
      case MULTIPLY -> call(FLOAT_VECTOR, "mul", VECTOR);
      case DIVIDE -> call(FLOAT_VECTOR, "div", VECTOR);
      case MIN -> call(FLOAT_VECTOR, "min", VECTOR);
      case MAX -> call(FLOAT_VECTOR, "max", VECTOR);
      case MULTIPLY_ADD -> call(FLOAT_VECTOR, "fma", VECTOR, VECTOR);
      case NEGATE -> call(FLOAT_VECTOR, "neg");
      case ABS -> call(FLOAT_VECTOR, "abs");
      case SQRT -> call(FLOAT_VECTOR, "sqrt");
      default -> throw new AssertionError(instruction.op());
    }
  }

  private void compare(SimdInstruction instruction, String test) {
    code.aload(slots[instruction.operands().get(0)]);
    operator(test, of(VectorOperators.Comparison.class));
    code.aload(slots[instruction.operands().get(1)]);
    call(FLOAT_VECTOR, MASK, "compare", of(VectorOperators.Comparison.class), VECTOR);
  }

  private void lanewise(SimdInstruction instruction, ClassDesc vector, String name) {
    ClassDesc associative = of(VectorOperators.Associative.class);
    ClassDesc binary = of(VectorOperators.Binary.class);
    code.aload(slots[instruction.operands().get(0)]);
    operator(name, name.equals("SUB") ? binary : associative);
    code.aload(slots[instruction.operands().get(1)]);
    call(vector, "lanewise", binary, VECTOR);
  }

  private void shift(SimdInstruction instruction, ClassDesc vector, ClassDesc by, String name) {
    ClassDesc binary = of(VectorOperators.Binary.class);
    code.aload(slots[instruction.operands().get(0)]);
    operator(name, binary);
    if (by.equals(CD_long)) {
      code.loadConstant(instruction.immediate());
    } else {
      code.loadConstant((int) instruction.immediate());
    }
    call(vector, "lanewise", binary, by);
  }

  private void operands(SimdInstruction instruction) {
    instruction.operands().forEach(operand -> code.aload(slots[operand]));
  }

  private void constant(String name, ClassDesc type) {
    code.getstatic(CONSTANTS, name, type);
  }

  private void operator(String name, ClassDesc type) {
    code.getstatic(OPERATORS, name, type);
  }

  private void broadcast(ClassDesc vector, ClassDesc element) {
    code.invokestatic(vector, "broadcast", MethodTypeDesc.of(vector, SPECIES, element));
  }

  private void call(ClassDesc owner, String name, ClassDesc... parameters) {
    call(owner, owner, name, parameters);
  }

  private void call(ClassDesc owner, ClassDesc result, String name, ClassDesc... parameters) {
    code.invokevirtual(owner, name, MethodTypeDesc.of(result, parameters));
  }
}

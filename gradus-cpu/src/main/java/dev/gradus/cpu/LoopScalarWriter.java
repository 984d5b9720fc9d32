package dev.gradus.cpu;

import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.gradus.core.RandomStream;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/// Writes a loop's body as arithmetic on single numbers: floats, ints, and truth values as ints 0
/// and 1.
final class LoopScalarWriter {
  private static final int NO_SLOT = -1;
  private static final ClassDesc MATH = of(Math.class);
  private static final ClassDesc FLOAT = of(Float.class);
  private static final ClassDesc SEGMENT = of(MemorySegment.class);
  private static final ClassDesc FLOAT_LAYOUT = of(ValueLayout.OfFloat.class);

  private final CodeBuilder code;
  private final LoopBody body;
  private final LoopFrame frame;
  private final int[] slots;

  LoopScalarWriter(CodeBuilder code, LoopBody body, LoopFrame frame) {
    this.code = code;
    this.body = body;
    this.frame = frame;
    slots = new int[body.code().instructions().size()];
    Arrays.fill(slots, NO_SLOT);
  }

  private static ClassDesc of(Class<?> type) {
    return type.describeConstable().orElseThrow();
  }

  /// Everything that is the same for all elements.
  void prepare() {
    boolean[] needed = needed();
    for (int number = 0; number < slots.length; number++) {
      if (needed[number] && !body.code().inLoop(number)) {
        write(number);
      }
    }
  }

  /// Everything that differs from element to element, then the stores.
  void element() {
    boolean[] needed = needed();
    for (int number = 0; number < slots.length; number++) {
      if (needed[number] && body.code().inLoop(number)) {
        write(number);
      }
    }
    for (int output = 0; output < body.results().size(); output++) {
      memory();
      address(body.inputs() + output);
      code.fload(slots[body.results().get(output)]);
      code.invokeinterface(
          SEGMENT, "set", MethodTypeDesc.of(CD_void, FLOAT_LAYOUT, CD_long, CD_float));
    }
  }

  /// What results depend on, where a random draw is one call that depends on nothing.
  private boolean[] needed() {
    boolean[] needed = new boolean[slots.length];
    body.results().forEach(result -> needed[result] = true);
    for (int number = slots.length - 1; number >= 0; number--) {
      if (needed[number] && body.code().draw(number).isEmpty()) {
        body.code()
            .instructions()
            .get(number)
            .operands()
            .forEach(operand -> needed[operand] = true);
      }
    }
    return needed;
  }

  private void write(int number) {
    SimdInstruction instruction = body.code().instructions().get(number);
    TypeKind type = instruction.op().kind() == SimdOp.Kind.FLOAT ? TypeKind.FLOAT : TypeKind.INT;
    body.code().draw(number).ifPresentOrElse(this::draw, () -> write(instruction));
    slots[number] = code.allocateLocal(type);
    code.storeLocal(type, slots[number]);
  }

  private void draw(int stream) {
    code.aload(frame.keys()).loadConstant(stream).laload().lload(frame.counter());
    code.lload(frame.elementBase()).lload(frame.index()).ladd();
    code.invokestatic(
        of(RandomStream.class), "uniform", MethodTypeDesc.of(CD_float, CD_long, CD_long, CD_long));
  }

  private void write(SimdInstruction instruction) {
    int immediate = (int) instruction.immediate();
    if (instruction.op() != SimdOp.BLEND) {
      instruction.operands().forEach(operand -> code.loadLocal(kind(operand), slots[operand]));
    }
    switch (instruction.op()) {
      case LOAD -> {
        memory();
        address(immediate);
        get();
      }
      case LOAD_ONE -> {
        memory();
        code.lload(frame.pointers().get(immediate));
        get();
      }
      case SCALAR -> code.aload(frame.scalars()).loadConstant(immediate).faload();
      case FLOAT_CONSTANT -> code.loadConstant(Float.intBitsToFloat(immediate));
      case INT_CONSTANT -> code.loadConstant(immediate);
      case ADD -> code.fadd();
      case SUBTRACT -> code.fsub();
      case MULTIPLY -> code.fmul();
      case DIVIDE -> code.fdiv();
      case MIN -> call(MATH, "min", CD_float, CD_float, CD_float);
      case MAX -> call(MATH, "max", CD_float, CD_float, CD_float);
      case MULTIPLY_ADD -> call(MATH, "fma", CD_float, CD_float, CD_float, CD_float);
      case NEGATE -> code.fneg();
      case ABS -> call(MATH, "abs", CD_float, CD_float);
      case SQRT -> {
        // The root of a float, rounded to double and then to float, is the correctly rounded one.
        code.f2d();
        call(MATH, "sqrt", CD_double, CD_double);
        code.d2f();
      }
      case BLEND -> blend(instruction);
      case AS_INT -> call(FLOAT, "floatToRawIntBits", CD_int, CD_float);
      case AS_FLOAT -> call(FLOAT, "intBitsToFloat", CD_float, CD_int);
      case TO_FLOAT -> code.i2f();
      // fcmpg makes NaN greater, fcmpl makes it less: whichever lets the test fail.
      case LESS -> test(code.fcmpg(), Opcode.IFLT);
      case LESS_OR_EQUAL -> test(code.fcmpg(), Opcode.IFLE);
      case GREATER -> test(code.fcmpl(), Opcode.IFGT);
      case GREATER_OR_EQUAL -> test(code.fcmpl(), Opcode.IFGE);
      case EQUAL -> test(code.fcmpl(), Opcode.IFEQ);
      case NOT_EQUAL -> test(code.fcmpl(), Opcode.IFNE);
      case MASK_AND, INT_AND -> code.iand();
      case MASK_OR, INT_OR -> code.ior();
      case INT_XOR -> code.ixor();
      case INT_ADD -> code.iadd();
      case INT_SUBTRACT -> code.isub();
      case INT_MAX -> call(MATH, "max", CD_int, CD_int, CD_int);
      case INT_SHIFT_LEFT -> code.loadConstant(immediate).ishl();
      case INT_SHIFT_RIGHT -> code.loadConstant(immediate).ishr();
      case INT_SHIFT_RIGHT_UNSIGNED -> code.loadConstant(immediate).iushr();
      case LOAD_NEXT,
          LONG_CONSTANT,
          KEY_LOW,
          KEY_HIGH,
          COUNTER,
          BLOCK,
          LONG_ADD,
          LONG_MULTIPLY,
          LONG_AND,
          LONG_OR,
          LONG_XOR,
          LONG_SHIFT_LEFT,
          LONG_SHIFT_RIGHT_UNSIGNED,
          LONG_INTERLEAVE,
          LONG_AS_INT ->
          throw new AssertionError(instruction + " belongs to vectors alone");
    }
  }

  private TypeKind kind(int number) {
    return body.code().instructions().get(number).op().kind() == SimdOp.Kind.FLOAT
        ? TypeKind.FLOAT
        : TypeKind.INT;
  }

  private void blend(SimdInstruction instruction) {
    Label set = code.newLabel();
    Label done = code.newLabel();
    code.iload(slots[instruction.operands().get(2)]).ifne(set);
    code.fload(slots[instruction.operands().get(0)]).goto_(done).labelBinding(set);
    code.fload(slots[instruction.operands().get(1)]).labelBinding(done);
  }

  private static void test(CodeBuilder compared, Opcode holds) {
    Label yes = compared.newLabel();
    Label done = compared.newLabel();
    compared.branch(holds, yes).iconst_0().goto_(done).labelBinding(yes).iconst_1();
    compared.labelBinding(done);
  }

  private void memory() {
    code.getstatic(of(SimdSpecies.class), "MEMORY", SEGMENT);
    code.getstatic(of(ValueLayout.class), "JAVA_FLOAT_UNALIGNED", FLOAT_LAYOUT);
  }

  private void address(int tensor) {
    code.lload(frame.pointers().get(tensor)).lload(frame.index()).iconst_2().lshl().ladd();
  }

  private void get() {
    code.invokeinterface(SEGMENT, "get", MethodTypeDesc.of(CD_float, FLOAT_LAYOUT, CD_long));
  }

  private void call(ClassDesc owner, String name, ClassDesc result, ClassDesc... parameters) {
    code.invokestatic(owner, name, MethodTypeDesc.of(result, parameters));
  }
}

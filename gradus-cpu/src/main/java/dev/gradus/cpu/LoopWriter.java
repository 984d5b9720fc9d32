package dev.gradus.cpu;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;

/// Writes the class of a loop.
///
/// ```text
/// run(addresses, from, to, scalars, keys, counter, elementBase):
///   i = from
///   if random numbers are drawn:
///     i = min(to, from + (-(elementBase + from) mod 4))    // whole Philox blocks from here
///     scalar(from, i)
///   bound = i + ((to - i) & -elementsPerTurn)
///   for (; i < bound; i += elementsPerTurn) the body, on vectors
///   scalar(i, to)
///
/// scalar(addresses, from, to, scalars, keys, counter, elementBase):
///   for (i = from; i < to; i++) the body, on numbers
/// ```
///
/// Both bodies are written from the same instructions, all of which are exactly rounded; so they
/// give the same bits, and it does not matter which elements which body gets. The plain body for
/// what is left over is preferred to masked vectors since it is also fast before it is compiled,
/// and short tensors (biases) know nothing else.
final class LoopWriter {
  private static final ClassDesc THIS = ClassDesc.of("dev.gradus.cpu.GeneratedLoop");

  private static final ClassDesc MATH = ClassDesc.of(Math.class.getName());

  private final LoopBody body;
  private final long elementsPerTurn;

  LoopWriter(LoopBody body) {
    this.body = body;
    elementsPerTurn = (long) body.vectorsPerTurn() * SimdSpecies.FLOATS.length();
  }

  byte[] write() {
    ClassDesc contract = ClassDesc.of(ElementwiseLoop.class.getName());
    int hidden = ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC;
    return ClassFile.of()
        .build(
            THIS,
            type ->
                type.withFlags(AccessFlag.FINAL, AccessFlag.SYNTHETIC)
                    .withInterfaceSymbols(contract)
                    .withMethodBody(INIT_NAME, MTD_void, 0, LoopWriter::construct)
                    .withMethodBody("run", LoopFrame.PARAMETERS, ClassFile.ACC_PUBLIC, this::run)
                    .withMethodBody("scalar", LoopFrame.PARAMETERS, hidden, this::scalar));
  }

  private static void construct(CodeBuilder code) {
    code.aload(0).invokespecial(CD_Object, INIT_NAME, MTD_void).return_();
  }

  private void run(CodeBuilder code) {
    LoopFrame frame = LoopFrame.begin(code, body.tensors());
    int i = frame.index();
    int bound = code.allocateLocal(TypeKind.LONG);
    code.lload(frame.from()).lstore(i);
    if (body.drawsRandomNumbers()) {
      code.lload(frame.to()).lload(i);
      code.lload(frame.elementBase()).lload(i).ladd().lneg().loadConstant(3L).land().ladd();
      code.invokestatic(MATH, "min", MethodTypeDesc.of(CD_long, CD_long, CD_long));
      code.lstore(i);
      callScalar(code, frame, frame.from(), i);
    }
    code.lload(i).lload(frame.to()).lload(i).lsub().loadConstant(-elementsPerTurn).land().ladd();
    code.lstore(bound);
    LoopVectorWriter writer = new LoopVectorWriter(code, body, frame);
    writer.prepare();
    Label head = code.newBoundLabel();
    Label done = code.newLabel();
    code.lload(i).lload(bound).lcmp().ifge(done);
    writer.element();
    code.lload(i).loadConstant(elementsPerTurn).ladd().lstore(i).goto_(head).labelBinding(done);
    callScalar(code, frame, i, frame.to());
    code.return_();
  }

  private static void callScalar(CodeBuilder code, LoopFrame frame, int from, int to) {
    Label none = code.newLabel();
    code.lload(from).lload(to).lcmp().ifge(none);
    code.aload(frame.addresses()).lload(from).lload(to).aload(frame.scalars());
    code.aload(frame.keys()).lload(frame.counter()).lload(frame.elementBase());
    code.invokestatic(THIS, "scalar", LoopFrame.PARAMETERS).labelBinding(none);
  }

  private void scalar(CodeBuilder code) {
    LoopFrame frame = LoopFrame.begin(code, body.tensors());
    int i = frame.index();
    code.lload(frame.from()).lstore(i);
    LoopScalarWriter writer = new LoopScalarWriter(code, body, frame);
    writer.prepare();
    Label head = code.newBoundLabel();
    Label done = code.newLabel();
    code.lload(i).lload(frame.to()).lcmp().ifge(done);
    writer.element();
    code.lload(i).lconst_1().ladd().lstore(i).goto_(head).labelBinding(done).return_();
  }
}

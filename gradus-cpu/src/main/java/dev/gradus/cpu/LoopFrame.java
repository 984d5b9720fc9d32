package dev.gradus.cpu;

import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.stream.IntStream;

/// The local variables that a generated loop keeps beside its values. Both generated methods have
/// the parameters of [ElementwiseLoop#run].
///
/// @param addresses slot of the array of addresses
/// @param from slot of the first element
/// @param to slot of the end of the elements
/// @param scalars slot of the array of scalars
/// @param keys slot of the array of keys
/// @param counter slot of the step of the streams
/// @param elementBase slot of the place of element 0 in the streams
/// @param index slot of the current element
/// @param pointers slots of the addresses of inputs and outputs
record LoopFrame(
    int addresses,
    int from,
    int to,
    int scalars,
    int keys,
    int counter,
    int elementBase,
    int index,
    List<Integer> pointers) {
  private static final ClassDesc LONGS = CD_long.arrayType();
  private static final ClassDesc FLOATS = CD_float.arrayType();

  /// The parameters of [ElementwiseLoop#run].
  static final MethodTypeDesc PARAMETERS =
      MethodTypeDesc.of(CD_void, LONGS, CD_long, CD_long, FLOATS, LONGS, CD_long, CD_long);

  LoopFrame {
    pointers = List.copyOf(pointers);
  }

  /// Takes slots, and writes the instructions that fetch the addresses.
  static LoopFrame begin(CodeBuilder code, int tensors) {
    int addresses = code.parameterSlot(0);
    List<Integer> pointers =
        IntStream.range(0, tensors).mapToObj(_ -> code.allocateLocal(TypeKind.LONG)).toList();
    for (int k = 0; k < tensors; k++) {
      code.aload(addresses).loadConstant(k).laload().lstore(pointers.get(k));
    }
    return new LoopFrame(
        addresses,
        code.parameterSlot(1),
        code.parameterSlot(2),
        code.parameterSlot(3),
        code.parameterSlot(4),
        code.parameterSlot(5),
        code.parameterSlot(6),
        code.allocateLocal(TypeKind.LONG),
        pointers);
  }
}

package dev.gradus.cpu;

import java.util.List;

/// One instruction of a loop.
///
/// @param op what it does
/// @param operands numbers of the earlier instructions it reads
/// @param immediate the number that is part of it, 0 where the operation has none
record SimdInstruction(SimdOp op, List<Integer> operands, long immediate) {
  SimdInstruction {
    operands = List.copyOf(operands);
  }
}

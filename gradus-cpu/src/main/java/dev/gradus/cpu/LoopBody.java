package dev.gradus.cpu;

import java.util.List;

/// What a loop does at each element.
///
/// @param code the instructions
/// @param inputs how many inputs the formula has
/// @param results the instruction that computes each output
record LoopBody(SimdCode code, int inputs, List<Integer> results) {
  LoopBody {
    results = List.copyOf(results);
  }

  /// How many tensors are read and written.
  int tensors() {
    return inputs + results.size();
  }

  boolean drawsRandomNumbers() {
    return code.instructions().stream().anyMatch(each -> each.op() == SimdOp.BLOCK);
  }
}

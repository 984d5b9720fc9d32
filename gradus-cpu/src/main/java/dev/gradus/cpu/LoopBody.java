package dev.gradus.cpu;

import java.util.List;

/// What a loop does at each element.
///
/// @param code the instructions
/// @param inputs how many inputs the formula has
/// @param results the instruction that computes each output
/// @param nextResults the same for the elements one vector further; empty if a turn of the loop
///   does one vector only
record LoopBody(SimdCode code, int inputs, List<Integer> results, List<Integer> nextResults) {
  LoopBody {
    results = List.copyOf(results);
    nextResults = List.copyOf(nextResults);
  }

  /// How many vectors of elements a turn of the loop does.
  int vectorsPerTurn() {
    return nextResults.isEmpty() ? 1 : 2;
  }

  /// How many tensors are read and written.
  int tensors() {
    return inputs + results.size();
  }

  boolean drawsRandomNumbers() {
    return code.instructions().stream().anyMatch(each -> each.op() == SimdOp.BLOCK);
  }
}

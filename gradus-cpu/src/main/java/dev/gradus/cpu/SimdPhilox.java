package dev.gradus.cpu;

import dev.gradus.cpu.SimdCode.FloatLanes;
import dev.gradus.cpu.SimdCode.LongLanes;

/// Uniform floats from Philox4x32-10, bit for bit those of `dev.gradus.core.RandomStream`.
///
/// A long lane computes the four words of a block; a vector of longs those of two vectors of
/// floats, one word in the lower half of each lane. Words 0 and 1, and 2 and 3, are packed into one
/// lane each, and the lanes of both interleaved. Source: J. Salmon et al., Parallel Random Numbers:
/// As Easy as 1, 2, 3, 2011.
final class SimdPhilox {
  private static final int ROUNDS = 10;
  private static final long MULTIPLIER_0 = 0xD2511F53L;
  private static final long MULTIPLIER_1 = 0xCD9E8D57L;
  private static final long KEY_STEP_0 = 0x9E3779B9L;
  private static final long KEY_STEP_1 = 0xBB67AE85L;
  private static final long WORD = 0xFFFFFFFFL;
  private static final float UNIT = 0x1p-24f;

  private SimdPhilox() {}

  /// @param stream which of the formula's streams
  /// @param turn 0 for the first vector of floats, 1 for the second
  static FloatLanes uniform(SimdCode code, int stream, int turn) {
    LongLanes block = new LongLanes(code, code.emit(SimdOp.BLOCK, 0));
    LongLanes counter = new LongLanes(code, code.emit(SimdOp.COUNTER, 0));
    LongLanes key0 = new LongLanes(code, code.emit(SimdOp.KEY_LOW, stream));
    LongLanes key1 = new LongLanes(code, code.emit(SimdOp.KEY_HIGH, stream));
    LongLanes word0 = block;
    LongLanes word1 = block.shiftedRightUnsigned(32);
    LongLanes word2 = counter;
    LongLanes word3 = counter.shiftedRightUnsigned(32);
    for (int round = 0; round < ROUNDS; round++) {
      // Only here must the upper halves be clear; written so, it is one instruction of x86.
      LongLanes product0 = word0.and(WORD).times(MULTIPLIER_0);
      LongLanes product1 = word2.and(WORD).times(MULTIPLIER_1);
      word0 = product1.shiftedRightUnsigned(32).xor(word1).xor(key0);
      word1 = product1;
      word2 = product0.shiftedRightUnsigned(32).xor(word3).xor(key1);
      word3 = product0;
      key0 = key0.plus(KEY_STEP_0);
      key1 = key1.plus(KEY_STEP_1);
    }
    LongLanes first = word0.and(WORD).or(word1.shiftedLeft(32));
    LongLanes second = word2.and(WORD).or(word3.shiftedLeft(32));
    LongLanes words = first.interleavedWith(second, turn);
    return words.asInts().shiftedRightUnsigned(8).toFloat().times(UNIT);
  }
}

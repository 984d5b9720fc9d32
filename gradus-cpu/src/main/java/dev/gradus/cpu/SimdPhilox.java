package dev.gradus.cpu;

import dev.gradus.cpu.SimdCode.FloatLanes;
import dev.gradus.cpu.SimdCode.LongLanes;

/// Uniform floats from Philox4x32-10, bit for bit those of `dev.gradus.core.RandomStream`.
///
/// A long lane works for two neighbouring elements. The two lanes of a block of four compute the
/// same four words; the first keeps words 0 and 1, the second words 2 and 3, so that the results
/// lie in the order of the elements without any shuffling. Source: J. Salmon et al., Parallel
/// Random Numbers: As Easy as 1, 2, 3, 2011.
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
  static FloatLanes uniform(SimdCode code, int stream) {
    LongLanes block = new LongLanes(code, code.emit(SimdOp.BLOCK, 0));
    LongLanes counter = new LongLanes(code, code.emit(SimdOp.COUNTER, 0));
    LongLanes key0 = new LongLanes(code, code.emit(SimdOp.KEY_LOW, stream));
    LongLanes key1 = new LongLanes(code, code.emit(SimdOp.KEY_HIGH, stream));
    LongLanes word0 = block.and(WORD);
    LongLanes word1 = block.shiftedRightUnsigned(32);
    LongLanes word2 = counter.and(WORD);
    LongLanes word3 = counter.shiftedRightUnsigned(32);
    for (int round = 0; round < ROUNDS; round++) {
      LongLanes product0 = word0.times(MULTIPLIER_0);
      LongLanes product1 = word2.times(MULTIPLIER_1);
      word0 = product1.shiftedRightUnsigned(32).xor(word1).xor(key0);
      word1 = product1.and(WORD);
      word2 = product0.shiftedRightUnsigned(32).xor(word3).xor(key1);
      word3 = product0.and(WORD);
      key0 = key0.plus(KEY_STEP_0).and(WORD);
      key1 = key1.plus(KEY_STEP_1).and(WORD);
    }
    LongLanes low = word0.alternatingWith(word2);
    LongLanes high = word1.alternatingWith(word3);
    return low.or(high.shiftedLeft(32)).asInts().shiftedRightUnsigned(8).toFloat().times(UNIT);
  }
}

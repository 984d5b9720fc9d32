package dev.gradus.cpu;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// Constants that generated loops refer to. They are `static final` so that the JIT compiler folds
/// them.
@SuppressWarnings("restricted") // generated loops address native memory that their callers own
final class SimdSpecies {
  /// The widest float vectors of this machine; every other kind has the same width in bits.
  static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;

  static final VectorSpecies<Integer> INTS = VectorSpecies.of(int.class, FLOATS.vectorShape());
  static final VectorSpecies<Long> LONGS = VectorSpecies.of(long.class, FLOATS.vectorShape());

  /// All of native memory: offsets are addresses.
  static final MemorySegment MEMORY = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

  static final ByteOrder ORDER = ByteOrder.nativeOrder();

  /// `0, 1, 2, ..`
  static final LongVector COUNT = LongVector.zero(LONGS).addIndex(1);

  /// Every second lane, from lane 1.
  static final VectorMask<Long> ODD_LANES = VectorMask.fromLong(LONGS, 0xAAAAAAAAAAAAAAAAL);

  /// Each lane of the lower half twice.
  static final VectorShuffle<Long> LOWER_TWICE = VectorShuffle.fromOp(LONGS, lane -> lane / 2);

  /// Each lane of the upper half twice.
  static final VectorShuffle<Long> UPPER_TWICE =
      VectorShuffle.fromOp(LONGS, lane -> (lane + LONGS.length()) / 2);

  private SimdSpecies() {}
}

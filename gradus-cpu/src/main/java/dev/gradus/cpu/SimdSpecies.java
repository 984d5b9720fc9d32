package dev.gradus.cpu;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
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

  /// `0, 0, 1, 1, 2, 2, ..`: the Philox block of each pair of elements, counted from the first.
  static final LongVector PAIR_BLOCKS =
      LongVector.zero(LONGS).addIndex(1).lanewise(VectorOperators.LSHR, 1);

  /// The pairs that are the second half of their block.
  static final VectorMask<Long> SECOND_HALVES = VectorMask.fromLong(LONGS, 0xAAAAAAAAAAAAAAAAL);

  private SimdSpecies() {}
}

package dev.gradus.kernels.reference;

import dev.gradus.core.Shape;
import java.util.Arrays;

/// Where an operand's element for a row-major place of the broadcast shape lies. Neighbouring axes
/// that repeat alike are merged, so places come in runs: for the length of a run the operand either
/// advances by one or stands still.
final class BroadcastRuns {

  /// Merged axes, innermost first; there is at least one.
  private final long[] extents;

  private final long[] strides;

  /// @param operand its shape
  /// @param result the shape it is broadcast to: aligned at the last axis, extents of 1 repeat
  BroadcastRuns(Shape operand, Shape result) {
    long[] merged = new long[Math.max(1, result.rank())];
    long[] steps = new long[merged.length];
    int count = 0;
    long stride = 1;
    for (int fromEnd = 1; fromEnd <= result.rank(); fromEnd++) {
      int extent = result.dim(-fromEnd);
      if (extent == 1) {
        continue;
      }
      boolean repeats = fromEnd > operand.rank() || operand.dim(-fromEnd) == 1;
      if (count > 0 && repeats == (steps[count - 1] == 0)) {
        merged[count - 1] *= extent;
      } else {
        merged[count] = extent;
        steps[count] = repeats ? 0 : stride;
        count++;
      }
      stride *= repeats ? 1 : extent;
    }
    if (count == 0) {
      merged[count++] = 1;
    }
    extents = Arrays.copyOf(merged, count);
    strides = Arrays.copyOf(steps, count);
  }

  /// The number of places from `place` on to the end of its run.
  long left(long place) {
    return extents[0] - place % extents[0];
  }

  /// Whether the operand stands still within a run.
  boolean repeats() {
    return strides[0] == 0;
  }

  /// The operand's element for a place.
  long source(long place) {
    long source = 0;
    long rest = place;
    for (int axis = 0; axis < extents.length; axis++) {
      source += rest % extents[axis] * strides[axis];
      rest /= extents[axis];
    }
    return source;
  }
}

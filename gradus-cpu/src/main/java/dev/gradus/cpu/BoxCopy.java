package dev.gradus.cpu;

import dev.gradus.core.Buffer;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// Copies a box of elements between two places where each axis has a step of its own.
///
/// Axes along which both sides advance as one are merged. The two innermost loops are then either
/// runs that are contiguous on both sides, copied whole, or a tile: one axis contiguous where it is
/// read, the other where it is written, so that each cache line is used up while it is near. Work
/// is shared out in items of one tile or a few runs.
final class BoxCopy {

  /// About so many elements make an item.
  private static final int ITEM = 4096;

  private static final int TILE = 16;

  /// From so many elements on a run is worth a call.
  private static final int WORTH_A_CALL = 24;

  private static final Axis NONE = new Axis(1, 0, 0);

  private record Axis(int extent, long read, long written) {}

  private final long firstRead;
  private final long firstWritten;
  private final long[] outerExtents;
  private final long[] outerRead;
  private final long[] outerWritten;
  private final Axis rows;
  private final Axis columns;
  private final int rowBlock;
  private final int columnBlock;
  private final long rowBlocks;
  private final long columnBlocks;
  private final long items;
  private final boolean runs;

  /// @param extents of the box, in the order of the written side's axes
  /// @param firstRead place of the first element on the read side
  /// @param read steps of the read side
  /// @param firstWritten place of the first element on the written side
  /// @param written steps of the written side
  BoxCopy(int[] extents, long firstRead, long[] read, long firstWritten, long[] written) {
    this.firstRead = firstRead;
    this.firstWritten = firstWritten;
    List<Axis> axes = merged(extents, read, written);
    columns = axes.isEmpty() ? NONE : axes.removeLast();
    runs = columns.read == 1 && columns.written == 1;
    rows = axes.isEmpty() ? NONE : axes.remove(runs ? axes.size() - 1 : nearest(axes));
    columnBlock = runs ? Math.min(columns.extent, ITEM) : TILE;
    rowBlock = runs ? Math.max(1, ITEM / columnBlock) : TILE;
    rowBlocks = Math.ceilDiv(rows.extent, rowBlock);
    columnBlocks = Math.ceilDiv(columns.extent, columnBlock);
    outerExtents = axes.stream().mapToLong(Axis::extent).toArray();
    outerRead = axes.stream().mapToLong(Axis::read).toArray();
    outerWritten = axes.stream().mapToLong(Axis::written).toArray();
    long outer = 1;
    for (long extent : outerExtents) {
      outer *= extent;
    }
    items = outer * rowBlocks * columnBlocks;
  }

  private static List<Axis> merged(int[] extents, long[] read, long[] written) {
    List<Axis> axes = new ArrayList<>();
    for (int i = 0; i < extents.length; i++) {
      Axis axis = new Axis(extents[i], read[i], written[i]);
      if (axis.extent == 1) {
        continue;
      }
      Axis before = axes.isEmpty() ? NONE : axes.getLast();
      long extent = (long) before.extent * axis.extent;
      if (!axes.isEmpty()
          && before.read == axis.read * axis.extent
          && before.written == axis.written * axis.extent
          && extent <= Integer.MAX_VALUE) {
        axes.set(axes.size() - 1, new Axis((int) extent, axis.read, axis.written));
      } else {
        axes.add(axis);
      }
    }
    return axes;
  }

  /// The axis with the smallest step on the read side.
  private static int nearest(List<Axis> axes) {
    int nearest = 0;
    for (int i = 1; i < axes.size(); i++) {
      if (axes.get(i).read < axes.get(nearest).read) {
        nearest = i;
      }
    }
    return nearest;
  }

  /// One member's share.
  void run(MemorySegment from, MemorySegment to, int member, int members) {
    long share = Math.ceilDiv(items, (long) members);
    long last = Math.min(items, (member + 1) * share);
    for (long item = member * share; item < last; item++) {
      int column = (int) (item % columnBlocks) * columnBlock;
      long rest = item / columnBlocks;
      int row = (int) (rest % rowBlocks) * rowBlock;
      rest /= rowBlocks;
      long source = firstRead;
      long target = firstWritten;
      for (int axis = outerExtents.length - 1; axis >= 0; axis--) {
        long at = rest % outerExtents[axis];
        rest /= outerExtents[axis];
        source += at * outerRead[axis];
        target += at * outerWritten[axis];
      }
      source += row * rows.read + column * columns.read;
      target += row * rows.written + column * columns.written;
      int height = Math.min(rowBlock, rows.extent - row);
      int width = Math.min(columnBlock, columns.extent - column);
      if (runs && width >= WORTH_A_CALL) {
        copyRuns(from, source, to, target, height, width);
      } else {
        copyTile(from, source, to, target, height, width);
      }
    }
  }

  private void copyRuns(
      MemorySegment from, long source, MemorySegment to, long target, int height, int width) {
    for (int row = 0; row < height; row++) {
      MemorySegment.copy(
          from,
          (source + row * rows.read) * Float.BYTES,
          to,
          (target + row * rows.written) * Float.BYTES,
          (long) width * Float.BYTES);
    }
  }

  private void copyTile(
      MemorySegment from, long source, MemorySegment to, long target, int height, int width) {
    long readStep = columns.read;
    long writtenStep = columns.written;
    for (int row = 0; row < height; row++) {
      long read = source + row * rows.read;
      long written = target + row * rows.written;
      for (int column = 0; column < width; column++) {
        to.setAtIndex(
            Buffer.FLOAT,
            written + column * writtenStep,
            from.getAtIndex(Buffer.FLOAT, read + column * readStep));
      }
    }
  }
}

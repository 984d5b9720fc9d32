package dev.gradus.cpu;

import dev.gradus.core.Shape;
import dev.gradus.op.Window;

/// The inputs that one result of a pooling sees: those of its window's taps that lie in the image.
/// For one thread.
final class PoolTaps {

  private final Window height;
  private final Window width;
  private final int rows;
  private final int columns;
  private final int channels;
  private final int[] taps;
  private final long[] offsets;
  private int count;
  private long start;
  private boolean whole;

  /// @param x `[N, H, W, C]`
  PoolTaps(Shape x, Window height, Window width) {
    this.height = height;
    this.width = width;
    this.rows = x.dim(1);
    this.columns = x.dim(2);
    this.channels = x.dim(3);
    this.taps = new int[height.size() * width.size()];
    this.offsets = new long[taps.length];
  }

  /// Looks at the window of a result. From one window inside the image to the next only the start
  /// changes.
  void look(int p, int q) {
    int row = height.input(p, 0);
    int column = width.input(q, 0);
    start = element(row, column);
    boolean inside =
        row >= 0
            && column >= 0
            && row + height.reach() <= rows
            && column + width.reach() <= columns;
    if (inside && whole) {
      return;
    }
    whole = inside;
    count = 0;
    for (int i = 0; i < height.size(); i++) {
      for (int j = 0; j < width.size(); j++) {
        int tapRow = height.input(p, i);
        int tapColumn = width.input(q, j);
        if (tapRow >= 0 && tapRow < rows && tapColumn >= 0 && tapColumn < columns) {
          taps[count] = i * width.size() + j;
          offsets[count++] = element(tapRow, tapColumn) - start;
        }
      }
    }
  }

  /// How many there are, at least 1.
  int count() {
    return count;
  }

  /// The number of a tap within its window.
  int tap(int index) {
    return taps[index];
  }

  /// The element, counted from the image's first, of a tap's first channel.
  long element(int index) {
    return start + offsets[index];
  }

  private long element(int row, int column) {
    return ((long) row * columns + column) * channels;
  }
}

package dev.gradus.cpu;

/// The lines of one thread's states at time steps that a mask calls padding: kept while the loop
/// computes all lines, then put back.
///
/// @param sizes of the network
/// @param mask address of the mask `[N, T]`
/// @param scratch address of the scratch
/// @param member the thread
/// @param firstState region of the first state
/// @param firstSpare region of the first state's copy
record PaddedStates(
    RecurrentSizes sizes, long mask, long scratch, int member, int firstState, int firstSpare) {

  /// Copies the states of examples for which step `t` is padding.
  void keep(int from, int rows, int t) {
    copy(from, rows, t, firstState, firstSpare);
  }

  /// Puts them back.
  void restore(int from, int rows, int t) {
    copy(from, rows, t, firstSpare, firstState);
  }

  /// Sets the gates of these examples to 0.
  ///
  /// @param regions addresses of the gates' regions
  void clear(long[] regions, int from, int rows, int t) {
    for (int row = 0; row < rows; row++) {
      if (isPadding(from + row, t)) {
        for (int gate = 0; gate < sizes.cell().gates(); gate++) {
          PaddedLines.fill(regions[gate] + row * line(), 0, sizes.width());
        }
      }
    }
  }

  private void copy(int from, int rows, int t, int source, int target) {
    for (int row = 0; row < rows; row++) {
      if (isPadding(from + row, t)) {
        for (int state = 0; state < sizes.cell().states(); state++) {
          PaddedLines.load(
              sizes.region(scratch, member, source + state) + row * line(),
              sizes.region(scratch, member, target + state) + row * line(),
              sizes.width());
        }
      }
    }
  }

  private boolean isPadding(int example, int t) {
    return PaddedLines.get(mask + ((long) example * sizes.steps() + t) * Float.BYTES) == 0;
  }

  private long line() {
    return (long) sizes.width() * Float.BYTES;
  }
}

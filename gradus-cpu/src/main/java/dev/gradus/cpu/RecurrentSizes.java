package dev.gradus.cpu;

import dev.gradus.core.Shape;
import dev.gradus.op.RecurrentCell;

/// The extents of a recurrent network and how its scratch is laid out: the recurrent kernel packed
/// gate by gate into padded lines, then for each thread a region `[rows, width]` for each input of
/// the formula and, with a mask, for each state.
///
/// @param cell its gates
/// @param examples `N`
/// @param steps `T`
/// @param units `U`
/// @param regions how many regions a thread has
/// @param threads of the team
record RecurrentSizes(
    RecurrentCell cell, int examples, int steps, int units, int regions, int threads) {

  static RecurrentSizes of(RecurrentCell cell, Shape x, Shape kernel, int regions, int threads) {
    return new RecurrentSizes(cell, x.dim(0), x.dim(1), kernel.dim(0), regions, threads);
  }

  /// Elements of a padded line.
  int width() {
    return PaddedLines.width(units);
  }

  /// Examples of one share, a multiple of a tile's rows; the last share may have fewer. There are
  /// as many shares as threads, even where fewer threads turn up to compute them.
  int share() {
    int tiles = Math.ceilDiv(examples, SmallProduct.ROWS);
    return Math.ceilDiv(tiles, threads) * SmallProduct.ROWS;
  }

  long scratchElements() {
    return kernelElements() + (long) threads * memberElements();
  }

  /// Address of a thread's region.
  ///
  /// @param scratch address of the scratch
  long region(long scratch, int member, int region) {
    long elements =
        kernelElements() + member * memberElements() + region * (long) share() * width();
    return scratch + elements * Float.BYTES;
  }

  /// Address of a gate's packed kernel, `[units, width]`.
  long packed(long scratch, int gate) {
    return scratch + (long) gate * units * width() * Float.BYTES;
  }

  /// Bytes from the start of `[N, T, gates U]` to a gate's first unit.
  long line(int example, int step, int gates, int gate) {
    return (((long) example * steps + step) * gates + gate) * units * Float.BYTES;
  }

  private long kernelElements() {
    return (long) cell.recurrentGates() * units * width();
  }

  private long memberElements() {
    return (long) regions * share() * width();
  }
}

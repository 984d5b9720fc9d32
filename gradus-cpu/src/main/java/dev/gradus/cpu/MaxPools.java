package dev.gradus.cpu;

import static dev.gradus.cpu.SimdSpecies.FLOATS;
import static dev.gradus.cpu.SimdSpecies.ORDER;
import static jdk.incubator.vector.FloatVector.fromMemorySegment;

import dev.gradus.core.Buffer;
import dev.gradus.core.Shape;
import dev.gradus.kernels.Binding;
import dev.gradus.kernels.Kernel;
import dev.gradus.op.Window;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/// Maxima of windows, channels last, a vector of channels at a time.
///
/// oneDNN's own pooling loses NaN: a window of nothing but NaN comes out as the smallest number. So
/// a broken network would train on in silence; here NaN wins over every number.
final class MaxPools {

  private static final int LANES = FLOATS.length();

  private final Team team;
  private final PoolTaps[] seen;
  private final int images;
  private final int imageSize;
  private final int channels;
  private final int outputRows;
  private final int outputColumns;
  private final int vectors;
  private final boolean disjoint;
  private final boolean tiling;

  /// @param x `[N, H, W, C]`
  /// @param y `[N, P, Q, C]`
  MaxPools(Team team, Shape x, Shape y, Window height, Window width) {
    this.team = team;
    this.seen = new PoolTaps[team.threads()];
    Arrays.setAll(seen, _ -> new PoolTaps(x, height, width));
    this.images = x.dim(0);
    this.imageSize = Math.toIntExact(x.dropFirst(1).size());
    this.channels = x.dim(3);
    this.outputRows = y.dim(1);
    this.outputColumns = y.dim(2);
    this.vectors = channels - channels % LANES;
    this.disjoint = height.stride() >= height.reach() && width.stride() >= width.reach();
    this.tiling = tiles(height, x.dim(1), outputRows) && tiles(width, x.dim(2), outputColumns);
  }

  /// Whether every place lies in exactly one window.
  private static boolean tiles(Window window, int inputs, int outputs) {
    return window.dilation() == 1
        && window.stride() == window.size()
        && window.before() == 0
        && outputs * window.size() == inputs;
  }

  Kernel forward(Binding binding) {
    MemorySegment x = binding.inputs().getFirst().segment();
    MemorySegment y = binding.outputs().get(0).segment();
    MemorySegment taps = binding.outputs().get(1).segment();
    Team.Task task =
        (member, members) -> {
          long all = (long) images * outputRows;
          for (long row = all * member / members; row < all * (member + 1) / members; row++) {
            forwardRow(seen[member], row, x, y, taps);
          }
        };
    return (_, _) -> team.run(task);
  }

  /// Shared out by images: windows may overlap.
  Kernel backward(Binding binding) {
    MemorySegment dy = binding.inputs().get(0).segment();
    MemorySegment taps = binding.inputs().get(1).segment();
    MemorySegment dx = binding.outputs().getFirst().segment();
    Team.Task task =
        (member, members) -> {
          long all = images;
          for (long image = all * member / members; image < all * (member + 1) / members; image++) {
            backwardImage(seen[member], image, dy, taps, dx);
          }
        };
    return (_, _) -> team.run(task);
  }

  private void forwardRow(
      PoolTaps window, long row, MemorySegment x, MemorySegment y, MemorySegment taps) {
    int p = (int) (row % outputRows);
    long image = row / outputRows * imageSize;
    for (int q = 0; q < outputColumns; q++) {
      window.look(p, q);
      long target = (row * outputColumns + q) * channels;
      for (int c = 0; c < vectors; c += LANES) {
        if (!vector(window, image + c, target + c, x, y, taps)) {
          for (int lane = c; lane < c + LANES; lane++) {
            scalar(window, image + lane, target + lane, x, y, taps);
          }
        }
      }
      for (int c = vectors; c < channels; c++) {
        scalar(window, image + c, target + c, x, y, taps);
      }
    }
  }

  /// Takes what is larger. Gives up, writing nothing, if there is a NaN among the numbers (or an
  /// infinity, which looks alike).
  private static boolean vector(
      PoolTaps window,
      long source,
      long target,
      MemorySegment x,
      MemorySegment y,
      MemorySegment taps) {
    FloatVector zero = FloatVector.zero(FLOATS);
    FloatVector best = fromMemorySegment(FLOATS, x, at(source + window.element(0)), ORDER);
    FloatVector tap = FloatVector.broadcast(FLOATS, window.tap(0));
    FloatVector broken = best.mul(zero);
    for (int i = 1; i < window.count(); i++) {
      FloatVector value = fromMemorySegment(FLOATS, x, at(source + window.element(i)), ORDER);
      VectorMask<Float> larger = value.compare(VectorOperators.GT, best);
      best = best.blend(value, larger);
      tap = tap.blend(window.tap(i), larger);
      broken = value.fma(zero, broken);
    }
    if (broken.compare(VectorOperators.NE, broken).anyTrue()) {
      return false;
    }
    best.intoMemorySegment(y, at(target), ORDER);
    tap.intoMemorySegment(taps, at(target), ORDER);
    return true;
  }

  private static void scalar(
      PoolTaps window,
      long source,
      long target,
      MemorySegment x,
      MemorySegment y,
      MemorySegment taps) {
    float best = x.getAtIndex(Buffer.FLOAT, source + window.element(0));
    int tap = window.tap(0);
    for (int i = 1; i < window.count(); i++) {
      float value = x.getAtIndex(Buffer.FLOAT, source + window.element(i));
      if (value > best || (Float.isNaN(value) && !Float.isNaN(best))) {
        best = value;
        tap = window.tap(i);
      }
    }
    y.setAtIndex(Buffer.FLOAT, target, best);
    taps.setAtIndex(Buffer.FLOAT, target, tap);
  }

  private void backwardImage(
      PoolTaps window, long number, MemorySegment dy, MemorySegment taps, MemorySegment dx) {
    long image = number * imageSize;
    if (!tiling) {
      dx.asSlice(image * Float.BYTES, (long) imageSize * Float.BYTES).fill((byte) 0);
    }
    for (int p = 0; p < outputRows; p++) {
      for (int q = 0; q < outputColumns; q++) {
        window.look(p, q);
        long source = ((number * outputRows + p) * outputColumns + q) * channels;
        if (disjoint) {
          for (int c = 0; c < vectors; c += LANES) {
            backwardVectorAlone(window, source + c, image + c, dy, taps, dx);
          }
        } else {
          for (int c = 0; c < vectors; c += LANES) {
            backwardVector(window, source + c, image + c, dy, taps, dx);
          }
        }
        for (int c = vectors; c < channels; c++) {
          backwardScalar(window, source + c, image + c, dy, taps, dx);
        }
      }
    }
  }

  /// Adds a gradient to what other windows left at the place of the maximum.
  private static void backwardVector(
      PoolTaps window,
      long source,
      long target,
      MemorySegment dy,
      MemorySegment taps,
      MemorySegment dx) {
    FloatVector gradient = fromMemorySegment(FLOATS, dy, at(source), ORDER);
    FloatVector tap = fromMemorySegment(FLOATS, taps, at(source), ORDER);
    for (int i = 0; i < window.count(); i++) {
      long place = at(target + window.element(i));
      VectorMask<Float> here = tap.compare(VectorOperators.EQ, window.tap(i));
      fromMemorySegment(FLOATS, dx, place, ORDER)
          .add(gradient, here)
          .intoMemorySegment(dx, place, ORDER);
    }
  }

  /// The same where windows do not overlap, so that nothing is there yet. A method of its own:
  /// where two vectors meet after a branch, the compiler would put them on the heap.
  private static void backwardVectorAlone(
      PoolTaps window,
      long source,
      long target,
      MemorySegment dy,
      MemorySegment taps,
      MemorySegment dx) {
    FloatVector zero = FloatVector.zero(FLOATS);
    FloatVector gradient = fromMemorySegment(FLOATS, dy, at(source), ORDER);
    FloatVector tap = fromMemorySegment(FLOATS, taps, at(source), ORDER);
    for (int i = 0; i < window.count(); i++) {
      VectorMask<Float> here = tap.compare(VectorOperators.EQ, window.tap(i));
      zero.blend(gradient, here).intoMemorySegment(dx, at(target + window.element(i)), ORDER);
    }
  }

  private void backwardScalar(
      PoolTaps window,
      long source,
      long target,
      MemorySegment dy,
      MemorySegment taps,
      MemorySegment dx) {
    float tap = taps.getAtIndex(Buffer.FLOAT, source);
    for (int i = 0; i < window.count(); i++) {
      long place = target + window.element(i);
      float before = disjoint ? 0 : dx.getAtIndex(Buffer.FLOAT, place);
      float gradient = tap == window.tap(i) ? dy.getAtIndex(Buffer.FLOAT, source) : 0;
      dx.setAtIndex(Buffer.FLOAT, place, before + gradient);
    }
  }

  private static long at(long element) {
    return element * Float.BYTES;
  }
}

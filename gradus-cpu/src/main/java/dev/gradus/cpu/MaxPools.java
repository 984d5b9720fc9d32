package dev.gradus.cpu;

import dev.gradus.core.Buffer;
import dev.gradus.core.Shape;
import dev.gradus.kernels.Binding;
import dev.gradus.kernels.Kernel;
import dev.gradus.op.Window;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Maxima of windows, channels last, a vector of channels at a time.
///
/// oneDNN's own pooling loses NaN: a window of nothing but NaN comes out as the smallest number. So
/// a broken network would train on in silence; here NaN wins over every number.
final class MaxPools {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final ByteOrder ORDER = ByteOrder.nativeOrder();

  private final Team team;
  private final Window height;
  private final Window width;
  private final int images;
  private final int rows;
  private final int columns;
  private final int channels;
  private final int outputRows;
  private final int outputColumns;
  private final int vectors;
  private final boolean disjoint;
  private final boolean tiling;
  private final long[] offsets;

  /// @param x `[N, H, W, C]`
  /// @param y `[N, P, Q, C]`
  MaxPools(Team team, Shape x, Shape y, Window height, Window width) {
    this.team = team;
    this.height = height;
    this.width = width;
    this.images = x.dim(0);
    this.rows = x.dim(1);
    this.columns = x.dim(2);
    this.channels = x.dim(3);
    this.outputRows = y.dim(1);
    this.outputColumns = y.dim(2);
    this.vectors = channels - channels % LANES;
    this.tiling = tiles(height, rows, outputRows) && tiles(width, columns, outputColumns);
    this.offsets = offsets();
    this.disjoint = height.stride() >= height.reach() && width.stride() >= width.reach();
  }

  /// Whether every place lies in exactly one window.
  private static boolean tiles(Window window, int inputs, int outputs) {
    return window.dilation() == 1
        && window.stride() == window.size()
        && window.before() == 0
        && outputs * window.size() == inputs;
  }

  /// The bytes from a window's first tap to each.
  private long[] offsets() {
    long[] bytes = new long[height.size() * width.size()];
    for (int tap = 0; tap < bytes.length; tap++) {
      int row = tap / width.size() * height.dilation();
      int column = tap % width.size() * width.dilation();
      bytes[tap] = bytes(((long) row * columns + column) * channels);
    }
    return bytes;
  }

  Kernel forward(Binding binding) {
    MemorySegment x = binding.inputs().getFirst().segment();
    MemorySegment y = binding.outputs().get(0).segment();
    MemorySegment taps = binding.outputs().get(1).segment();
    Team.Task task =
        (member, members) -> {
          long all = (long) images * outputRows;
          for (long row = all * member / members; row < all * (member + 1) / members; row++) {
            forwardRow(row, x, y, taps);
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
            backwardImage(image, dy, taps, dx);
          }
        };
    return (_, _) -> team.run(task);
  }

  private void forwardRow(long row, MemorySegment x, MemorySegment y, MemorySegment taps) {
    int p = (int) (row % outputRows);
    long image = row / outputRows;
    boolean inside = height.input(p, 0) >= 0 && height.input(p, height.size() - 1) < rows;
    for (int q = 0; q < outputColumns; q++) {
      long target = (row * outputColumns + q) * channels;
      int c = 0;
      if (inside && width.input(q, 0) >= 0 && width.input(q, width.size() - 1) < columns) {
        long source = place(image, height.input(p, 0), width.input(q, 0));
        for (; c < vectors; c += LANES) {
          if (!whole(bytes(source + c), bytes(target + c), x, y, taps)) {
            for (int lane = c; lane < c + LANES; lane++) {
              scalar(image, p, q, lane, target + lane, x, y, taps);
            }
          }
        }
      }
      for (; c < channels; c++) {
        scalar(image, p, q, c, target + c, x, y, taps);
      }
    }
  }

  /// A vector of channels of a window that lies inside the image. Takes what is larger. A NaN among
  /// the numbers (or an infinity, which looks alike) is left to [#scalar].
  private boolean whole(
      long source, long target, MemorySegment x, MemorySegment y, MemorySegment taps) {
    FloatVector best = FloatVector.fromMemorySegment(SPECIES, x, source, ORDER);
    FloatVector tap = FloatVector.zero(SPECIES);
    FloatVector broken = best.mul(tap);
    for (int t = 1; t < offsets.length; t++) {
      FloatVector value = FloatVector.fromMemorySegment(SPECIES, x, source + offsets[t], ORDER);
      VectorMask<Float> larger = value.compare(VectorOperators.GT, best);
      best = best.blend(value, larger);
      tap = tap.blend(t, larger);
      broken = value.fma(FloatVector.zero(SPECIES), broken);
    }
    if (broken.compare(VectorOperators.NE, broken).anyTrue()) {
      return false;
    }
    best.intoMemorySegment(y, target, ORDER);
    tap.intoMemorySegment(taps, target, ORDER);
    return true;
  }

  private void scalar(
      long image,
      int p,
      int q,
      int channel,
      long target,
      MemorySegment x,
      MemorySegment y,
      MemorySegment taps) {
    float best = Float.NEGATIVE_INFINITY;
    int tap = -1;
    for (int i = 0; i < height.size(); i++) {
      int row = height.input(p, i);
      if (row >= 0 && row < rows) {
        for (int j = 0; j < width.size(); j++) {
          int column = width.input(q, j);
          if (column >= 0 && column < columns) {
            float value = x.getAtIndex(Buffer.FLOAT, place(image, row, column) + channel);
            if (tap < 0 || value > best || (Float.isNaN(value) && !Float.isNaN(best))) {
              best = value;
              tap = i * width.size() + j;
            }
          }
        }
      }
    }
    y.setAtIndex(Buffer.FLOAT, target, best);
    taps.setAtIndex(Buffer.FLOAT, target, tap);
  }

  private void backwardImage(long image, MemorySegment dy, MemorySegment taps, MemorySegment dx) {
    if (!tiling || vectors < channels) {
      dx.asSlice(bytes(place(image, 0, 0)), bytes((long) rows * columns * channels)).fill((byte) 0);
    }
    for (int p = 0; p < outputRows; p++) {
      boolean inside = height.input(p, 0) >= 0 && height.input(p, height.size() - 1) < rows;
      for (int q = 0; q < outputColumns; q++) {
        long source = ((image * outputRows + p) * outputColumns + q) * channels;
        int c = 0;
        if (inside && width.input(q, 0) >= 0 && width.input(q, width.size() - 1) < columns) {
          long target = place(image, height.input(p, 0), width.input(q, 0));
          for (; c < vectors; c += LANES) {
            wholeBackward(bytes(source + c), bytes(target + c), dy, taps, dx);
          }
        }
        for (; c < channels; c++) {
          int tap = (int) taps.getAtIndex(Buffer.FLOAT, source + c);
          int row = height.input(p, tap / width.size());
          int column = width.input(q, tap % width.size());
          long target = place(image, row, column) + c;
          float sum = dx.getAtIndex(Buffer.FLOAT, target);
          dx.setAtIndex(Buffer.FLOAT, target, sum + dy.getAtIndex(Buffer.FLOAT, source + c));
        }
      }
    }
  }

  /// Where windows do not overlap a gradient need not be added to what is there.
  private void wholeBackward(
      long source, long target, MemorySegment dy, MemorySegment taps, MemorySegment dx) {
    FloatVector gradient = FloatVector.fromMemorySegment(SPECIES, dy, source, ORDER);
    FloatVector tap = FloatVector.fromMemorySegment(SPECIES, taps, source, ORDER);
    FloatVector zero = FloatVector.zero(SPECIES);
    for (int t = 0; t < offsets.length; t++) {
      long place = target + offsets[t];
      VectorMask<Float> here = tap.compare(VectorOperators.EQ, t);
      if (disjoint) {
        zero.blend(gradient, here).intoMemorySegment(dx, place, ORDER);
      } else {
        FloatVector.fromMemorySegment(SPECIES, dx, place, ORDER)
            .add(gradient, here)
            .intoMemorySegment(dx, place, ORDER);
      }
    }
  }

  private long place(long image, int row, int column) {
    return ((image * rows + row) * columns + column) * channels;
  }

  private static long bytes(long elements) {
    return elements * Float.BYTES;
  }
}

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
    for (int q = 0; q < outputColumns; q++) {
      long target = (row * outputColumns + q) * channels;
      for (int c = 0; c < vectors; c += LANES) {
        vector(image, p, q, c, target + c, x, y, taps);
      }
      for (int c = vectors; c < channels; c++) {
        scalar(image, p, q, c, target + c, x, y, taps);
      }
    }
  }

  private void vector(
      long image,
      int p,
      int q,
      int channel,
      long target,
      MemorySegment x,
      MemorySegment y,
      MemorySegment taps) {
    FloatVector best = FloatVector.broadcast(SPECIES, Float.NEGATIVE_INFINITY);
    FloatVector tap = FloatVector.broadcast(SPECIES, -1);
    for (int i = 0; i < height.size(); i++) {
      int row = height.input(p, i);
      if (row >= 0 && row < rows) {
        for (int j = 0; j < width.size(); j++) {
          int column = width.input(q, j);
          if (column >= 0 && column < columns) {
            FloatVector value =
                FloatVector.fromMemorySegment(
                    SPECIES, x, bytes(place(image, row, column) + channel), ORDER);
            VectorMask<Float> first = tap.compare(VectorOperators.LT, 0);
            VectorMask<Float> larger = value.compare(VectorOperators.GT, best);
            VectorMask<Float> broken =
                value.test(VectorOperators.IS_NAN).andNot(best.test(VectorOperators.IS_NAN));
            VectorMask<Float> taken = larger.or(broken).or(first);
            best = best.blend(value, taken);
            tap = tap.blend(i * width.size() + j, taken);
          }
        }
      }
    }
    best.intoMemorySegment(y, bytes(target), ORDER);
    tap.intoMemorySegment(taps, bytes(target), ORDER);
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
    dx.asSlice(bytes(place(image, 0, 0)), bytes((long) rows * columns * channels)).fill((byte) 0);
    for (int p = 0; p < outputRows; p++) {
      for (int q = 0; q < outputColumns; q++) {
        long source = ((image * outputRows + p) * outputColumns + q) * channels;
        for (int i = 0; i < height.size(); i++) {
          int row = height.input(p, i);
          if (row >= 0 && row < rows) {
            for (int j = 0; j < width.size(); j++) {
              int column = width.input(q, j);
              if (column >= 0 && column < columns) {
                long target = place(image, row, column);
                addWhere(i * width.size() + j, dy, taps, source, dx, target);
              }
            }
          }
        }
      }
    }
  }

  /// Adds the gradients of the channels whose maximum came from this tap.
  private void addWhere(
      int tap, MemorySegment dy, MemorySegment taps, long source, MemorySegment dx, long target) {
    for (int c = 0; c < vectors; c += LANES) {
      VectorMask<Float> here =
          FloatVector.fromMemorySegment(SPECIES, taps, bytes(source + c), ORDER)
              .compare(VectorOperators.EQ, tap);
      FloatVector gradient = FloatVector.fromMemorySegment(SPECIES, dy, bytes(source + c), ORDER);
      FloatVector sum = FloatVector.fromMemorySegment(SPECIES, dx, bytes(target + c), ORDER);
      sum.add(gradient, here).intoMemorySegment(dx, bytes(target + c), ORDER);
    }
    for (int c = vectors; c < channels; c++) {
      if (taps.getAtIndex(Buffer.FLOAT, source + c) == tap) {
        float sum = dx.getAtIndex(Buffer.FLOAT, target + c);
        dx.setAtIndex(Buffer.FLOAT, target + c, sum + dy.getAtIndex(Buffer.FLOAT, source + c));
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

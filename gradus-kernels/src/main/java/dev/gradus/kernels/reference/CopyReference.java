package dev.gradus.kernels.reference;

import dev.gradus.core.Buffer;
import dev.gradus.core.Shape;
import dev.gradus.kernels.Binding;
import dev.gradus.kernels.Kernel;
import dev.gradus.op.Concat;
import dev.gradus.op.Pad;
import dev.gradus.op.Slice;
import dev.gradus.op.Transpose;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.stream.IntStream;

/// Ops that move elements and change none: each result's element is fetched from its place.
final class CopyReference {

  /// Row-major steps of a shape, and a first place.
  private static final class Walk {

    private final long first;
    private final long[] steps;

    Walk(long first, long[] steps) {
      this.first = first;
      this.steps = steps;
    }

    static long[] steps(Shape shape) {
      long[] steps = new long[shape.rank()];
      long step = 1;
      for (int axis = shape.rank() - 1; axis >= 0; axis--) {
        steps[axis] = step;
        step *= shape.dim(axis);
      }
      return steps;
    }

    /// From the box that begins at `begin`.
    static Walk from(Shape shape, List<Integer> begin) {
      long[] steps = steps(shape);
      long first = 0;
      for (int axis = 0; axis < steps.length; axis++) {
        first += steps[axis] * begin.get(axis);
      }
      return new Walk(first, steps);
    }
  }

  private CopyReference() {}

  static Kernel bind(Slice op, Shape x, Binding binding) {
    MemorySegment from = binding.inputs().getFirst().segment();
    MemorySegment to = binding.outputs().getFirst().segment();
    Walk source = Walk.from(x, op.begin());
    Walk target = new Walk(0, Walk.steps(op.size()));
    return (_, _) -> copy(op.size(), from, source, to, target);
  }

  static Kernel bind(Pad op, Shape x, Shape y, Binding binding) {
    MemorySegment from = binding.inputs().getFirst().segment();
    MemorySegment to = binding.outputs().getFirst().segment();
    Walk source = new Walk(0, Walk.steps(x));
    Walk target = Walk.from(y, op.before());
    return (_, _) -> {
      to.fill((byte) 0);
      copy(x, from, source, to, target);
    };
  }

  static Kernel bind(Concat op, List<Shape> in, Shape y, Binding binding) {
    MemorySegment to = binding.outputs().getFirst().segment();
    Shape[] shapes = in.toArray(Shape[]::new);
    MemorySegment[] from =
        binding.inputs().stream().map(Buffer::segment).toArray(MemorySegment[]::new);
    Walk[] sources = new Walk[shapes.length];
    Walk[] targets = new Walk[shapes.length];
    long[] steps = Walk.steps(y);
    long first = 0;
    for (int i = 0; i < shapes.length; i++) {
      sources[i] = new Walk(0, Walk.steps(shapes[i]));
      targets[i] = new Walk(first, steps);
      first += steps[op.axis()] * shapes[i].dim(op.axis());
    }
    return (_, _) -> {
      for (int i = 0; i < shapes.length; i++) {
        copy(shapes[i], from[i], sources[i], to, targets[i]);
      }
    };
  }

  static Kernel bind(Transpose op, Shape x, Shape y, Binding binding) {
    MemorySegment from = binding.inputs().getFirst().segment();
    MemorySegment to = binding.outputs().getFirst().segment();
    long[] steps = Walk.steps(x);
    Walk source =
        new Walk(
            0,
            IntStream.range(0, y.rank())
                .mapToLong(axis -> steps[op.permutation().get(axis)])
                .toArray());
    Walk target = new Walk(0, Walk.steps(y));
    return (_, _) -> copy(y, from, source, to, target);
  }

  private static void copy(
      Shape box, MemorySegment from, Walk source, MemorySegment to, Walk target) {
    for (long i = 0; i < box.size(); i++) {
      long rest = i;
      long read = source.first;
      long written = target.first;
      for (int axis = box.rank() - 1; axis >= 0; axis--) {
        long at = rest % box.dim(axis);
        rest /= box.dim(axis);
        read += at * source.steps[axis];
        written += at * target.steps[axis];
      }
      to.setAtIndex(Buffer.FLOAT, written, from.getAtIndex(Buffer.FLOAT, read));
    }
  }
}

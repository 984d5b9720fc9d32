package dev.gradus.cpu;

import dev.gradus.core.Buffer;
import dev.gradus.core.Shape;
import dev.gradus.kernels.Binding;
import dev.gradus.kernels.Kernel;
import dev.gradus.kernels.Operand;
import dev.gradus.kernels.PreparedKernel;
import dev.gradus.op.Concat;
import dev.gradus.op.Pad;
import dev.gradus.op.Slice;
import dev.gradus.op.Transpose;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Ops that move elements and change none, as box copies on the team's threads.
final class Copies {

  /// What lies around a padded tensor: read with steps of 0.
  private static final MemorySegment ZERO = Arena.global().allocate(Buffer.FLOAT);

  private final Team team;

  Copies(Team team) {
    this.team = team;
  }

  PreparedKernel slice(Slice op, Shape x) {
    Shape y = op.size();
    BoxCopy box = new BoxCopy(extents(y), place(x, op.begin()), steps(x), 0, steps(y));
    return prepared(1, y.size(), List.of(box));
  }

  PreparedKernel transpose(Transpose op, Shape x) {
    Shape y = op.outputShapes(List.of(x)).getFirst();
    long[] steps = steps(x);
    long[] read = op.permutation().stream().mapToLong(axis -> steps[axis]).toArray();
    return prepared(1, y.size(), List.of(new BoxCopy(extents(y), 0, read, 0, steps(y))));
  }

  PreparedKernel broadcast(Shape x, Shape y) {
    long[] own = steps(x);
    long[] read = new long[y.rank()];
    for (int axis = 0; axis < own.length; axis++) {
      int target = y.rank() - own.length + axis;
      read[target] = x.dim(axis) == 1 ? 0 : own[axis];
    }
    return prepared(1, y.size(), List.of(new BoxCopy(extents(y), 0, read, 0, steps(y))));
  }

  PreparedKernel concat(Concat op, List<Operand> inputs, Shape y) {
    List<BoxCopy> boxes = new ArrayList<>();
    long step = steps(y)[op.axis()];
    long first = 0;
    for (Operand input : inputs) {
      Shape x = input.shape();
      boxes.add(new BoxCopy(extents(x), 0, steps(x), first, steps(y)));
      first += x.dim(op.axis()) * step;
    }
    return prepared(inputs.size(), y.size(), boxes);
  }

  /// The operand's box, then boxes of zeros that leave nothing out and meet nowhere: for each axis
  /// what lies before and after the operand, within the operand's bounds on the axes before it.
  PreparedKernel pad(Pad op, Shape x, Shape y) {
    List<BoxCopy> boxes = new ArrayList<>();
    long[] written = steps(y);
    boxes.add(new BoxCopy(extents(x), 0, steps(x), place(y, op.before()), written));
    int[] extents = extents(y);
    List<Integer> begin = new ArrayList<>(Collections.nCopies(y.rank(), 0));
    for (int axis = 0; axis < y.rank(); axis++) {
      int before = op.before().get(axis);
      extents[axis] = before;
      addZeros(boxes, extents, place(y, begin), written);
      extents[axis] = op.after().get(axis);
      begin.set(axis, before + x.dim(axis));
      addZeros(boxes, extents, place(y, begin), written);
      extents[axis] = x.dim(axis);
      begin.set(axis, before);
    }
    return prepared(1, y.size(), boxes);
  }

  private static void addZeros(List<BoxCopy> boxes, int[] extents, long first, long[] written) {
    if (Shape.of(extents).size() > 0) {
      boxes.add(new BoxCopy(extents, 0, new long[extents.length], first, written));
    }
  }

  private PreparedKernel prepared(int operands, long elements, List<BoxCopy> boxes) {
    return Plain.of("copies", operands, 1, binding -> new Bound(team, binding, elements, boxes));
  }

  private static int[] extents(Shape shape) {
    return shape.dims().stream().mapToInt(Integer::intValue).toArray();
  }

  private static long[] steps(Shape shape) {
    long[] steps = new long[shape.rank()];
    long step = 1;
    for (int axis = shape.rank() - 1; axis >= 0; axis--) {
      steps[axis] = step;
      step *= shape.dim(axis);
    }
    return steps;
  }

  private static long place(Shape shape, List<Integer> at) {
    long[] steps = steps(shape);
    long place = 0;
    for (int axis = 0; axis < steps.length; axis++) {
      place += at.get(axis) * steps[axis];
    }
    return place;
  }

  /// Box `i` is read from operand `i`, the boxes beyond them from [#ZERO].
  private static final class Bound implements Kernel, Team.Task {

    private final Team team;
    private final long elements;
    private final BoxCopy[] boxes;
    private final MemorySegment[] from;
    private final MemorySegment to;

    Bound(Team team, Binding binding, long elements, List<BoxCopy> boxes) {
      this.team = team;
      this.elements = elements;
      this.boxes = boxes.toArray(BoxCopy[]::new);
      this.from = new MemorySegment[this.boxes.length];
      for (int i = 0; i < from.length; i++) {
        from[i] = i < binding.inputs().size() ? binding.inputs().get(i).segment() : ZERO;
      }
      this.to = binding.outputs().getFirst().segment();
    }

    @Override
    public void run(long step, double[] scalars) {
      team.run(this, elements);
    }

    @Override
    public void run(int member, int members) {
      for (int i = 0; i < boxes.length; i++) {
        boxes[i].run(from[i], to, member, members);
      }
    }
  }
}

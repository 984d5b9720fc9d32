package dev.gradus.cpu;

import dev.gradus.core.MemoryScope;
import dev.gradus.expr.Hoisted;
import dev.gradus.kernels.Kernel;

/// A compiled loop bound to memory. Evaluates what is the same for all elements once, then shares
/// the elements out: the vector loop where it is alone, else the walked axes.
final class ElementwiseKernel implements Kernel, Team.Task {

  private static final long ALIGNED = MemoryScope.ALIGNMENT / Float.BYTES;

  private final Team team;
  private final ElementwiseLoop loop;
  private final Hoisted hoisted;
  private final int[] scalarSources;
  private final long[] keys;
  private final long[][] addresses;
  private final long[] base;
  private final long inner;
  private final long[] outer;
  private final long[][] byteSteps;
  private final long outerCount;
  private final double[] scalars;
  private final float[] hoistedScalars;
  private long step;

  ElementwiseKernel(
      Team team,
      ElementwiseLoop loop,
      Hoisted hoisted,
      int[] scalarSources,
      long[] keys,
      long[] base,
      Broadcasting walk) {
    this.team = team;
    this.loop = loop;
    this.hoisted = hoisted;
    this.scalarSources = scalarSources;
    this.keys = keys;
    this.base = base;
    this.inner = walk.inner();
    this.outer = walk.outer().stream().mapToLong(Long::longValue).toArray();
    this.outerCount = walk.outerCount();
    this.byteSteps = byteSteps(walk, base.length);
    this.addresses = new long[team.threads()][];
    for (int member = 0; member < addresses.length; member++) {
      addresses[member] = base.clone();
    }
    this.scalars = new double[scalarSources.length];
    this.hoistedScalars = new float[hoisted.parts().size()];
  }

  /// For each walked axis the bytes by which each operand advances; results advance everywhere.
  private static long[][] byteSteps(Broadcasting walk, int operands) {
    long[][] steps = new long[walk.outer().size()][operands];
    long stride = walk.inner();
    for (int axis = walk.outer().size() - 1; axis >= 0; axis--) {
      for (int operand = 0; operand < operands; operand++) {
        long elements =
            operand < walk.steps().size() ? walk.steps().get(operand).get(axis) : stride;
        steps[axis][operand] = elements * Float.BYTES;
      }
      stride *= walk.outer().get(axis);
    }
    return steps;
  }

  @Override
  public void run(long atStep, double[] stepScalars) {
    for (int i = 0; i < scalars.length; i++) {
      scalars[i] = stepScalars[scalarSources[i]];
    }
    hoisted.evaluate(scalars, hoistedScalars);
    step = atStep;
    team.run(this, inner * outerCount);
  }

  @Override
  public void run(int member, int members) {
    if (outerCount == 1) {
      long share = Math.ceilDiv(Math.ceilDiv(inner, (long) members), ALIGNED) * ALIGNED;
      long from = Math.min(inner, member * share);
      long to = Math.min(inner, from + share);
      loop.run(base, from, to, hoistedScalars, keys, step, 0);
      return;
    }
    long share = Math.ceilDiv(outerCount, (long) members);
    long from = Math.min(outerCount, member * share);
    long to = Math.min(outerCount, from + share);
    long[] places = addresses[member];
    for (long index = from; index < to; index++) {
      place(index, places);
      loop.run(places, 0, inner, hoistedScalars, keys, step, index * inner);
    }
  }

  private void place(long index, long[] places) {
    System.arraycopy(base, 0, places, 0, places.length);
    long rest = index;
    for (int axis = outer.length - 1; axis >= 0; axis--) {
      long along = rest % outer[axis];
      rest /= outer[axis];
      for (int operand = 0; operand < places.length; operand++) {
        places[operand] += along * byteSteps[axis][operand];
      }
    }
  }
}

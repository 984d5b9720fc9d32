package dev.gradus.cpu;

import dev.gradus.core.Shape;
import dev.gradus.kernels.Layout;
import dev.gradus.kernels.Operand;
import dev.gradus.kernels.PreparedKernel;
import dev.gradus.op.Reduce;
import java.util.ArrayList;
import java.util.List;

/// Sums and means over any axes, accumulated in double in a fixed order.
///
/// Neighbouring axes that are summed over alike are merged; then the operand is a sequence of rows,
/// each of which either is summed up or is added to a row of sums. A sum over everything takes its
/// operand in any layout.
final class Reductions {

  private final Team team;

  Reductions(Team team) {
    this.team = team;
  }

  /// An operand's merged axes.
  ///
  /// @param outer extent of a leading axis that is kept: blocks that share no sums
  /// @param extents of the axes within a block but the last, outermost first
  /// @param steps for each of these by how many sums the target advances, 0 where it is summed over
  /// @param row extent of the last axis
  /// @param summed whether the last axis is summed over
  /// @param sums how many sums a block has
  record Walk(
      int outer, List<Integer> extents, List<Integer> steps, int row, boolean summed, int sums) {

    /// How many rows a block has.
    int rows() {
      return extents.stream().reduce(1, Math::multiplyExact);
    }
  }

  PreparedKernel prepare(Reduce op, Operand operand) {
    Shape x = operand.shape();
    double terms = 1;
    for (int axis : op.axes()) {
      terms *= x.dim(axis);
    }
    double factor = op.kind() == Reduce.Kind.MEAN ? 1 / terms : 1;
    Walk walk = walk(op, x);
    return new Plain(
        "vector sum",
        List.of(layout(op, operand)),
        List.of(Layout.PLAIN),
        binding -> new ReductionKernel(team, walk, factor, binding));
  }

  /// What is summed up whole is read as it lies, if it lies without gaps.
  private static Layout layout(Reduce op, Operand operand) {
    Shape x = operand.shape();
    return operand
        .layout()
        .filter(layout -> op.axes().size() == x.rank() && layout.elements(x) == x.size())
        .orElse(Layout.PLAIN);
  }

  private static Walk walk(Reduce op, Shape x) {
    List<Integer> extents = new ArrayList<>();
    List<Boolean> summed = new ArrayList<>();
    for (int axis = 0; axis < x.rank(); axis++) {
      boolean here = op.axes().contains(axis);
      if (x.dim(axis) == 1) {
        continue;
      }
      if (!summed.isEmpty() && summed.getLast() == here) {
        extents.add(Math.multiplyExact(extents.removeLast(), x.dim(axis)));
      } else {
        extents.add(x.dim(axis));
        summed.add(here);
      }
    }
    if (extents.isEmpty()) {
      extents.add(1);
      summed.add(true);
    }
    boolean blocks = extents.size() > 1 && !summed.getFirst();
    int outer = blocks ? extents.removeFirst() : 1;
    if (blocks) {
      summed.removeFirst();
    }
    List<Integer> steps = new ArrayList<>();
    int sums = 1;
    for (int axis = extents.size() - 1; axis >= 0; axis--) {
      steps.addFirst(summed.get(axis) ? 0 : sums);
      sums *= summed.get(axis) ? 1 : extents.get(axis);
    }
    steps.removeLast();
    int row = extents.removeLast();
    return new Walk(outer, List.copyOf(extents), List.copyOf(steps), row, summed.getLast(), sums);
  }
}

package dev.gradus.cpu;

import dev.gradus.core.Shape;
import java.util.ArrayList;
import java.util.List;

/// How operands of different shapes meet in a loop nest: neighbouring axes along which every
/// operand either advances or stands still are merged; the innermost merged axis is the vector
/// loop, the others are walked around it.
///
/// @param inner length of the vector loop
/// @param innerRepeats for each operand whether it stands still in the vector loop
/// @param outer extents of the walked axes, outermost first
/// @param steps for each operand and walked axis how many elements it advances
record Broadcasting(
    long inner, List<Boolean> innerRepeats, List<Long> outer, List<List<Long>> steps) {

  static Broadcasting of(List<Shape> operands, Shape result) {
    List<Long> extents = new ArrayList<>();
    List<List<Boolean>> repeats = new ArrayList<>();
    for (int axis = 0; axis < result.rank(); axis++) {
      int extent = result.dim(axis);
      if (extent == 1) {
        continue;
      }
      int fromEnd = result.rank() - axis;
      List<Boolean> here =
          operands.stream()
              .map(shape -> fromEnd > shape.rank() || shape.dim(-fromEnd) == 1)
              .toList();
      if (!repeats.isEmpty() && repeats.getLast().equals(here)) {
        extents.set(extents.size() - 1, extents.getLast() * extent);
      } else {
        extents.add((long) extent);
        repeats.add(here);
      }
    }
    if (extents.isEmpty()) {
      extents.add(1L);
      repeats.add(operands.stream().map(_ -> false).toList());
    }
    List<List<Long>> steps = new ArrayList<>();
    for (int operand = 0; operand < operands.size(); operand++) {
      steps.add(steps(operand, extents, repeats));
    }
    return new Broadcasting(
        extents.getLast(),
        repeats.getLast(),
        List.copyOf(extents.subList(0, extents.size() - 1)),
        List.copyOf(steps));
  }

  private static List<Long> steps(int operand, List<Long> extents, List<List<Boolean>> repeats) {
    List<Long> steps = new ArrayList<>();
    long stride = repeats.getLast().get(operand) ? 1 : extents.getLast();
    for (int axis = extents.size() - 2; axis >= 0; axis--) {
      boolean still = repeats.get(axis).get(operand);
      steps.addFirst(still ? 0 : stride);
      stride *= still ? 1 : extents.get(axis);
    }
    return List.copyOf(steps);
  }

  /// How often the vector loop runs.
  long outerCount() {
    return outer.stream().reduce(1L, Math::multiplyExact);
  }
}

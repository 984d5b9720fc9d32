package dev.gradus.compiler;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/// Lets the new content of a variable be written straight over the old one where nobody misses the
/// old one any more; elsewhere a copy is made at the end. What is written before the guard may not
/// reach a variable: the run may stop there.
final class Assignments {

  private final List<Step> steps;
  private final int guard;

  /// @param steps all but the copies to variables
  /// @param guard number of steps that may change no variable
  Assignments(List<Step> steps, int guard) {
    this.steps = steps;
    this.guard = guard;
  }

  /// Places sources in their variables where that is safe.
  ///
  /// @param assignments none of whose sources is a variable that changes
  /// @param copy is told from where to where the others are to be copied at the end
  void place(List<Assignment> assignments, BiConsumer<Tensor, Tensor> copy) {
    List<Assignment> copied = new ArrayList<>();
    for (Assignment assignment : assignments) {
      if (canOverwrite(assignment)) {
        assignment.source().placeIn(assignment.target());
      } else {
        copied.add(assignment);
      }
    }
    copied.forEach(assignment -> copy.accept(assignment.source(), assignment.target()));
  }

  private boolean canOverwrite(Assignment assignment) {
    Tensor source = assignment.source();
    if (source.memory() != source || source.home() != Tensor.Home.ARENA) {
      return false;
    }
    boolean written = false;
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      boolean reads = readsMemoryOf(step, assignment.target());
      if (step.outputs().contains(source)) {
        if (i < guard) {
          return false;
        }
        written = true;
        if (reads && !step.inPlace()) {
          return false;
        }
      } else if (written && reads) {
        return false;
      }
    }
    return written;
  }

  private static boolean readsMemoryOf(Step step, Tensor target) {
    return step.inputs().stream().anyMatch(input -> input.memory() == target);
  }
}

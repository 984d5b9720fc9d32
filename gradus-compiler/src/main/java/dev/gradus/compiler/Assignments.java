package dev.gradus.compiler;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/// Lets the new content of a variable be written straight over the old one where nobody misses the
/// old one any more; elsewhere a copy is made at the end.
final class Assignments {

  private final List<Step> steps;
  private final Set<Tensor> kept;

  Assignments(List<Step> steps, Collection<Tensor> kept) {
    this.steps = steps;
    this.kept = new HashSet<>(kept);
  }

  void place(List<Assignment> assignments, BiConsumer<Tensor, Tensor> copy) {
    Set<Tensor> placed = new HashSet<>();
    List<Assignment> copied =
        assignments.stream()
            .filter(assignment -> assignment.source() != assignment.target())
            .filter(assignment -> {
              boolean over = canOverwrite(assignment) && placed.add(assignment.source());
              if (over) {
                assignment.source().placeIn(assignment.target());
              }
              return !over;
            })
            .toList();
    copied.forEach(assignment -> copy.accept(assignment.source(), assignment.target()));
  }

  private boolean canOverwrite(Assignment assignment) {
    Tensor source = assignment.source();
    if (source.memory() != source || source.home() != Tensor.Home.ARENA || kept.contains(source)) {
      return false;
    }
    boolean written = false;
    for (Step step : steps) {
      boolean reads = readsMemoryOf(step, assignment.target());
      if (step.outputs().contains(source)) {
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

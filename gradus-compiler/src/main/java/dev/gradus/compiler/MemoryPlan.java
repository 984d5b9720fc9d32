package dev.gradus.compiler;

import dev.gradus.core.MemoryScope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Gives every tensor of the arena its place. Tensors whose lives do not overlap share memory, and
/// an elementwise result takes the place of an operand that dies there.
///
/// Places are found largest tensor first, each at the lowest offset free for its whole life.
///
/// @param offsets first element of each tensor that owns memory in the arena
/// @param elements size of the arena
/// @param scratch elements that the neediest kernel wants for itself
record MemoryPlan(Map<Tensor, Long> offsets, long elements, long scratch) {

  private static final int ALIGNED_ELEMENTS = MemoryScope.ALIGNMENT / Float.BYTES;

  private record Life(Tensor tensor, int from, int to) {
    boolean overlaps(Life other) {
      return from <= other.to && other.from <= to;
    }
  }

  private record Place(Life life, long offset, long end) {}

  static MemoryPlan of(Program program) {
    reuseInPlace(program);
    List<Life> lives = lives(program);
    lives.sort(Comparator.comparingLong((Life life) -> life.tensor().elements()).reversed());
    List<Place> places = new ArrayList<>();
    Map<Tensor, Long> offsets = new LinkedHashMap<>();
    long elements = 0;
    for (Life life : lives) {
      long offset = lowestFree(life, places);
      long end = offset + aligned(life.tensor().elements());
      places.add(new Place(life, offset, end));
      offsets.put(life.tensor(), offset);
      elements = Math.max(elements, end);
    }
    long scratch =
        program.steps().stream().mapToLong(step -> step.kernel().scratchElements()).max().orElse(0);
    return new MemoryPlan(offsets, elements, scratch);
  }

  private static void reuseInPlace(Program program) {
    Map<Tensor, Integer> lastRead = new HashMap<>();
    for (int i = 0; i < program.steps().size(); i++) {
      for (Tensor input : program.steps().get(i).inputs()) {
        lastRead.put(input.memory(), i);
      }
    }
    program.fetches().values().forEach(t -> lastRead.put(t.memory(), Integer.MAX_VALUE));
    for (int i = 0; i < program.steps().size(); i++) {
      Step step = program.steps().get(i);
      if (step.inPlace()) {
        Set<Tensor> taken = new HashSet<>();
        for (Tensor output : step.outputs()) {
          int now = i;
          step.inputs().stream()
              .map(Tensor::memory)
              .filter(input ->
                  output.memory() == output
                      && input.home() == Tensor.Home.ARENA
                      && input.elements() == output.elements()
                      && input.shape().size() == output.shape().size()
                      && lastRead.getOrDefault(input, -1) == now
                      && !taken.contains(input))
              .findFirst()
              .ifPresent(input -> {
                taken.add(input);
                int until = lastRead.getOrDefault(output, now);
                output.placeIn(input);
                lastRead.put(input, until);
              });
        }
      }
    }
  }

  private static List<Life> lives(Program program) {
    Map<Tensor, Integer> first = new LinkedHashMap<>();
    Map<Tensor, Integer> last = new HashMap<>();
    program.feeds().values().forEach(feed -> keep(feed, first, last));
    for (int i = 0; i < program.steps().size(); i++) {
      Step step = program.steps().get(i);
      for (List<Tensor> side : List.of(step.inputs(), step.outputs())) {
        for (Tensor tensor : side) {
          first.putIfAbsent(tensor.memory(), i);
          last.merge(tensor.memory(), i, Math::max);
        }
      }
    }
    program
        .fetches()
        .values()
        .forEach(fetch -> {
          first.putIfAbsent(fetch.memory(), 0);
          last.put(fetch.memory(), Integer.MAX_VALUE);
        });
    List<Life> lives = new ArrayList<>();
    first.forEach((tensor, from) -> {
      if (tensor.home() != Tensor.Home.VARIABLE) {
        lives.add(new Life(tensor, from, last.getOrDefault(tensor, from)));
      }
    });
    return lives;
  }

  private static void keep(Tensor feed, Map<Tensor, Integer> first, Map<Tensor, Integer> last) {
    first.put(feed, 0);
    last.put(feed, Integer.MAX_VALUE);
  }

  private static long lowestFree(Life life, List<Place> places) {
    List<Place> inTheWay =
        places.stream()
            .filter(place -> place.life().overlaps(life))
            .sorted(Comparator.comparingLong(Place::offset))
            .toList();
    long offset = 0;
    for (Place place : inTheWay) {
      if (offset + aligned(life.tensor().elements()) <= place.offset()) {
        break;
      }
      offset = Math.max(offset, place.end());
    }
    return offset;
  }

  private static long aligned(long elements) {
    return Math.ceilDiv(elements, (long) ALIGNED_ELEMENTS) * ALIGNED_ELEMENTS;
  }
}

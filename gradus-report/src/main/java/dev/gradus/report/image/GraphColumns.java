package dev.gradus.report.image;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/// Gives the slots of a graph's rows their places from left to right.
///
/// Slots that should stand in one straight line become a column: the lanes of one arrow, and a box
/// with the box below it where each is the other's first choice. Columns keep the order of the
/// rows, so two that change sides from row to row are not made. They are set as far left as they
/// may be, then moved near what they are joined to. The idea of straight blocks is that of U.
/// Brandes, B. Köpf, "Fast and simple horizontal coordinate assignment", 2001.
final class GraphColumns {

  private static final int SWEEPS = 8;

  private final GraphRows graph;
  private final double boxWidth;
  private final double laneWidth;
  private final Map<Slot, Integer> columnOf = new HashMap<>();
  private final Map<Integer, List<Slot>> columns = new HashMap<>();

  /// @param boxWidth of a box with the free space beside it
  /// @param laneWidth of a lane
  GraphColumns(GraphRows graph, double boxWidth, double laneWidth) {
    this.graph = graph;
    this.boxWidth = boxWidth;
    this.laneWidth = laneWidth;
    for (List<Slot> row : graph.rows()) {
      for (Slot slot : row) {
        columnOf.put(slot, columns.size());
        columns.put(columns.size(), new ArrayList<>(List.of(slot)));
      }
    }
  }

  void place() {
    for (List<Slot> route : graph.routes()) {
      for (int i = 2; i < route.size() - 1; i++) {
        join(route.get(i - 1), route.get(i));
      }
    }
    for (List<Slot> row : graph.rows()) {
      for (Slot slot : row) {
        firstBox(slot.below())
            .filter(
                lower -> slot.isBox() && firstBox(lower.above()).filter(slot::equals).isPresent())
            .ifPresent(lower -> join(slot, lower));
      }
    }
    List<Integer> order = order();
    for (int column : order) {
      move(column, leftmost(column));
    }
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int column : sweep % 2 == 0 ? order.reversed() : order) {
        move(column, Math.clamp(wish(column), leftmost(column), rightmost(column)));
      }
    }
  }

  double width(Slot slot) {
    return slot.isBox() ? boxWidth : laneWidth;
  }

  private static Optional<Slot> firstBox(List<Slot> slots) {
    return slots.stream().filter(Slot::isBox).findFirst();
  }

  /// Makes one column of two, if all columns can then still stand in the order of the rows.
  private void join(Slot upper, Slot lower) {
    int kept = column(upper);
    int gone = column(lower);
    List<Slot> moved = new ArrayList<>(slots(gone));
    int before = slots(kept).size();
    slots(kept).addAll(moved);
    moved.forEach(slot -> columnOf.put(slot, kept));
    columns.remove(gone);
    if (order().size() < columns.size()) {
      slots(kept).subList(before, slots(kept).size()).clear();
      moved.forEach(slot -> columnOf.put(slot, gone));
      columns.put(gone, moved);
    }
  }

  /// Columns such that each comes after those left of it; fewer than there are if that cannot be.
  private List<Integer> order() {
    Map<Integer, Integer> waiting = new TreeMap<>();
    columns.keySet().forEach(column -> waiting.put(column, 0));
    Map<Integer, List<Integer>> after = new HashMap<>();
    for (List<Slot> row : graph.rows()) {
      for (int i = 1; i < row.size(); i++) {
        after
            .computeIfAbsent(column(row.get(i - 1)), _ -> new ArrayList<>())
            .add(column(row.get(i)));
        waiting.merge(column(row.get(i)), 1, Integer::sum);
      }
    }
    List<Integer> order = new ArrayList<>();
    waiting.forEach((column, count) -> {
      if (count == 0) {
        order.add(column);
      }
    });
    for (int i = 0; i < order.size(); i++) {
      for (int next : after.getOrDefault(order.get(i), List.of())) {
        if (waiting.merge(next, -1, Integer::sum) == 0) {
          order.add(next);
        }
      }
    }
    return order;
  }

  private double leftmost(int column) {
    double x = boxWidth / 2;
    for (Slot slot : slots(column)) {
      List<Slot> row = graph.rows().get(slot.row());
      int place = row.indexOf(slot);
      if (place > 0) {
        Slot neighbor = row.get(place - 1);
        x = Math.max(x, neighbor.x() + (width(neighbor) + width(slot)) / 2);
      }
    }
    return x;
  }

  private double rightmost(int column) {
    double x = Double.MAX_VALUE;
    for (Slot slot : slots(column)) {
      List<Slot> row = graph.rows().get(slot.row());
      int place = row.indexOf(slot);
      if (place < row.size() - 1) {
        Slot neighbor = row.get(place + 1);
        x = Math.min(x, neighbor.x() - (width(neighbor) + width(slot)) / 2);
      }
    }
    return Math.max(x, leftmost(column));
  }

  /// The mean of what the column is joined to.
  private double wish(int column) {
    List<Slot> joined = new ArrayList<>();
    for (Slot slot : slots(column)) {
      joined.addAll(slot.above());
      joined.addAll(slot.below());
    }
    return joined.stream()
        .filter(slot -> column(slot) != column)
        .mapToDouble(Slot::x)
        .average()
        .orElse(slots(column).getFirst().x());
  }

  private void move(int column, double x) {
    slots(column).forEach(slot -> slot.moveTo(x));
  }

  private int column(Slot slot) {
    return Objects.requireNonNull(columnOf.get(slot));
  }

  private List<Slot> slots(int column) {
    return Objects.requireNonNull(columns.get(column));
  }
}

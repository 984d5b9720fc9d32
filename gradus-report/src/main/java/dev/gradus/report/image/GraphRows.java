package dev.gradus.report.image;

import dev.gradus.model.Summary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// A network's layers in rows, each below all that it reads, and the lanes of arrows that pass a
/// row, in an order with few crossings.
///
/// A layer's row is the length of the longest way to it; an input stands just above its first
/// reader. An arrow over several rows has a lane in each between, so no arrow meets a box. The
/// order follows K. Sugiyama, S. Tagawa, M. Toda, "Methods for visual understanding of hierarchical
/// system structures", 1981: each row is sorted by the mean place of its neighbors, downwards and
/// upwards in turn, and the order with the fewest crossings is kept. At equal means a box stands
/// left of a lane, so skips run on the right.
final class GraphRows {

  private static final int SWEEPS = 12;

  private final List<List<Slot>> rows = new ArrayList<>();
  private final Map<String, Slot> boxes = new LinkedHashMap<>();
  private final List<List<Slot>> routes = new ArrayList<>();

  private GraphRows() {}

  static GraphRows of(Summary summary) {
    GraphRows graph = new GraphRows();
    graph.place(summary);
    for (Summary.Row layer : summary.rows()) {
      layer.from().forEach(source -> graph.route(graph.box(source), graph.box(layer.name())));
    }
    graph.sort();
    return graph;
  }

  /// From top to bottom, each from left to right.
  List<List<Slot>> rows() {
    return rows;
  }

  /// One way for each arrow: its first box, lanes, its last box.
  List<List<Slot>> routes() {
    return routes;
  }

  private Slot box(String name) {
    return Objects.requireNonNull(boxes.get(name));
  }

  private void place(Summary summary) {
    Map<String, Integer> depth = new HashMap<>();
    summary.inputs().keySet().forEach(name -> depth.put(name, 0));
    Map<String, Integer> firstReader = new HashMap<>();
    for (Summary.Row layer : summary.rows()) {
      int row = 1 + layer.from().stream().mapToInt(name -> at(depth, name)).max().orElse(0);
      depth.put(layer.name(), row);
      layer.from().forEach(name -> firstReader.merge(name, row, Math::min));
    }
    summary.inputs().keySet().forEach(name -> depth.put(name, at(firstReader, name) - 1));
    Stream.concat(
            summary.inputs().keySet().stream(), summary.rows().stream().map(Summary.Row::name))
        .forEach(name -> {
          int row = at(depth, name);
          while (rows.size() <= row) {
            rows.add(new ArrayList<>());
          }
          Slot slot = Slot.box(name, row);
          rows.get(row).add(slot);
          boxes.put(name, slot);
        });
  }

  private static int at(Map<String, Integer> numbers, String name) {
    return Objects.requireNonNull(numbers.get(name));
  }

  private void route(Slot source, Slot target) {
    List<Slot> route = new ArrayList<>(List.of(source));
    for (int row = source.row() + 1; row < target.row(); row++) {
      Slot lane = Slot.lane(row);
      rows.get(row).add(lane);
      Slot.join(route.getLast(), lane);
      route.add(lane);
    }
    Slot.join(route.getLast(), target);
    route.add(target);
    routes.add(route);
  }

  private void sort() {
    List<List<Slot>> best = copy();
    int fewest = crossings();
    for (int sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
      boolean down = sweep % 2 == 0;
      for (List<Slot> row : down ? rows : rows.reversed()) {
        sort(row, down);
      }
      int crossings = crossings();
      if (crossings < fewest) {
        fewest = crossings;
        best = copy();
      }
    }
    for (int row = 0; row < rows.size(); row++) {
      rows.set(row, best.get(row));
    }
  }

  private List<List<Slot>> copy() {
    List<List<Slot>> copy = new ArrayList<>();
    rows.forEach(row -> copy.add(new ArrayList<>(row)));
    return copy;
  }

  private void sort(List<Slot> row, boolean byAbove) {
    Map<Slot, Double> wish = new HashMap<>();
    for (int i = 0; i < row.size(); i++) {
      List<Slot> neighbors = byAbove ? row.get(i).above() : row.get(i).below();
      double own = i;
      wish.put(
          row.get(i), neighbors.stream().mapToDouble(each -> place(each)).average().orElse(own));
    }
    row.sort(Comparator.comparingDouble(slot -> Objects.requireNonNull(wish.get(slot))));
  }

  private int place(Slot slot) {
    return rows.get(slot.row()).indexOf(slot);
  }

  private int crossings() {
    int crossings = 0;
    for (List<Slot> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        for (int j = i + 1; j < row.size(); j++) {
          crossings += crossings(row.get(i), row.get(j));
        }
      }
    }
    return crossings;
  }

  private int crossings(Slot left, Slot right) {
    int crossings = 0;
    for (Slot a : left.below()) {
      for (Slot b : right.below()) {
        crossings += place(a) > place(b) ? 1 : 0;
      }
    }
    return crossings;
  }
}

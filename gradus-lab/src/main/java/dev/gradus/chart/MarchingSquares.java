package dev.gradus.chart;

import dev.gradus.chart.ContourChart.Contour;
import dev.gradus.chart.ContourChart.Grid;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds the lines on which a function on a grid has one value.
///
/// Each square between four points of the grid is crossed by a line where two neighbors lie on
/// different sides of the level. A point that is exactly at the level counts as above it. Of the
/// two ways to join four crossings, the one is taken that agrees with the mean of the corners.
/// Crossings are named by the edge they lie on, so squares side by side share them exactly and
/// pieces join to whole lines.
///
/// Source: W. E. Lorensen, H. E. Cline, "Marching Cubes", 1987, in two dimensions.
final class MarchingSquares {

  private final Grid grid;
  private final double level;
  private final Map<Edge, List<Edge>> neighbors = new LinkedHashMap<>();

  MarchingSquares(Grid grid, double level) {
    this.grid = grid;
    this.level = level;
  }

  /// An edge of the grid, from a point to the right or upwards.
  private record Edge(int row, int column, boolean across) {}

  List<Contour> contours() {
    for (int row = 0; row + 1 < grid.y().size(); row++) {
      for (int column = 0; column + 1 < grid.x().size(); column++) {
        square(row, column);
      }
    }
    List<Contour> contours = new ArrayList<>();
    // Open lines from an end first; what is left is closed.
    for (boolean open : new boolean[] {true, false}) {
      for (Edge edge : List.copyOf(neighbors.keySet())) {
        if (neighbors.getOrDefault(edge, List.of()).size() == (open ? 1 : 2)) {
          contours.add(follow(edge));
        }
      }
    }
    return contours;
  }

  private void square(int row, int column) {
    boolean lowLeft = above(row, column);
    boolean lowRight = above(row, column + 1);
    boolean highLeft = above(row + 1, column);
    boolean highRight = above(row + 1, column + 1);
    Optional<Edge> bottom = crossed(lowLeft != lowRight, new Edge(row, column, true));
    Optional<Edge> top = crossed(highLeft != highRight, new Edge(row + 1, column, true));
    Optional<Edge> left = crossed(lowLeft != highLeft, new Edge(row, column, false));
    Optional<Edge> right = crossed(lowRight != highRight, new Edge(row, column + 1, false));
    List<Edge> all = new ArrayList<>();
    List.of(bottom, left, top, right).forEach(edge -> edge.ifPresent(all::add));
    if (all.size() == 2) {
      join(all.get(0), all.get(1));
    } else if (all.size() == 4) {
      double corners =
          at(row, column) + at(row, column + 1) + at(row + 1, column) + at(row + 1, column + 1);
      boolean middle = corners / 4 >= level;
      boolean cutsLowLeft = lowLeft != middle;
      join(all.get(0), all.get(cutsLowLeft ? 1 : 3));
      join(all.get(2), all.get(cutsLowLeft ? 3 : 1));
    }
  }

  private static Optional<Edge> crossed(boolean isCrossed, Edge edge) {
    return isCrossed ? Optional.of(edge) : Optional.empty();
  }

  private boolean above(int row, int column) {
    return at(row, column) >= level;
  }

  private double at(int row, int column) {
    return grid.values().get(row).get(column);
  }

  private void join(Edge a, Edge b) {
    neighbors.computeIfAbsent(a, _ -> new ArrayList<>()).add(b);
    neighbors.computeIfAbsent(b, _ -> new ArrayList<>()).add(a);
  }

  /// Walks from an edge until the line ends or closes, and forgets what it walked.
  private Contour follow(Edge start) {
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    Edge at = start;
    while (true) {
      add(at, x, y);
      List<Edge> next = neighbors.getOrDefault(at, List.of());
      if (next.isEmpty()) {
        break;
      }
      Edge to = next.getFirst();
      next.remove(to);
      neighbors.getOrDefault(to, new ArrayList<>()).remove(at);
      at = to;
    }
    return new Contour(level, x, y);
  }

  private void add(Edge edge, List<Double> x, List<Double> y) {
    int toRow = edge.across ? edge.row : edge.row + 1;
    int toColumn = edge.across ? edge.column + 1 : edge.column;
    double from = at(edge.row, edge.column);
    double part = (level - from) / (at(toRow, toColumn) - from);
    x.add(between(grid.x().get(edge.column), grid.x().get(toColumn), part));
    y.add(between(grid.y().get(edge.row), grid.y().get(toRow), part));
  }

  private static double between(double from, double to, double part) {
    return from + part * (to - from);
  }
}

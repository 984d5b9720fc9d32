package dev.gradus.train;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// The last moves and what they changed in the gradient, and the direction that follows.
final class CurvaturePairs {

  private static final double SMALLEST_CURVATURE = 1e-10;

  private final int limit;
  private final Deque<Pair> pairs = new ArrayDeque<>();

  /// A move from one place to the next, and the change of the gradient between them.
  static final class Pair {

    private final double[] move;
    private final double[] change;
    private final double curvature;

    Pair(double[] move, double[] change) {
      this.move = move;
      this.change = change;
      this.curvature = FlatPoint.dot(move, change);
    }

    double[] move() {
      return move;
    }

    double[] change() {
      return change;
    }

    double curvature() {
      return curvature;
    }
  }

  /// @param limit how many are kept
  CurvaturePairs(int limit) {
    this.limit = limit;
  }

  /// Remembers a move, unless the function did not bend upwards along it.
  void add(double[] move, double[] change) {
    Pair pair = new Pair(move, change);
    if (pair.curvature() > SMALLEST_CURVATURE) {
      if (pairs.size() == limit) {
        pairs.removeFirst();
      }
      pairs.addLast(pair);
    }
  }

  boolean isEmpty() {
    return pairs.isEmpty();
  }

  void clear() {
    pairs.clear();
  }

  /// The oldest first.
  List<Pair> list() {
    return List.copyOf(pairs);
  }

  /// `-H g`: the two-loop recursion from `H = s.y / y.y` of the last pair.
  double[] direction(double[] gradient) {
    double[] q = FlatPoint.sum(new double[gradient.length], -1, gradient);
    List<Pair> newestFirst = new ArrayList<>(pairs.reversed());
    double[] shares = new double[newestFirst.size()];
    for (int i = 0; i < shares.length; i++) {
      Pair pair = newestFirst.get(i);
      shares[i] = FlatPoint.dot(pair.move(), q) / pair.curvature();
      q = FlatPoint.sum(q, -shares[i], pair.change());
    }
    if (shares.length > 0) {
      Pair newest = newestFirst.getFirst();
      double scale = newest.curvature() / FlatPoint.dot(newest.change(), newest.change());
      q = FlatPoint.sum(new double[q.length], scale, q);
    }
    for (int i = shares.length - 1; i >= 0; i--) {
      Pair pair = newestFirst.get(i);
      double share = FlatPoint.dot(pair.change(), q) / pair.curvature();
      q = FlatPoint.sum(q, shares[i] - share, pair.move());
    }
    return q;
  }
}

package dev.gradus.train;

import java.util.Arrays;
import java.util.function.Function;

/// One move of L-BFGS, of any function of a vector.
///
/// @param pairs of the moves before; changed by each move
/// @param maxEvaluations of the function in one move
record QuasiNewton(CurvaturePairs pairs, int maxEvaluations) {

  /// Searches along the direction that the pairs give, or downhill if they give none.
  ///
  /// @param start where the move begins
  /// @param rate the step to try first; without pairs `min(1, 1 / sum |g|)` of it
  /// @param function gives a point at a place
  /// @return where it ends, perhaps at the start
  FlatPoint from(FlatPoint start, double rate, Function<double[], FlatPoint> function) {
    double[] direction = pairs.direction(start.gradient());
    if (!(start.slope(direction) < 0)) {
      pairs.clear();
      direction = pairs.direction(start.gradient());
    }
    double first = rate;
    if (pairs.isEmpty()) {
      first *= Math.min(1, 1 / Arrays.stream(start.gradient()).map(Math::abs).sum());
    }
    double[] along = direction;
    LineSearch search =
        new LineSearch(
            step -> function.apply(FlatPoint.sum(start.x(), step, along)),
            start,
            direction,
            maxEvaluations);
    return search.from(first);
  }

  /// Takes a move into account. One that led nowhere clears the pairs.
  ///
  /// @return whether there is a way on: false if even the move straight downhill led nowhere
  boolean remember(FlatPoint start, FlatPoint found) {
    double[] move = FlatPoint.sum(found.x(), -1, start.x());
    if (FlatPoint.largest(move) > 0) {
      pairs.add(move, FlatPoint.sum(found.gradient(), -1, start.gradient()));
      return true;
    }
    boolean straight = pairs.isEmpty();
    pairs.clear();
    return !straight;
  }
}

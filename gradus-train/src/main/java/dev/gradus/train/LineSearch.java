package dev.gradus.train;

import java.util.function.DoubleFunction;

/// Looks along a direction for a place where the function is enough lower and enough flatter: the
/// strong Wolfe conditions.
///
/// Source: J. Nocedal, S. Wright, "Numerical optimization", 2nd edition, 2006, algorithms 3.5
/// (`bracket`) and 3.6 (`zoom`), with their cubic interpolation (equation 3.59); the limits within
/// which an interpolated step is taken are those of PyTorch.
final class LineSearch {

  private static final double DECREASE = 1e-4;
  private static final double FLATNESS = 0.9;
  private static final double SMALLEST_BRACKET = 1e-9;

  private final DoubleFunction<FlatPoint> function;
  private final double[] direction;
  private final int limit;
  private final Trial start;
  private int evaluations;

  /// @param step along the direction
  /// @param point there
  /// @param slope along the direction
  private record Trial(double step, FlatPoint point, double slope) {

    double value() {
      return Double.isFinite(point.value()) ? point.value() : Double.POSITIVE_INFINITY;
    }
  }

  /// @param function of the step
  /// @param start the point at step 0
  /// @param direction downhill
  /// @param limit how often the function may be computed
  LineSearch(DoubleFunction<FlatPoint> function, FlatPoint start, double[] direction, int limit) {
    this.function = function;
    this.direction = direction;
    this.limit = limit;
    this.start = new Trial(0, start, start.slope(direction));
  }

  /// @param first step to try
  /// @return the point that was found, or the lowest seen if the limit was reached; it may be the
  ///   start
  FlatPoint from(double first) {
    Trial before = start;
    Trial now = at(first);
    while (true) {
      if (!isLower(now) || (evaluations > 2 && now.value() >= before.value())) {
        return zoom(before, now);
      }
      if (isFlat(now)) {
        return now.point();
      }
      if (now.slope() >= 0) {
        return zoom(before, now);
      }
      if (evaluations >= limit) {
        return zoom(start, now);
      }
      double next =
          minimum(before, now, now.step() + 0.01 * (now.step() - before.step()), 10 * now.step());
      before = now;
      now = at(next);
    }
  }

  private Trial at(double step) {
    evaluations++;
    FlatPoint point = function.apply(step);
    return new Trial(step, point, point.slope(direction));
  }

  /// Whether the function has fallen by a share of what the slope at the start promises.
  private boolean isLower(Trial trial) {
    return trial.value() <= start.value() + DECREASE * trial.step() * start.slope();
  }

  private boolean isFlat(Trial trial) {
    return Math.abs(trial.slope()) <= -FLATNESS * start.slope();
  }

  /// Narrows a bracket down, of whose ends one is the lowest so far.
  private FlatPoint zoom(Trial one, Trial other) {
    boolean inOrder = one.value() <= other.value();
    Trial low = inOrder ? one : other;
    Trial high = inOrder ? other : one;
    double longest = FlatPoint.largest(direction);
    boolean slow = false;
    while (evaluations < limit) {
      double left = Math.min(low.step(), high.step());
      double right = Math.max(low.step(), high.step());
      if ((right - left) * longest < SMALLEST_BRACKET) {
        break;
      }
      double step = minimum(low, high, left, right);
      double margin = 0.1 * (right - left);
      boolean atEdge = Math.min(right - step, step - left) < margin;
      if (atEdge && (slow || step >= right || step <= left)) {
        step = right - step < step - left ? right - margin : left + margin;
        slow = false;
      } else {
        slow = atEdge;
      }
      Trial now = at(step);
      if (!isLower(now) || now.value() >= low.value()) {
        high = now;
        if (high.value() < low.value()) {
          Trial lower = high;
          high = low;
          low = lower;
        }
      } else {
        if (isFlat(now)) {
          return now.point();
        }
        if (now.slope() * (high.step() - low.step()) >= 0) {
          high = low;
        }
        low = now;
      }
    }
    return low.point();
  }

  /// Where the cubic through both ends' values and slopes is lowest, within limits; their middle if
  /// there is no such place.
  private static double minimum(Trial one, Trial other, double low, double high) {
    boolean inOrder = one.step() <= other.step();
    Trial left = inOrder ? one : other;
    Trial right = inOrder ? other : one;
    double width = right.step() - left.step();
    double bend = left.slope() + right.slope() - 3 * (right.value() - left.value()) / width;
    double root = Math.sqrt(bend * bend - left.slope() * right.slope());
    double step =
        right.step()
            - width * ((right.slope() + root - bend) / (right.slope() - left.slope() + 2 * root));
    return Double.isNaN(step) ? (low + high) / 2 : Math.min(Math.max(step, low), high);
  }
}

package dev.gradus.rate;

import java.util.ArrayList;
import java.util.List;

/// The bias-corrected moving average of losses, and whether it has left its best behind for good.
final class Smoothing {

  private static final double KEPT = 0.98;
  private static final double BROKEN_OUT = 4;

  private double average;
  private double weight = 1;
  private double best = Double.POSITIVE_INFINITY;

  double next(double loss) {
    average = KEPT * average + (1 - KEPT) * loss;
    weight *= KEPT;
    return average / (1 - weight);
  }

  /// Takes one more loss.
  boolean hasBrokenOut(double loss) {
    double smooth = next(loss);
    best = Math.min(best, smooth);
    return smooth > BROKEN_OUT * best;
  }

  static List<Double> of(List<Double> losses) {
    Smoothing smoothing = new Smoothing();
    List<Double> smooth = new ArrayList<>();
    losses.forEach(loss -> smooth.add(smoothing.next(loss)));
    return smooth;
  }
}

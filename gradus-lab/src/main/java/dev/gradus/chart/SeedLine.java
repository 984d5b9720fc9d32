package dev.gradus.chart;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;

/// Curves of the same quantity over several seeds as one [Line]: their mean, its 95 % confidence
/// band, and the raw curves behind.
///
/// At each position, with values y₁ … yₙ of the n seeds, the mean is ȳ and the band is ȳ ±
/// t₀.₉₇₅,ₙ₋₁ · s / √n with the sample standard deviation s. Where a seed has no finite value,
/// because it diverged or stopped early, there is no mean and no band: the mean of the survivors
/// would flatter. The raw traces are kept everywhere. One seed has neither band nor traces.
public final class SeedLine {

  private static final double UPPER = 0.975;

  private SeedLine() {}

  /// @param name the words in the legend
  /// @param x the positions, strictly increasing
  /// @param traces a curve for each seed, with a value for each position; what is not finite is
  ///   missing
  /// @return the line, in blue
  public static Line of(String name, List<Double> x, List<List<Double>> traces) {
    List<List<Double>> known = traces.stream().map(SeedLine::knownOrMissing).toList();
    int seeds = known.size();
    List<Double> mean = new ArrayList<>();
    List<Double> low = new ArrayList<>();
    List<Double> high = new ArrayList<>();
    for (int i = 0; i < x.size(); i++) {
      int at = i;
      double[] values = known.stream().mapToDouble(trace -> trace.get(at)).toArray();
      double center = mean(values);
      double reach = seeds < 2 ? Double.NaN : reach(values, center);
      mean.add(center);
      low.add(center - reach);
      high.add(center + reach);
    }
    Line line = Line.of(name, x, mean);
    return seeds < 2 ? line : line.withBand(new Band(low, high)).withTraces(known);
  }

  private static List<Double> knownOrMissing(List<Double> values) {
    return values.stream().map(value -> Double.isFinite(value) ? value : Double.NaN).toList();
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static double reach(double[] values, double mean) {
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    double deviation = Math.sqrt(squares / (values.length - 1));
    double quantile = TDistribution.of(values.length - 1).inverseCumulativeProbability(UPPER);
    return quantile * deviation / Math.sqrt(values.length);
  }
}

package dev.gradus.report.image;

import dev.gradus.chart.Line;
import java.util.Collection;
import java.util.List;
import java.util.stream.DoubleStream;

/// The smallest and the largest of some values; those that are missing do not count.
///
/// @param low the smallest
/// @param high the largest
record Extent(double low, double high) {

  static Extent of(DoubleStream values) {
    var statistics = values.filter(Double::isFinite).summaryStatistics();
    return statistics.getCount() == 0
        ? new Extent(0.1, 1)
        : new Extent(statistics.getMin(), statistics.getMax());
  }

  static Extent ofX(List<Line> lines) {
    return of(lines.stream().flatMap(line -> line.x().stream()).mapToDouble(x -> x));
  }

  /// {@return the extent of the means, widened by the bands, but to no more than twice its height
  /// on either side: one wide band must not flatten the curves}
  static Extent ofY(List<Line> lines) {
    Extent means = of(lines.stream().flatMap(line -> line.mean().stream()).mapToDouble(y -> y));
    Extent bands =
        of(
            lines.stream()
                .flatMap(line -> List.of(line.band().low(), line.band().high()).stream())
                .flatMap(Collection::stream)
                .mapToDouble(y -> y));
    if (lines.stream().allMatch(line -> line.band().isEmpty())) {
      return means;
    }
    double reach = 2 * (means.high() - means.low());
    if (reach == 0) {
      return new Extent(Math.min(means.low(), bands.low()), Math.max(means.high(), bands.high()));
    }
    double low = Math.min(means.low(), Math.max(bands.low(), means.low() - reach));
    return new Extent(low, Math.max(means.high(), Math.min(bands.high(), means.high() + reach)));
  }

  /// {@return this extent with a little air at both ends}
  Extent padded(boolean log) {
    if (log) {
      double air = Math.pow(Math.max(high / low, 1), 0.04);
      return low > 0 ? new Extent(low / air, high * air) : this;
    }
    double air = (high - low) * 0.04;
    return new Extent(low - air, high + air);
  }
}

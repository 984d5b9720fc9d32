package dev.gradus.rate;

import dev.gradus.core.ConfigException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/// What a range test found.
///
/// @param test its settings
/// @param curves of the seeds, in order
public record RateTestResult(RateTest test, List<RateCurve> curves) {

  /// A suggestion over the seeds.
  ///
  /// @param median of the seeds
  /// @param smallest of the seeds
  /// @param largest of the seeds
  public record Suggestion(double median, double smallest, double largest) {

    static Suggestion of(double... values) {
      double[] sorted = DoubleStream.of(values).sorted().toArray();
      int half = sorted.length / 2;
      double median =
          sorted.length % 2 == 1
              ? sorted[half]
              : Math.sqrt(sorted[half - 1] * sorted[half]); // halfway on a logarithmic scale
      return new Suggestion(median, sorted[0], sorted[sorted.length - 1]);
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%.2e (%.2e to %.2e)", median, smallest, largest);
    }
  }

  /// Copies the curves.
  public RateTestResult {
    curves = List.copyOf(curves);
  }

  /// Why there is no suggestion: the first seed's reason that has one.
  ///
  /// @return a sentence; empty if there is a suggestion
  public Optional<String> refusal() {
    return curves.stream().flatMap(curve -> curve.refusal().stream()).findFirst();
  }

  /// @return where the loss falls fastest
  /// @throws ConfigException if there is no suggestion
  public Suggestion steep() {
    return over(RateCurve::steep);
  }

  /// @return the middle of the longest fall
  /// @throws ConfigException if there is no suggestion
  public Suggestion valley() {
    return over(RateCurve::valley);
  }

  /// @return a tenth of where the loss is smallest
  /// @throws ConfigException if there is no suggestion
  public Suggestion minimumTenth() {
    return over(RateCurve::minimumTenth);
  }

  /// @return the smallest of the three medians
  /// @throws ConfigException if there is no suggestion
  public double low() {
    return medians().min().orElseThrow();
  }

  /// @return the largest of the three medians
  /// @throws ConfigException if there is no suggestion
  public double high() {
    return medians().max().orElseThrow();
  }

  private DoubleStream medians() {
    return DoubleStream.of(steep().median, valley().median, minimumTenth().median);
  }

  private Suggestion over(ToDoubleFunction<RateCurve> method) {
    refusal()
        .ifPresent(reason -> {
          throw new ConfigException("RateTest: there is no suggestion: " + reason);
        });
    return Suggestion.of(curves.stream().mapToDouble(method).toArray());
  }

  /// What was found, for people.
  ///
  /// @return one sentence
  public String sentence() {
    return refusal()
        .map(reason ->
            "No suggestion. " + Character.toUpperCase(reason.charAt(0)) + reason.substring(1))
        .orElseGet(() ->
            String.format(
                Locale.ROOT,
                "Try learning rates from %.1e to %.1e (%d seed%s).",
                low(),
                high(),
                curves.size(),
                curves.size() == 1 ? "" : "s"));
  }
}

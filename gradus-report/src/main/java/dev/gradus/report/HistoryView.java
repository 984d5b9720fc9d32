package dev.gradus.report;

import dev.gradus.history.History;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The curves of one training run.
///
/// @param epochs the epochs at which something was measured, increasing
/// @param curves what was measured
public record HistoryView(List<Integer> epochs, List<Curve> curves) {

  /// Copies the lists and checks their sizes.
  public HistoryView {
    epochs = List.copyOf(epochs);
    curves = List.copyOf(curves);
    for (Curve curve : curves) {
      Check.sameSize(
          "HistoryView",
          "the curve '" + curve.metric().name() + "'",
          curve.values(),
          "epochs",
          epochs.size());
    }
  }

  /// One measured quantity over the epochs.
  ///
  /// @param metric what was measured
  /// @param values a value for each epoch; not finite where the run had diverged
  public record Curve(MetricView metric, List<Double> values) {

    /// Copies the values.
    public Curve {
      values = List.copyOf(values);
    }
  }

  /// What a run measured, its epochs counted from 1; how long they took is no curve.
  ///
  /// @param history the run's history
  /// @return its curves
  public static HistoryView of(History history) {
    List<Curve> curves =
        history.series().entrySet().stream()
            .filter(series -> !series.getKey().equals(History.SECONDS))
            .map(series -> new Curve(MetricView.named(series.getKey()), series.getValue()))
            .toList();
    return new HistoryView(IntStream.rangeClosed(1, history.epochs()).boxed().toList(), curves);
  }

  /// {@return the curve of a quantity, if it was measured}
  ///
  /// @param name the name of the quantity
  public Optional<Curve> curve(String name) {
    return curves.stream().filter(curve -> curve.metric().name().equals(name)).findFirst();
  }
}

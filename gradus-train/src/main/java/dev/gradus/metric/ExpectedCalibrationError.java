package dev.gradus.metric;

import dev.gradus.core.Buffer;
import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;

/// How far the probabilities that a network gives its answers are from the share of answers that
/// are right: 0 if of all answers given with 80 % certainty 80 % are right, and so on.
///
/// `sum over bins b of n_b / N abs(right_b / n_b - mean confidence_b)`
///
/// The confidence of an answer is the probability of the predicted class. Bin `b` of `B` holds
/// those above `(b - 1) / B` up to `b / B`.
///
/// - prediction `[..., K]`, probabilities; target one-hot or a class index
/// - prediction `[1]`, the probability `p` of class 1: above 0.5 it is an answer with confidence
///   `p`, else the answer 0 with `1 - p`; target `[1]`
///
/// NaN as soon as a prediction holds NaN; logits are refused.
///
/// Keras has none.
///
/// Source: Guo, Pleiss, Sun, Weinberger, "On calibration of modern neural networks", 2017,
/// arXiv:1706.04599, equation 3.
///
/// @param bins of equal width, at least 1; default 15
public record ExpectedCalibrationError(int bins) implements Metric {

  /// Checks the range.
  ///
  /// @throws ConfigException if there is no bin
  public ExpectedCalibrationError {
    if (bins < 1) {
      throw new ConfigException(
          "ExpectedCalibrationError: bins must be at least 1, got %d.".formatted(bins));
    }
  }

  /// @return 15 bins
  public static ExpectedCalibrationError defaults() {
    return new ExpectedCalibrationError(15);
  }

  @Override
  public String name() {
    return "expectedCalibrationError";
  }

  @Override
  public MetricState start(Shape prediction, Shape target) {
    return new State(
        new Probabilities(ClassRows.of("ExpectedCalibrationError", prediction, target)),
        new ConfidenceBins(bins));
  }

  private record State(Probabilities probabilities, ConfidenceBins kept) implements MetricState {

    @Override
    public void update(Buffer prediction, Buffer target, int samples) {
      kept.add(probabilities, prediction, target, samples * probabilities.rows().positions());
    }

    @Override
    public double result() {
      return kept.error();
    }

    @Override
    public void reset() {
      kept.reset();
    }

    @Override
    public double[] state() {
      return kept.state();
    }

    @Override
    public void restore(double[] state) {
      kept.restore("ExpectedCalibrationError", state);
    }
  }
}

package dev.gradus.constraint;

import dev.gradus.core.ConfigException;
import dev.gradus.op.GraphBuilder;
import dev.gradus.op.Value;
import java.util.List;

/// Norms between two bounds, reached at once or step by step.
///
/// `w = w * (rate * min(max(|w|, minValue), maxValue) + (1 - rate) * |w|) / (1e-7 + |w|)`, `|w| =
/// sqrt(sum of w^2 over the axes)`
///
/// Weights that are all 0 stay 0. As Keras 3, but for the default axes, see [MaxNorm]. PyTorch has
/// none.
///
/// @param minValue of a norm, at least 0, default 0
/// @param maxValue of a norm, at least minValue, default 1
/// @param rate share of the way to the nearer bound that one update goes, in `[0, 1]`, default 1
/// @param axes over which a norm goes, counted from 0; default none, which means all but the last,
///   that is everything that feeds one unit or filter, and the only axis of a bias
public record MinMaxNorm(double minValue, double maxValue, double rate, List<Integer> axes)
    implements Constraint {

  private static final String NAME = "MinMaxNorm";

  /// Checks the bounds, the rate and the axes.
  ///
  /// @throws ConfigException if one is out of its range
  public MinMaxNorm {
    Norms.requireSize(NAME, "minValue", minValue);
    Norms.requireSize(NAME, "maxValue", maxValue);
    if (minValue > maxValue) {
      throw new ConfigException(
          "MinMaxNorm: minValue must be at most maxValue, got %s and %s."
              .formatted(minValue, maxValue));
    }
    if (!(rate >= 0 && rate <= 1)) {
      throw new ConfigException("MinMaxNorm: rate must be in [0, 1], got %s.".formatted(rate));
    }
    axes = Norms.axes(NAME, axes);
  }

  /// Of everything that feeds one unit, at once.
  ///
  /// @param minValue of a norm
  /// @param maxValue of a norm
  public MinMaxNorm(double minValue, double maxValue) {
    this(minValue, maxValue, 1, List.of());
  }

  /// @return between 0 and 1, as in Keras
  public static MinMaxNorm defaults() {
    return new MinMaxNorm(0, 1);
  }

  @Override
  public String kind() {
    return "min-max-norm";
  }

  @Override
  public Value build(GraphBuilder graph, String name, Value weight) {
    return Norms.scaled(
        graph,
        name,
        weight,
        NAME,
        axes,
        norm -> norm.max(minValue).min(maxValue).times(rate).plus(norm.times(1 - rate)));
  }
}

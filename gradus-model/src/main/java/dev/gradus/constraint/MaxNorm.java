package dev.gradus.constraint;

import dev.gradus.op.GraphBuilder;
import dev.gradus.op.Value;
import java.util.List;

/// Norms of at most `maxValue`: longer vectors of weights are shortened, shorter ones stay.
///
/// `w = w * min(|w|, maxValue) / (1e-7 + |w|)`, `|w| = sqrt(sum of w^2 over the axes)`
///
/// As Keras 3, but for the default axes: Keras takes axis 0, which is the same for dense kernels
/// `[K, U]` and biases, yet for convolutions' kernels `[h, w, C, F]` looks at columns of the window
/// and asks for `[0, 1, 2]`. PyTorch has none.
///
/// Source: Srivastava, Hinton, Krizhevsky, Sutskever, Salakhutdinov, "Dropout: a simple way to
/// prevent neural networks from overfitting", 2014, JMLR 15, section 5.1.
///
/// @param maxValue of a norm, at least 0, default 2
/// @param axes over which a norm goes, counted from 0; default none, which means all but the last,
///   that is everything that feeds one unit or filter, and the only axis of a bias
public record MaxNorm(double maxValue, List<Integer> axes) implements Constraint {

  private static final String NAME = "MaxNorm";

  /// Checks the size and the axes.
  ///
  /// @throws dev.gradus.core.ConfigException if one is out of its range
  public MaxNorm {
    Norms.requireSize(NAME, "maxValue", maxValue);
    axes = Norms.axes(NAME, axes);
  }

  /// Of everything that feeds one unit.
  ///
  /// @param maxValue of a norm
  public MaxNorm(double maxValue) {
    this(maxValue, List.of());
  }

  /// @return at most 2, as in Keras
  public static MaxNorm defaults() {
    return new MaxNorm(2);
  }

  @Override
  public String kind() {
    return "max-norm";
  }

  @Override
  public Value build(GraphBuilder graph, String name, Value weight) {
    return Norms.scaled(graph, name, weight, NAME, axes, norm -> norm.min(maxValue));
  }
}

package dev.gradus.constraint;

import dev.gradus.expr.Expr;
import dev.gradus.op.GraphBuilder;
import dev.gradus.op.Value;
import java.util.List;

/// Norms of 1: only the direction of a vector of weights is learned.
///
/// `w = w / (1e-7 + |w|)`, `|w| = sqrt(sum of w^2 over the axes)`
///
/// As Keras 3, but for the default axes, see [MaxNorm]. PyTorch has none; its weight normalization
/// (`weight_norm`) takes part in gradients and learns a length.
///
/// @param axes over which a norm goes, counted from 0; default none, which means all but the last,
///   that is everything that feeds one unit or filter, and the only axis of a bias
public record UnitNorm(List<Integer> axes) implements Constraint {

  private static final String NAME = "UnitNorm";

  /// Checks the axes.
  ///
  /// @throws dev.gradus.core.ConfigException if there is one twice or below 0
  public UnitNorm {
    axes = Norms.axes(NAME, axes);
  }

  /// @return of everything that feeds one unit
  public static UnitNorm defaults() {
    return new UnitNorm(List.of());
  }

  @Override
  public String kind() {
    return "unit-norm";
  }

  @Override
  public Value build(GraphBuilder graph, String name, Value weight) {
    return Norms.scaled(graph, name, weight, NAME, axes, _ -> Expr.constant(1));
  }
}

package dev.gradus.layer;

import dev.gradus.core.ConfigException;
import dev.gradus.op.Value;
import dev.gradus.regularizer.L1L2;

/// Hands on what it is given and adds a penalty on it to the loss, so that the layer before it
/// learns small activations, or with `l1` few that are not 0.
///
/// `y = x`, and `loss = … + (l1 * sum |x| + l2 * sum x^2) / N`
///
/// Input and output: the same shape, `[N, …]`. No weights. The sums go over the whole batch, padded
/// time steps included; divided by `N` they weigh the same whatever the batch size.
///
/// As Keras 3, division by `N` included; it counts in evaluation too, like weights' penalties.
/// Within [TimeDistributed] `N` is that of all time steps. PyTorch has no such layer.
///
/// Source: Glorot, Bordes, Bengio, "Deep sparse rectifier neural networks", 2011, AISTATS, section
/// 3.2.
///
/// @param l1 factor of the absolute values, at least 0, default 0
/// @param l2 factor of the squares, at least 0, default 0
public record ActivityRegularization(double l1, double l2) implements Layer {

  /// Checks the factors.
  ///
  /// @throws ConfigException if one is negative or not finite
  public ActivityRegularization {
    requireFactor("l1", l1);
    requireFactor("l2", l2);
  }

  private static void requireFactor(String name, double factor) {
    if (!(factor >= 0 && factor < Double.POSITIVE_INFINITY)) {
      throw new ConfigException(
          "ActivityRegularization: %s must be at least 0 and finite, got %s."
              .formatted(name, factor));
    }
  }

  @Override
  public String kind() {
    return "activity-regularization";
  }

  @Override
  public MaskRule maskRule() {
    return MaskRule.KEEPS;
  }

  @Override
  public Value build(LayerContext context, Value input) {
    int batch = input.shape().dim(0);
    L1L2 penalty = new L1L2(l1 / batch, l2 / batch);
    context.addLoss(penalty.penalty(context.graph(), context.name() + "/penalty", input));
    return input;
  }
}

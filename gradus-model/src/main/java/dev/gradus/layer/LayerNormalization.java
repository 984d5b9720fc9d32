package dev.gradus.layer;

import dev.gradus.core.ConfigException;
import dev.gradus.op.LayerNorm;
import dev.gradus.op.Value;
import java.util.List;

/// Brings each place's channels (last axis) to mean `beta` and deviation `gamma`, whatever the
/// batch.
///
/// `y = gamma (x - mean) / sqrt(variance + epsilon) + beta`, mean and *biased* variance over the
/// last axis.
///
/// - input and output `[N, …, C]`
/// - weights `gamma [C]`, from 1; `beta [C]`, from 0
///
/// As Keras with its axis at the default, the last. PyTorch's epsilon is 1e-5.
///
/// Source: Ba, Kiros, Hinton, "Layer normalization", 2016, arXiv:1607.06450, equation 4.
///
/// @param epsilon added to the variance under the root, greater than 0, default 1e-3
/// @param center whether `beta` is added, default true
/// @param scale whether `gamma` multiplies, default true
public record LayerNormalization(double epsilon, boolean center, boolean scale) implements Layer {

  /// Checks epsilon.
  public LayerNormalization {
    if (!(epsilon > 0) || Double.isInfinite(epsilon)) {
      throw new ConfigException(
          "LayerNormalization: epsilon must be greater than 0 and finite, got %s."
              .formatted(epsilon));
    }
  }

  /// @return epsilon 1e-3, with beta and gamma
  public static LayerNormalization defaults() {
    return new LayerNormalization(1e-3, true, true);
  }

  /// @param changed greater than 0
  /// @return this layer with another epsilon
  public LayerNormalization withEpsilon(double changed) {
    return new LayerNormalization(changed, center, scale);
  }

  /// @param changed whether `beta` is added
  /// @return this layer with or without it
  public LayerNormalization withCenter(boolean changed) {
    return new LayerNormalization(epsilon, changed, scale);
  }

  /// @param changed whether `gamma` multiplies
  /// @return this layer with or without it
  public LayerNormalization withScale(boolean changed) {
    return new LayerNormalization(epsilon, center, changed);
  }

  @Override
  public String kind() {
    return "layer-normalization";
  }

  @Override
  public MaskRule maskRule() {
    return MaskRule.KEEPS;
  }

  @Override
  public Value build(LayerContext context, Value input) {
    if (input.shape().rank() < 2) {
      throw context.refusal(
          "input %s has no axis 1 (C) with channels, expected [N, …, C]. Give each example at least one axis: Input.of(1)."
              .formatted(input.shape()));
    }
    Channels channels = Channels.of(context, input.shape().dim(-1), scale, center);
    return context
        .addAll(new LayerNorm(epsilon), List.of(input, channels.gamma(), channels.beta()))
        .getFirst();
  }

  /// @return whatever differs from the defaults
  @Override
  public String toString() {
    return SettingsText.of("LayerNormalization")
        .unless("epsilon", epsilon, defaults().epsilon)
        .unless("center", center, true)
        .unless("scale", scale, true)
        .toString();
  }
}

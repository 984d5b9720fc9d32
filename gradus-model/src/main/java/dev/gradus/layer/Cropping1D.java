package dev.gradus.layer;

import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import dev.gradus.op.Slice;
import dev.gradus.op.Value;
import java.util.List;

/// Cuts time steps off both ends of each sequence.
///
/// - input `[N, T, C]`; output `[N, T - left - right, C]`
/// - no weights
///
/// As Keras, whose `cropping` is `(left, right)`.
///
/// @param left time steps cut off before, at least 0, default 1
/// @param right time steps cut off after, at least 0, default 1
public record Cropping1D(int left, int right) implements Layer {

  /// Checks the numbers.
  public Cropping1D {
    if (left < 0 || right < 0) {
      throw new ConfigException(
          "Cropping1D: left and right must be at least 0, got %d, %d.".formatted(left, right));
    }
  }

  /// @return 1 on each side
  public static Cropping1D defaults() {
    return of(1);
  }

  /// @param steps on each side, at least 0
  /// @return a layer with both sides alike
  public static Cropping1D of(int steps) {
    return new Cropping1D(steps, steps);
  }

  @Override
  public String kind() {
    return "cropping1d";
  }

  @Override
  public Value build(LayerContext context, Value input) {
    Shape shape = input.shape();
    if (shape.rank() != 3) {
      throw context.refusal(
          "input %s has %d axes, expected [N, T, C]. Begin the model with Input.of(T, C)."
              .formatted(shape, shape.rank()));
    }
    if (left + right >= shape.dim(1)) {
      throw context.refusal(
          "input %s has %d on axis 1 (T), of which %d are cut off. Cut off less."
              .formatted(shape, shape.dim(1), left + right));
    }
    return context.add(
        new Slice(List.of(0, left, 0), shape.withDim(1, shape.dim(1) - (left + right))), input);
  }
}

package dev.gradus.layer;

import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import dev.gradus.op.Pad;
import dev.gradus.op.Value;
import java.util.List;

/// Zeros before and after each sequence.
///
/// - input `[N, T, C]`; output `[N, left + T + right, C]`
/// - no weights
///
/// As Keras, whose `padding` is `(left, right)`.
///
/// @param left time steps of zeros before, at least 0, default 1
/// @param right time steps of zeros after, at least 0, default 1
public record ZeroPadding1D(int left, int right) implements Layer {

  /// Checks the numbers.
  public ZeroPadding1D {
    if (left < 0 || right < 0) {
      throw new ConfigException(
          "ZeroPadding1D: left and right must be at least 0, got %d, %d.".formatted(left, right));
    }
  }

  /// @return 1 on each side
  public static ZeroPadding1D defaults() {
    return of(1);
  }

  /// @param steps on each side, at least 0
  /// @return a layer with both sides alike
  public static ZeroPadding1D of(int steps) {
    return new ZeroPadding1D(steps, steps);
  }

  @Override
  public String kind() {
    return "zero-padding1d";
  }

  @Override
  public Value build(LayerContext context, Value input) {
    Shape shape = input.shape();
    if (shape.rank() != 3) {
      throw context.refusal(
          "input %s has %d axes, expected [N, T, C]. Begin the model with Input.of(T, C)."
              .formatted(shape, shape.rank()));
    }
    return context.add(new Pad(List.of(0, left, 0), List.of(0, right, 0)), input);
  }
}

package dev.gradus.layer;

import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import dev.gradus.op.Pad;
import dev.gradus.op.Value;
import java.util.List;

/// Zeros around each image.
///
/// - input `[N, H, W, C]`; output `[N, top + H + bottom, left + W + right, C]`
/// - no weights
///
/// As Keras, whose `padding` is `((top, bottom), (left, right))`.
///
/// PyTorch's `ZeroPad2d` takes left, right, top, bottom, and its channels are on axis 1.
///
/// @param top rows of zeros above, at least 0, default 1
/// @param bottom rows of zeros below, at least 0, default 1
/// @param left columns of zeros before, at least 0, default 1
/// @param right columns of zeros after, at least 0, default 1
public record ZeroPadding2D(int top, int bottom, int left, int right) implements Layer {

  /// Checks the numbers.
  public ZeroPadding2D {
    if (top < 0 || bottom < 0 || left < 0 || right < 0) {
      throw new ConfigException(
          "ZeroPadding2D: top, bottom, left and right must be at least 0, got %d, %d, %d, %d."
              .formatted(top, bottom, left, right));
    }
  }

  /// @return 1 on each side
  public static ZeroPadding2D defaults() {
    return of(1, 1);
  }

  /// @param rows on each side, at least 0
  /// @param columns on each side, at least 0
  /// @return a layer with both sides alike
  public static ZeroPadding2D of(int rows, int columns) {
    return new ZeroPadding2D(rows, rows, columns, columns);
  }

  @Override
  public String kind() {
    return "zero-padding2d";
  }

  @Override
  public Value build(LayerContext context, Value input) {
    Shape shape = input.shape();
    if (shape.rank() != 4) {
      throw context.refusal(
          "input %s has %d axes, expected [N, H, W, C]. Begin the model with Input.of(H, W, C)."
              .formatted(shape, shape.rank()));
    }
    return context.add(new Pad(List.of(0, top, left, 0), List.of(0, bottom, right, 0)), input);
  }
}

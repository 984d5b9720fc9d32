package dev.gradus.layer;

import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import dev.gradus.op.Slice;
import dev.gradus.op.Value;
import java.util.List;

/// Cuts the edges off each image.
///
/// - input `[N, H, W, C]`; output `[N, H - top - bottom, W - left - right, C]`
/// - no weights
///
/// As Keras, whose `cropping` is `((top, bottom), (left, right))`. PyTorch slices.
///
/// @param top rows cut off above, at least 0, default 0
/// @param bottom rows cut off below, at least 0, default 0
/// @param left columns cut off before, at least 0, default 0
/// @param right columns cut off after, at least 0, default 0
public record Cropping2D(int top, int bottom, int left, int right) implements Layer {

  /// Checks the numbers.
  public Cropping2D {
    if (top < 0 || bottom < 0 || left < 0 || right < 0) {
      throw new ConfigException(
          "Cropping2D: top, bottom, left and right must be at least 0, got %d, %d, %d, %d."
              .formatted(top, bottom, left, right));
    }
  }

  /// @return 0 on each side
  public static Cropping2D defaults() {
    return of(0, 0);
  }

  /// @param rows on each side, at least 0
  /// @param columns on each side, at least 0
  /// @return a layer with both sides alike
  public static Cropping2D of(int rows, int columns) {
    return new Cropping2D(rows, rows, columns, columns);
  }

  @Override
  public String kind() {
    return "cropping2d";
  }

  @Override
  public Value build(LayerContext context, Value input) {
    Shape shape = input.shape();
    if (shape.rank() != 4) {
      throw context.refusal(
          "input %s has %d axes, expected [N, H, W, C]. Begin the model with Input.of(H, W, C)."
              .formatted(shape, shape.rank()));
    }
    if (top + bottom >= shape.dim(1)) {
      throw context.refusal(
          "input %s has %d on axis 1 (H), of which %d are cut off. Cut off less."
              .formatted(shape, shape.dim(1), top + bottom));
    }
    if (left + right >= shape.dim(2)) {
      throw context.refusal(
          "input %s has %d on axis 2 (W), of which %d are cut off. Cut off less."
              .formatted(shape, shape.dim(2), left + right));
    }
    return context.add(
        new Slice(
            List.of(0, top, left, 0),
            shape
                .withDim(1, shape.dim(1) - (top + bottom))
                .withDim(2, shape.dim(2) - (left + right))),
        input);
  }
}

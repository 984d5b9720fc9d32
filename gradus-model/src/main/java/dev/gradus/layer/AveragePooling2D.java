package dev.gradus.layer;

import dev.gradus.core.Shape;
import dev.gradus.op.AveragePool2d;
import dev.gradus.op.Value;
import java.util.Optional;

/// The mean of each window, channel by channel.
///
/// `y[n, p, q, c] = mean over i, j of x[n, p s + i, q s + j, c]`
///
/// - input `x [N, H, W, C]`; output `y [N, P, Q, C]`; for P and Q see [Padding]
/// - no weights
///
/// As Keras, which has no default pool size: places in the padding do not count. PyTorch counts
/// them as zeros unless `count_include_pad` is false.
///
/// @param poolSize height and width of the window, default 2
/// @param strides step from window to window, default the window's own size
/// @param padding at the edges, default valid
public record AveragePooling2D(Shape poolSize, Optional<Shape> strides, Padding padding)
    implements Layer {

  /// Checks the numbers.
  public AveragePooling2D {
    poolSize = Sliding.pair("AveragePooling2D", "poolSize", poolSize);
    strides = strides.map(each -> Sliding.pair("AveragePooling2D", "strides", each));
  }

  /// @return windows of 2 side by side
  public static AveragePooling2D defaults() {
    return of(2);
  }

  /// @param poolSize height and width of the window, or one number for both
  /// @return windows of that size side by side
  public static AveragePooling2D of(int... poolSize) {
    return new AveragePooling2D(Shape.of(poolSize), Optional.empty(), new Padding.Valid());
  }

  /// @param changed step from window to window
  /// @return this layer with other strides
  public AveragePooling2D withStrides(int... changed) {
    return new AveragePooling2D(poolSize, Optional.of(Shape.of(changed)), padding);
  }

  /// @param changed what happens at the edges
  /// @return this layer with another padding
  public AveragePooling2D withPadding(Padding changed) {
    return new AveragePooling2D(poolSize, strides, changed);
  }

  @Override
  public String kind() {
    return "average-pooling2d";
  }

  @Override
  public Value build(LayerContext context, Value input) {
    Sliding sliding = new Sliding(poolSize, strides.orElse(poolSize), Shape.of(1, 1), padding);
    return sliding.pool(context, input, AveragePool2d::new);
  }

  /// @return the size and whatever differs from the defaults
  @Override
  public String toString() {
    return SettingsText.of("AveragePooling2D")
        .with("poolSize", poolSize)
        .unless("strides", strides.map(Object::toString).orElse(""), "")
        .unless("padding", padding, new Padding.Valid())
        .toString();
  }
}

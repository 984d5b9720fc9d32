package dev.gradus.layer;

import dev.gradus.core.Shape;
import dev.gradus.op.AveragePool2d;
import dev.gradus.op.Value;
import java.util.Optional;

/// The mean of each window, channel by channel.
///
/// `y[n, t, c] = mean over i of x[n, t s + i, c]`
///
/// - input `x [N, T, C]`; output `y [N, P, C]`; for P see [Padding]
/// - no weights
///
/// As Keras: places in the padding do not count. PyTorch counts them as zeros unless
/// `count_include_pad` is false.
///
/// @param poolSize length of the window, default 2
/// @param strides step from window to window, default the window's own size
/// @param padding at the ends, default valid
public record AveragePooling1D(int poolSize, Optional<Integer> strides, Padding padding)
    implements Layer {

  /// Checks the numbers.
  public AveragePooling1D {
    Sliding.requireAtLeastOne("AveragePooling1D", "poolSize", poolSize);
    strides.ifPresent(each -> Sliding.requireAtLeastOne("AveragePooling1D", "strides", each));
  }

  /// @return windows of 2 side by side
  public static AveragePooling1D defaults() {
    return of(2);
  }

  /// @param poolSize length of the window
  /// @return windows of that size side by side
  public static AveragePooling1D of(int poolSize) {
    return new AveragePooling1D(poolSize, Optional.empty(), new Padding.Valid());
  }

  /// @param changed step from window to window
  /// @return this layer with other strides
  public AveragePooling1D withStrides(int changed) {
    return new AveragePooling1D(poolSize, Optional.of(changed), padding);
  }

  /// @param changed what happens at the ends
  /// @return this layer with another padding
  public AveragePooling1D withPadding(Padding changed) {
    return new AveragePooling1D(poolSize, strides, changed);
  }

  @Override
  public String kind() {
    return "average-pooling1d";
  }

  @Override
  public Value build(LayerContext context, Value input) {
    Sliding sliding =
        new Sliding(Shape.of(poolSize), Shape.of(strides.orElse(poolSize)), Shape.of(1), padding);
    return sliding.pool(context, input, AveragePool2d::new);
  }

  /// @return the size and whatever differs from the defaults
  @Override
  public String toString() {
    return SettingsText.of("AveragePooling1D")
        .with("poolSize", poolSize)
        .unless("strides", strides.map(Object::toString).orElse(""), "")
        .unless("padding", padding, new Padding.Valid())
        .toString();
  }
}

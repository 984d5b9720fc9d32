package dev.gradus.layer;

import dev.gradus.core.Shape;
import dev.gradus.op.MaxPool2d;
import dev.gradus.op.Value;
import java.util.Optional;

/// The largest of each window, channel by channel.
///
/// `y[n, t, c] = max over i of x[n, t s + i, c]`
///
/// - input `x [N, T, C]`; output `y [N, P, C]`; for P see [Padding]
/// - no weights
///
/// As Keras. PyTorch pads with minus infinity, which is the same. NaN is larger than any number, so
/// it is not lost. The gradient goes to the first of equal maxima.
///
/// @param poolSize length of the window, default 2
/// @param strides step from window to window, default the window's own size
/// @param padding at the ends, default valid
public record MaxPooling1D(int poolSize, Optional<Integer> strides, Padding padding)
    implements Layer {

  /// Checks the numbers.
  public MaxPooling1D {
    Sliding.requireAtLeastOne("MaxPooling1D", "poolSize", poolSize);
    strides.ifPresent(each -> Sliding.requireAtLeastOne("MaxPooling1D", "strides", each));
  }

  /// @return windows of 2 side by side
  public static MaxPooling1D defaults() {
    return of(2);
  }

  /// @param poolSize length of the window
  /// @return windows of that size side by side
  public static MaxPooling1D of(int poolSize) {
    return new MaxPooling1D(poolSize, Optional.empty(), new Padding.Valid());
  }

  /// @param changed step from window to window
  /// @return this layer with other strides
  public MaxPooling1D withStrides(int changed) {
    return new MaxPooling1D(poolSize, Optional.of(changed), padding);
  }

  /// @param changed what happens at the ends
  /// @return this layer with another padding
  public MaxPooling1D withPadding(Padding changed) {
    return new MaxPooling1D(poolSize, strides, changed);
  }

  @Override
  public String kind() {
    return "max-pooling1d";
  }

  @Override
  public Value build(LayerContext context, Value input) {
    Sliding sliding =
        new Sliding(Shape.of(poolSize), Shape.of(strides.orElse(poolSize)), Shape.of(1), padding);
    return sliding.pool(context, input, MaxPool2d::new);
  }

  /// @return the size and whatever differs from the defaults
  @Override
  public String toString() {
    return SettingsText.of("MaxPooling1D")
        .with("poolSize", poolSize)
        .unless("strides", strides.map(Object::toString).orElse(""), "")
        .unless("padding", padding, new Padding.Valid())
        .toString();
  }
}

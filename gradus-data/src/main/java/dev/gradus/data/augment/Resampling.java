package dev.gradus.data.augment;

import dev.gradus.core.ConfigException;

/// How an image is read at places that are no pixels of it.
///
/// Bilinear reading beyond the border takes each of the four pixels as the fill mode says, as
/// PyTorch's `grid_sample` does (its `zeros`, `border` and `reflection` without `align_corners`).
/// SciPy's `constant` and `wrap` look different within one pixel of the border; its `grid-constant`
/// and `grid-wrap` are the same.
///
/// @param interpolation between pixels; default bilinear
/// @param fill beyond the border; default reflect, as in Keras 3
/// @param value beyond the border with [FillMode#CONSTANT], in the stored range; default 0
public record Resampling(Interpolation interpolation, FillMode fill, double value) {

  private static final Resampling DEFAULTS =
      new Resampling(Interpolation.BILINEAR, FillMode.REFLECT, 0);

  /// @throws ConfigException for a value that is not finite
  public Resampling {
    if (!Double.isFinite(value)) {
      throw new ConfigException("Resampling: value must be finite, got %s.".formatted(value));
    }
  }

  /// @return bilinear, reflected at the border
  public static Resampling defaults() {
    return DEFAULTS;
  }

  /// @param mode beyond the border
  /// @return bilinear with that fill mode
  public static Resampling fill(FillMode mode) {
    return new Resampling(Interpolation.BILINEAR, mode, 0);
  }

  /// @param value beyond the border, in the stored range
  /// @return bilinear with that value beyond the border
  public static Resampling constant(double value) {
    return new Resampling(Interpolation.BILINEAR, FillMode.CONSTANT, value);
  }

  /// @param changed between pixels
  /// @return this with that interpolation
  public Resampling withInterpolation(Interpolation changed) {
    return new Resampling(changed, fill, value);
  }
}

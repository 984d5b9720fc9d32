package dev.gradus.init;

import dev.gradus.core.Buffer;
import dev.gradus.core.ConfigException;
import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;
import dev.gradus.core.ShapeException;

/// `w[i, j] = gain` where `i = j`, else 0: a layer with this kernel hands on what it is given. For
/// kernels `[rows, columns]` only; where there are more columns than rows, or fewer, the rest is 0.
///
/// As Keras, and PyTorch's `eye_`.
///
/// Source: Le, Jaitly, Hinton, "A simple way to initialize recurrent networks of rectified linear
/// units", 2015, arXiv:1504.00941, section 3.
///
/// @param gain on the diagonal, finite and not 0, default 1
public record Identity(double gain) implements Initializer {

  /// Checks the gain.
  ///
  /// @throws ConfigException if it is 0 or not finite
  public Identity {
    if (gain == 0 || !Double.isFinite(gain)) {
      throw new ConfigException(
          "Identity: gain must be finite and not 0, got %s. Use Zeros for a kernel of zeros."
              .formatted(gain));
    }
  }

  /// @return ones on the diagonal
  public static Identity defaults() {
    return new Identity(1);
  }

  @Override
  public String kind() {
    return "identity";
  }

  @Override
  public void fill(Buffer values, Shape shape, RandomStream stream) {
    if (shape.rank() != 2) {
      throw new ShapeException(
          "Identity: weight %s has rank %d, expected 2: [rows, columns]. Use it for kernels of dense and recurrent layers."
              .formatted(shape, shape.rank()));
    }
    int columns = shape.dim(1);
    for (long i = 0; i < values.size(); i++) {
      values.set(i, i / columns == i % columns ? (float) gain : 0);
    }
  }
}

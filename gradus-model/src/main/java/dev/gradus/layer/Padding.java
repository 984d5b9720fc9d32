package dev.gradus.layer;

import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import dev.gradus.op.Window;

/// What a convolution or pooling does at the edges. Open: a padding of your own is a record that
/// says how many places it adds where.
public interface Padding {

  /// @return the name used in spec files, for example `same`
  String kind();

  /// How a window slides along one axis.
  ///
  /// @param axis which of the axes between batch and channels, from 0
  /// @param inputs extent of that axis
  /// @param size how many inputs a result sees
  /// @param stride from one result's inputs to the next one's
  /// @param dilation from one input of a result to its next
  /// @return the window with its padding
  Window window(int axis, int inputs, int size, int stride, int dilation);

  /// The extent of which a transposed convolution's input is the convolution.
  ///
  /// @param axis which of the axes between batch and channels, from 0
  /// @param inputs extent of the transposed convolution's input
  /// @param size of the kernel
  /// @param stride of the convolution
  /// @return extent of the transposed convolution's output
  int transposed(int axis, int inputs, int size, int stride);

  /// No padding: a window never leaves the image. `outputs = floor((inputs - reach) / stride) + 1`,
  /// where `reach = (size - 1) dilation + 1`; transposed `inputs stride + max(size - stride, 0)`.
  record Valid() implements Padding {

    @Override
    public String kind() {
      return "valid";
    }

    @Override
    public Window window(int axis, int inputs, int size, int stride, int dilation) {
      return new Window(size, stride, dilation, 0, 0);
    }

    @Override
    public int transposed(int axis, int inputs, int size, int stride) {
      return inputs * stride + Math.max(size - stride, 0);
    }

    @Override
    public String toString() {
      return kind();
    }
  }

  /// As many zeros as make `outputs = ceil(inputs / stride)`, half of them in front and the odd one
  /// behind, as TensorFlow does; transposed `inputs stride`. PyTorch's `same` refuses strides.
  record Same() implements Padding {

    @Override
    public String kind() {
      return "same";
    }

    @Override
    public Window window(int axis, int inputs, int size, int stride, int dilation) {
      int reach = (size - 1) * dilation + 1;
      int covered = (Math.ceilDiv(inputs, stride) - 1) * stride + reach;
      int all = Math.max(covered - inputs, 0);
      return new Window(size, stride, dilation, all / 2, all - all / 2);
    }

    @Override
    public int transposed(int axis, int inputs, int size, int stride) {
      return inputs * stride;
    }

    @Override
    public String toString() {
      return kind();
    }
  }

  /// For sequences: zeros in front only, so that a result never sees what comes after it. `outputs
  /// = ceil(inputs / stride)`. Pooling and images have no use for it.
  record Causal() implements Padding {

    @Override
    public String kind() {
      return "causal";
    }

    @Override
    public Window window(int axis, int inputs, int size, int stride, int dilation) {
      return new Window(size, stride, dilation, (size - 1) * dilation, 0);
    }

    @Override
    public int transposed(int axis, int inputs, int size, int stride) {
      return inputs * stride;
    }

    @Override
    public String toString() {
      return kind();
    }
  }

  /// So many zeros on both sides of each axis, as in PyTorch. For sides that differ put a
  /// `ZeroPadding2D` in front. Transposed `(inputs - 1) stride + size - 2 sizes`.
  ///
  /// @param sizes one for each axis between batch and channels, or one for all, at least 0
  record Explicit(Shape sizes) implements Padding {

    /// Checks that there is a size.
    public Explicit {
      if (sizes.rank() == 0) {
        throw new ConfigException(
            "Padding: explicit needs a size, got none. Give one for all axes, for example [1], or"
                + " one for each.");
      }
    }

    /// @param sizes one for each axis between batch and channels, or one for all
    /// @return that padding
    public static Explicit of(int... sizes) {
      return new Explicit(Shape.of(sizes));
    }

    @Override
    public String kind() {
      return "explicit";
    }

    @Override
    public Window window(int axis, int inputs, int size, int stride, int dilation) {
      return new Window(size, stride, dilation, size(axis), size(axis));
    }

    @Override
    public int transposed(int axis, int inputs, int size, int stride) {
      return (inputs - 1) * stride + size - 2 * size(axis);
    }

    private int size(int axis) {
      return sizes.dim(sizes.rank() == 1 ? 0 : axis);
    }

    @Override
    public String toString() {
      return kind() + sizes;
    }
  }
}

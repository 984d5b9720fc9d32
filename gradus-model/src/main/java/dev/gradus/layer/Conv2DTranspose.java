package dev.gradus.layer;

import dev.gradus.activation.Activation;
import dev.gradus.activation.Linear;
import dev.gradus.core.Shape;
import dev.gradus.expr.Formula;
import dev.gradus.init.GlorotUniform;
import dev.gradus.init.Initializer;
import dev.gradus.init.Zeros;
import dev.gradus.op.Conv2dBackwardData;
import dev.gradus.op.Elementwise;
import dev.gradus.op.Value;
import dev.gradus.op.Window;

/// The transposed convolution: each input lays its kernel into a larger image, and where kernels
/// overlap they add up. With strides it enlarges an image, the way back from a [Conv2D] with
/// strides.
///
/// `y[n, s p + i, s q + j, f] += W[i, j, f, c] x[n, p, q, c]`, from `b[f]` on; then the activation.
/// `s` are the strides; padding cuts off the edges.
///
/// - input `x [N, P, Q, C]`; output `y [N, H, W, F]`, `F` the filters; for H and W see [Padding]
/// - weights: `kernel W [h, w, F, C]`, `bias b [F]`
///
/// As Keras without `output_padding`. PyTorch keeps the kernel as `[C, F, h, w]`.
///
/// Source: Dumoulin, Visin, "A guide to convolution arithmetic for deep learning", 2016,
/// arXiv:1603.07285, chapter 4.
///
/// @param filters number of outputs `F` at each place, at least 1
/// @param kernelSize height and width of the kernel, each at least 1
/// @param strides step from kernel to kernel, `[H, W]`, default 1
/// @param padding at the edges, default valid
/// @param activation applied to the sums, default linear
/// @param useBias whether `b` is added, default true
/// @param kernelInitializer first values of `W`, default Glorot uniform
public record Conv2DTranspose(
    int filters,
    Shape kernelSize,
    Shape strides,
    Padding padding,
    Activation activation,
    boolean useBias,
    Initializer kernelInitializer)
    implements Layer, Activated {

  /// Checks the numbers.
  public Conv2DTranspose {
    Sliding.requireAtLeastOne("Conv2DTranspose", "filters", filters);
    kernelSize = Sliding.pair("Conv2DTranspose", "kernelSize", kernelSize);
    strides = Sliding.pair("Conv2DTranspose", "strides", strides);
  }

  /// @param filters number of outputs at each place, at least 1
  /// @param kernelSize height and width of the kernel, or one number for both
  /// @return a layer with every other setting at its default
  public static Conv2DTranspose of(int filters, int... kernelSize) {
    return new Conv2DTranspose(
        filters,
        Shape.of(kernelSize),
        Shape.of(1, 1),
        new Padding.Valid(),
        new Linear(),
        true,
        new GlorotUniform());
  }

  /// @param changed step from kernel to kernel, one number or `[H, W]`
  /// @return this layer with other strides
  public Conv2DTranspose withStrides(int... changed) {
    return new Conv2DTranspose(
        filters, kernelSize, Shape.of(changed), padding, activation, useBias, kernelInitializer);
  }

  /// @param changed what happens at the edges
  /// @return this layer with another padding
  public Conv2DTranspose withPadding(Padding changed) {
    return new Conv2DTranspose(
        filters, kernelSize, strides, changed, activation, useBias, kernelInitializer);
  }

  /// @param changed applied to the sums
  /// @return this layer with another activation
  public Conv2DTranspose withActivation(Activation changed) {
    return new Conv2DTranspose(
        filters, kernelSize, strides, padding, changed, useBias, kernelInitializer);
  }

  /// @param changed whether a bias is added
  /// @return this layer with or without a bias
  public Conv2DTranspose withUseBias(boolean changed) {
    return new Conv2DTranspose(
        filters, kernelSize, strides, padding, activation, changed, kernelInitializer);
  }

  /// @param changed first values of the kernel
  /// @return this layer with another kernel initializer
  public Conv2DTranspose withKernelInitializer(Initializer changed) {
    return new Conv2DTranspose(filters, kernelSize, strides, padding, activation, useBias, changed);
  }

  @Override
  public String kind() {
    return "conv2d-transpose";
  }

  @Override
  public Value build(LayerContext context, Value input) {
    Sliding sliding = new Sliding(kernelSize, strides, Shape.of(1, 1), padding);
    Shape shape = sliding.image(context, input).shape();
    int rows = extent(context, shape, 0);
    int columns = extent(context, shape, 1);
    Window height = padding.window(0, rows, kernelSize.dim(0), strides.dim(0), 1);
    Window width = padding.window(1, columns, kernelSize.dim(1), strides.dim(1), 1);
    Shape kernel = Shape.of(kernelSize.dim(0), kernelSize.dim(1), filters, shape.dim(3));
    Value sums =
        context.add(
            new Conv2dBackwardData(height, width, 1, rows, columns),
            input,
            context.weight("kernel", kernel, kernelInitializer));
    if (useBias) {
      Value bias = context.weight("bias", Shape.of(filters), new Zeros());
      sums = context.add(new Elementwise(sum()), sums, bias);
    }
    return activation.build(context.graph(), context.name(), sums);
  }

  private int extent(LayerContext context, Shape shape, int axis) {
    int inputs = shape.dim(axis + 1);
    int extent = padding.transposed(axis, inputs, kernelSize.dim(axis), strides.dim(axis));
    if (extent < 1) {
      throw context.refusal(
          "input %s would give %d on axis %d (%s) with padding %s. Pad less, or use a larger kernel."
              .formatted(shape, extent, axis + 1, axis == 0 ? "H" : "W", padding));
    }
    return extent;
  }

  private static Formula sum() {
    Formula.Builder formula = Formula.named("bias");
    return formula.output("y", formula.input("x").plus(formula.input("b"))).build();
  }

  /// @return the filters, the kernel's size and whatever differs from the defaults
  @Override
  public String toString() {
    Conv2DTranspose defaults = of(1, 1);
    return SettingsText.of("Conv2DTranspose")
        .with("filters", filters)
        .with("kernelSize", kernelSize)
        .unless("strides", strides, defaults.strides)
        .unless("padding", padding, defaults.padding)
        .unless("activation", activation.kind(), defaults.activation.kind())
        .unless("useBias", useBias, defaults.useBias)
        .unless("kernelInitializer", kernelInitializer, defaults.kernelInitializer)
        .toString();
  }
}

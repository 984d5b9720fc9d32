package dev.gradus.layer;

import dev.gradus.activation.Activation;
import dev.gradus.activation.Linear;
import dev.gradus.core.Shape;
import dev.gradus.init.GlorotUniform;
import dev.gradus.init.Initializer;
import dev.gradus.op.Value;

/// A convolution over images that keeps the channels apart: each has `depthMultiplier` filters of
/// its own.
///
/// `y[n, p, q, c m + k] = activation(b[c m + k] + sum W[i, j, 0, c m + k] x[n, s p + d i, s q + d
/// j, c])`
///
/// summed over the window's `i, j`, with `m` the multiplier, `s` the strides, `d` the dilation.
///
/// - input `x [N, H, W, C]`; output `y [N, P, Q, C m]`; for P and Q see [Padding]
/// - weights: `kernel W [h, w, 1, C m]`, `bias b [C m]`
///
/// The same as [Conv2D] with C groups and C m filters. Keras keeps the kernel as `[h, w, C, m]`,
/// the same numbers in the same order, and so draws it with a `fanIn` that is C times too large;
/// here `fanIn` is `h w`, what one filter sees.
///
/// Source: Chollet, "Xception: deep learning with depthwise separable convolutions", 2016,
/// arXiv:1610.02357.
///
/// @param kernelSize height and width of the window, each at least 1
/// @param strides step from window to window, `[H, W]`, default 1
/// @param padding at the edges, default valid
/// @param depthMultiplier filters of each channel, at least 1, default 1
/// @param activation applied to the sums, default linear
/// @param useBias whether `b` is added, default true
/// @param kernelInitializer first values of `W`, default Glorot uniform
public record DepthwiseConv2D(
    Shape kernelSize,
    Shape strides,
    Padding padding,
    int depthMultiplier,
    Activation activation,
    boolean useBias,
    Initializer kernelInitializer)
    implements Layer, Activated {

  /// Checks the numbers.
  public DepthwiseConv2D {
    kernelSize = Sliding.pair("DepthwiseConv2D", "kernelSize", kernelSize);
    strides = Sliding.pair("DepthwiseConv2D", "strides", strides);
    Sliding.requireAtLeastOne("DepthwiseConv2D", "depthMultiplier", depthMultiplier);
  }

  /// @param kernelSize height and width of the window, or one number for both
  /// @return a layer with every other setting at its default
  public static DepthwiseConv2D of(int... kernelSize) {
    return new DepthwiseConv2D(
        Shape.of(kernelSize),
        Shape.of(1, 1),
        new Padding.Valid(),
        1,
        new Linear(),
        true,
        new GlorotUniform());
  }

  /// @param changed step from window to window, one number or `[H, W]`
  /// @return this layer with other strides
  public DepthwiseConv2D withStrides(int... changed) {
    return new DepthwiseConv2D(
        kernelSize,
        Shape.of(changed),
        padding,
        depthMultiplier,
        activation,
        useBias,
        kernelInitializer);
  }

  /// @param changed what happens at the edges
  /// @return this layer with another padding
  public DepthwiseConv2D withPadding(Padding changed) {
    return new DepthwiseConv2D(
        kernelSize, strides, changed, depthMultiplier, activation, useBias, kernelInitializer);
  }

  /// @param changed filters of each channel
  /// @return this layer with another multiplier
  public DepthwiseConv2D withDepthMultiplier(int changed) {
    return new DepthwiseConv2D(
        kernelSize, strides, padding, changed, activation, useBias, kernelInitializer);
  }

  /// @param changed applied to the sums
  /// @return this layer with another activation
  public DepthwiseConv2D withActivation(Activation changed) {
    return new DepthwiseConv2D(
        kernelSize, strides, padding, depthMultiplier, changed, useBias, kernelInitializer);
  }

  /// @param changed whether a bias is added
  /// @return this layer with or without a bias
  public DepthwiseConv2D withUseBias(boolean changed) {
    return new DepthwiseConv2D(
        kernelSize, strides, padding, depthMultiplier, activation, changed, kernelInitializer);
  }

  /// @param changed first values of the kernel
  /// @return this layer with another kernel initializer
  public DepthwiseConv2D withKernelInitializer(Initializer changed) {
    return new DepthwiseConv2D(
        kernelSize, strides, padding, depthMultiplier, activation, useBias, changed);
  }

  @Override
  public String kind() {
    return "depthwise-conv2d";
  }

  /// As many groups as channels.
  @Override
  public Value build(LayerContext context, Value input) {
    int channels = input.shape().rank() == 4 ? input.shape().dim(3) : 1;
    return Conv2D.of(channels * depthMultiplier, kernelSize.dim(0), kernelSize.dim(1))
        .withStrides(strides.dim(0), strides.dim(1))
        .withPadding(padding)
        .withGroups(channels)
        .withActivation(activation)
        .withUseBias(useBias)
        .withKernelInitializer(kernelInitializer)
        .build(context, input);
  }

  /// @return the kernel's size and whatever differs from the defaults
  @Override
  public String toString() {
    DepthwiseConv2D defaults = of(1);
    return SettingsText.of("DepthwiseConv2D")
        .with("kernelSize", kernelSize)
        .unless("strides", strides, defaults.strides)
        .unless("padding", padding, defaults.padding)
        .unless("depthMultiplier", depthMultiplier, defaults.depthMultiplier)
        .unless("activation", activation.kind(), defaults.activation.kind())
        .unless("useBias", useBias, defaults.useBias)
        .unless("kernelInitializer", kernelInitializer, defaults.kernelInitializer)
        .toString();
  }
}

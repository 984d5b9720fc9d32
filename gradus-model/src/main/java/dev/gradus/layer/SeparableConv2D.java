package dev.gradus.layer;

import dev.gradus.activation.Activation;
import dev.gradus.activation.Linear;
import dev.gradus.core.Shape;
import dev.gradus.init.GlorotUniform;
import dev.gradus.init.Initializer;
import dev.gradus.init.Zeros;
import dev.gradus.op.Conv2d;
import dev.gradus.op.Value;
import dev.gradus.op.Window;
import java.util.List;

/// A convolution in two steps: each channel by itself over its window, then all channels mixed at
/// each place. It has far fewer weights than [Conv2D] of the same filters.
///
/// `z = depthwise(x)`, as [DepthwiseConv2D] without bias; `y[n, p, q, f] = activation(b[f] + sum
/// over k of P[0, 0, k, f] z[n, p, q, k])`
///
/// - input `x [N, H, W, C]`; output `y [N, P, Q, F]`, `F` the filters; for P and Q see [Padding]
/// - weights: `depthwise_kernel [h, w, 1, C m]`, `pointwise_kernel P [1, 1, C m, F]`, `bias b [F]`
///
/// As Keras, but for the first axes of the depthwise kernel, see [DepthwiseConv2D].
///
/// Source: Chollet, "Xception: deep learning with depthwise separable convolutions", 2016,
/// arXiv:1610.02357.
///
/// @param filters number of outputs `F` at each place, at least 1
/// @param kernelSize height and width of the window, each at least 1
/// @param strides step from window to window, `[H, W]`, default 1
/// @param padding at the edges, default valid
/// @param depthMultiplier filters of each channel in the first step, `m`, at least 1, default 1
/// @param activation applied to the sums, default linear
/// @param useBias whether `b` is added, default true
public record SeparableConv2D(
    int filters,
    Shape kernelSize,
    Shape strides,
    Padding padding,
    int depthMultiplier,
    Activation activation,
    boolean useBias)
    implements Layer, Activated {

  private static final Initializer KERNEL = new GlorotUniform();

  /// Checks the numbers.
  public SeparableConv2D {
    Sliding.requireAtLeastOne("SeparableConv2D", "filters", filters);
    kernelSize = Sliding.pair("SeparableConv2D", "kernelSize", kernelSize);
    strides = Sliding.pair("SeparableConv2D", "strides", strides);
    Sliding.requireAtLeastOne("SeparableConv2D", "depthMultiplier", depthMultiplier);
  }

  /// @param filters number of outputs at each place, at least 1
  /// @param kernelSize height and width of the window, or one number for both
  /// @return a layer with every other setting at its default
  public static SeparableConv2D of(int filters, int... kernelSize) {
    return new SeparableConv2D(
        filters, Shape.of(kernelSize), Shape.of(1, 1), new Padding.Valid(), 1, new Linear(), true);
  }

  /// @param changed step from window to window, one number or `[H, W]`
  /// @return this layer with other strides
  public SeparableConv2D withStrides(int... changed) {
    return new SeparableConv2D(
        filters, kernelSize, Shape.of(changed), padding, depthMultiplier, activation, useBias);
  }

  /// @param changed what happens at the edges
  /// @return this layer with another padding
  public SeparableConv2D withPadding(Padding changed) {
    return new SeparableConv2D(
        filters, kernelSize, strides, changed, depthMultiplier, activation, useBias);
  }

  /// @param changed filters of each channel in the first step
  /// @return this layer with another multiplier
  public SeparableConv2D withDepthMultiplier(int changed) {
    return new SeparableConv2D(filters, kernelSize, strides, padding, changed, activation, useBias);
  }

  /// @param changed applied to the sums
  /// @return this layer with another activation
  public SeparableConv2D withActivation(Activation changed) {
    return new SeparableConv2D(
        filters, kernelSize, strides, padding, depthMultiplier, changed, useBias);
  }

  /// @param changed whether a bias is added
  /// @return this layer with or without a bias
  public SeparableConv2D withUseBias(boolean changed) {
    return new SeparableConv2D(
        filters, kernelSize, strides, padding, depthMultiplier, activation, changed);
  }

  @Override
  public String kind() {
    return "separable-conv2d";
  }

  @Override
  public Value build(LayerContext context, Value input) {
    Sliding sliding = new Sliding(kernelSize, strides, Shape.of(1, 1), padding);
    Value image = sliding.image(context, input);
    int channels = image.shape().dim(3);
    int between = channels * depthMultiplier;
    Conv2d depthwise =
        new Conv2d(
            sliding.height(context, image.shape()),
            sliding.width(context, image.shape()),
            channels,
            false);
    Shape window = Shape.of(kernelSize.dim(0), kernelSize.dim(1), 1, between);
    Value apart = context.add(depthwise, image, context.weight("depthwise_kernel", window, KERNEL));
    Conv2d pointwise = new Conv2d(Window.of(1, 1), Window.of(1, 1), 1, useBias);
    Value mixing = context.weight("pointwise_kernel", Shape.of(1, 1, between, filters), KERNEL);
    List<Value> operands =
        useBias
            ? List.of(apart, mixing, context.weight("bias", Shape.of(filters), new Zeros()))
            : List.of(apart, mixing);
    Value sums = context.addAll(pointwise, operands).getFirst();
    return activation.build(context.graph(), context.name(), sums);
  }

  /// @return the filters, the kernel's size and whatever differs from the defaults
  @Override
  public String toString() {
    SeparableConv2D defaults = of(1, 1);
    return SettingsText.of("SeparableConv2D")
        .with("filters", filters)
        .with("kernelSize", kernelSize)
        .unless("strides", strides, defaults.strides)
        .unless("padding", padding, defaults.padding)
        .unless("depthMultiplier", depthMultiplier, defaults.depthMultiplier)
        .unless("activation", activation.kind(), defaults.activation.kind())
        .unless("useBias", useBias, defaults.useBias)
        .toString();
  }
}

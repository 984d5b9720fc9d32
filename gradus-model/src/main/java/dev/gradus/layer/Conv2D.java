package dev.gradus.layer;

import dev.gradus.activation.Activation;
import dev.gradus.activation.Linear;
import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import dev.gradus.init.GlorotUniform;
import dev.gradus.init.Initializer;
import dev.gradus.init.Zeros;
import dev.gradus.op.Value;
import dev.gradus.regularizer.Regularizer;
import java.util.Optional;

/// A convolution over images: every filter looks at a small window of all channels, the same
/// weights at every place.
///
/// `y[n, p, q, f] = activation(b[f] + sum W[i, j, c, f] x[n, s p + d i, s q + d j, c])`
///
/// summed over the window's `i, j` and the channels `c`, with `s` the strides and `d` the dilation.
/// Padding shifts the window; places outside the image count as 0.
///
/// - input `x [N, H, W, C]`; output `y [N, P, Q, F]`, `F` the filters; for P and Q see [Padding]
/// - weights: `kernel W [h, w, C / groups, F]`, `bias b [F]`
/// - with groups, filter `f` sees the `C / groups` channels of its own group alone; `C` groups make
///   it depthwise, see [DepthwiseConv2D]
///
/// As Keras with channels last. PyTorch has images `[N, C, H, W]`, kernels `[F, C / groups, h, w]`
/// and draws kernel and bias from `U(-1/sqrt(fanIn), 1/sqrt(fanIn))`.
///
/// Source: LeCun, Bottou, Bengio, Haffner, "Gradient-based learning applied to document
/// recognition", 1998, section II.
///
/// @param filters number of outputs `F` at each place, at least 1
/// @param kernelSize height and width of the window, each at least 1
/// @param strides step from window to window, `[H, W]`, default 1
/// @param padding at the edges, default valid
/// @param dilationRate step from input to input in a window, `[H, W]`, default 1
/// @param groups shares of the channels that do not see each other, dividing C and F, default 1
/// @param activation applied to the sums, default linear
/// @param useBias whether `b` is added, default true
/// @param kernelInitializer first values of `W`, default Glorot uniform
/// @param biasInitializer first values of `b`, default zeros
/// @param kernelRegularizer penalty on `W`, default none
public record Conv2D(
    int filters,
    Shape kernelSize,
    Shape strides,
    Padding padding,
    Shape dilationRate,
    int groups,
    Activation activation,
    boolean useBias,
    Initializer kernelInitializer,
    Initializer biasInitializer,
    Optional<Regularizer> kernelRegularizer)
    implements Layer, Activated {

  /// Checks the numbers.
  public Conv2D {
    Sliding.requireAtLeastOne("Conv2D", "filters", filters);
    kernelSize = Sliding.pair("Conv2D", "kernelSize", kernelSize);
    strides = Sliding.pair("Conv2D", "strides", strides);
    dilationRate = Sliding.pair("Conv2D", "dilationRate", dilationRate);
    Sliding.requireAtLeastOne("Conv2D", "groups", groups);
    if (filters % groups != 0) {
      throw new ConfigException(
          "Conv2D: filters must be a multiple of groups, got %d filters in %d groups."
              .formatted(filters, groups));
    }
  }

  /// @param filters number of outputs at each place, at least 1
  /// @param kernelSize height and width of the window, or one number for both
  /// @return a layer with every other setting at its default
  public static Conv2D of(int filters, int... kernelSize) {
    return new Conv2D(
        filters,
        Shape.of(kernelSize),
        Shape.of(1, 1),
        new Padding.Valid(),
        Shape.of(1, 1),
        1,
        new Linear(),
        true,
        new GlorotUniform(),
        new Zeros(),
        Optional.empty());
  }

  /// @param changed step from window to window, one number or `[H, W]`
  /// @return this layer with other strides
  public Conv2D withStrides(int... changed) {
    return new Conv2D(
        filters,
        kernelSize,
        Shape.of(changed),
        padding,
        dilationRate,
        groups,
        activation,
        useBias,
        kernelInitializer,
        biasInitializer,
        kernelRegularizer);
  }

  /// @param changed what happens at the edges
  /// @return this layer with another padding
  public Conv2D withPadding(Padding changed) {
    return new Conv2D(
        filters,
        kernelSize,
        strides,
        changed,
        dilationRate,
        groups,
        activation,
        useBias,
        kernelInitializer,
        biasInitializer,
        kernelRegularizer);
  }

  /// @param changed step from input to input in a window, one number or `[H, W]`
  /// @return this layer with other gaps
  public Conv2D withDilationRate(int... changed) {
    return new Conv2D(
        filters,
        kernelSize,
        strides,
        padding,
        Shape.of(changed),
        groups,
        activation,
        useBias,
        kernelInitializer,
        biasInitializer,
        kernelRegularizer);
  }

  /// @param changed shares of the channels that do not see each other
  /// @return this layer with other groups
  public Conv2D withGroups(int changed) {
    return new Conv2D(
        filters,
        kernelSize,
        strides,
        padding,
        dilationRate,
        changed,
        activation,
        useBias,
        kernelInitializer,
        biasInitializer,
        kernelRegularizer);
  }

  /// @param changed applied to the sums
  /// @return this layer with another activation
  public Conv2D withActivation(Activation changed) {
    return new Conv2D(
        filters,
        kernelSize,
        strides,
        padding,
        dilationRate,
        groups,
        changed,
        useBias,
        kernelInitializer,
        biasInitializer,
        kernelRegularizer);
  }

  /// @param changed whether a bias is added
  /// @return this layer with or without a bias
  public Conv2D withUseBias(boolean changed) {
    return new Conv2D(
        filters,
        kernelSize,
        strides,
        padding,
        dilationRate,
        groups,
        activation,
        changed,
        kernelInitializer,
        biasInitializer,
        kernelRegularizer);
  }

  /// @param changed first values of the kernel
  /// @return this layer with another kernel initializer
  public Conv2D withKernelInitializer(Initializer changed) {
    return new Conv2D(
        filters,
        kernelSize,
        strides,
        padding,
        dilationRate,
        groups,
        activation,
        useBias,
        changed,
        biasInitializer,
        kernelRegularizer);
  }

  /// @param changed first values of the bias
  /// @return this layer with another bias initializer
  public Conv2D withBiasInitializer(Initializer changed) {
    return new Conv2D(
        filters,
        kernelSize,
        strides,
        padding,
        dilationRate,
        groups,
        activation,
        useBias,
        kernelInitializer,
        changed,
        kernelRegularizer);
  }

  /// @param changed penalty on the kernel
  /// @return this layer with that penalty
  public Conv2D withKernelRegularizer(Regularizer changed) {
    return new Conv2D(
        filters,
        kernelSize,
        strides,
        padding,
        dilationRate,
        groups,
        activation,
        useBias,
        kernelInitializer,
        biasInitializer,
        Optional.of(changed));
  }

  @Override
  public String kind() {
    return "conv2d";
  }

  @Override
  public Value build(LayerContext context, Value input) {
    Sliding sliding = new Sliding(kernelSize, strides, dilationRate, padding);
    Sliding.Filters all =
        new Sliding.Filters(
            filters, groups, useBias, kernelInitializer, biasInitializer, kernelRegularizer);
    Value sums = sliding.convolve(context, input, all);
    return activation.build(context.graph(), context.name(), sums);
  }

  /// @return the filters, the kernel's size and whatever differs from the defaults
  @Override
  public String toString() {
    Conv2D defaults = of(filters, kernelSize.dim(0), kernelSize.dim(1));
    SettingsText text =
        SettingsText.of("Conv2D")
            .with("filters", filters)
            .with("kernelSize", kernelSize)
            .unless("strides", strides, defaults.strides)
            .unless("padding", padding, defaults.padding)
            .unless("dilationRate", dilationRate, defaults.dilationRate)
            .unless("groups", groups, defaults.groups)
            .unless("activation", activation.kind(), defaults.activation.kind())
            .unless("useBias", useBias, defaults.useBias)
            .unless("kernelInitializer", kernelInitializer, defaults.kernelInitializer)
            .unless("biasInitializer", biasInitializer, defaults.biasInitializer);
    kernelRegularizer.ifPresent(regularizer -> text.with("kernelRegularizer", regularizer));
    return text.toString();
  }
}

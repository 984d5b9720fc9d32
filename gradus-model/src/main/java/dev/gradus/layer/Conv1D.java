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

/// A convolution over sequences: every filter looks at a short window of all channels, the same
/// weights at every time.
///
/// `y[n, t, f] = activation(b[f] + sum W[i, c, f] x[n, s t + d i, c])`
///
/// summed over the window's `i` and the channels `c`, with `s` the strides and `d` the dilation.
/// Padding shifts the window; times outside the sequence count as 0.
///
/// - input `x [N, T, C]`; output `y [N, P, F]`, `F` the filters; for P see [Padding]
/// - weights: `kernel W [k, C / groups, F]`, `bias b [F]`
///
/// As Keras with channels last. PyTorch has sequences `[N, C, T]`, kernels `[F, C / groups, k]`.
///
/// Source: Waibel, Hanazawa, Hinton, Shikano, Lang, "Phoneme recognition using time-delay neural
/// networks", 1989.
///
/// @param filters number of outputs `F` at each time, at least 1
/// @param kernelSize length of the window, at least 1
/// @param strides step from window to window, default 1
/// @param padding at the ends, default valid; causal never looks ahead
/// @param dilationRate step from input to input in a window, default 1
/// @param groups shares of the channels that do not see each other, dividing C and F, default 1
/// @param activation applied to the sums, default linear
/// @param useBias whether `b` is added, default true
/// @param kernelInitializer first values of `W`, default Glorot uniform
/// @param biasInitializer first values of `b`, default zeros
/// @param kernelRegularizer penalty on `W`, default none
public record Conv1D(
    int filters,
    int kernelSize,
    int strides,
    Padding padding,
    int dilationRate,
    int groups,
    Activation activation,
    boolean useBias,
    Initializer kernelInitializer,
    Initializer biasInitializer,
    Optional<Regularizer> kernelRegularizer)
    implements Layer, Activated {

  /// Checks the numbers.
  public Conv1D {
    Sliding.requireAtLeastOne("Conv1D", "filters", filters);
    Sliding.requireAtLeastOne("Conv1D", "kernelSize", kernelSize);
    Sliding.requireAtLeastOne("Conv1D", "strides", strides);
    Sliding.requireAtLeastOne("Conv1D", "dilationRate", dilationRate);
    Sliding.requireAtLeastOne("Conv1D", "groups", groups);
    if (filters % groups != 0) {
      throw new ConfigException(
          "Conv1D: filters must be a multiple of groups, got %d filters in %d groups."
              .formatted(filters, groups));
    }
  }

  /// @param filters number of outputs at each place, at least 1
  /// @param kernelSize length of the window
  /// @return a layer with every other setting at its default
  public static Conv1D of(int filters, int kernelSize) {
    return new Conv1D(
        filters,
        kernelSize,
        1,
        new Padding.Valid(),
        1,
        1,
        new Linear(),
        true,
        new GlorotUniform(),
        new Zeros(),
        Optional.empty());
  }

  /// @param changed step from window to window
  /// @return this layer with other strides
  public Conv1D withStrides(int changed) {
    return new Conv1D(
        filters,
        kernelSize,
        changed,
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
  public Conv1D withPadding(Padding changed) {
    return new Conv1D(
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

  /// @param changed step from input to input in a window
  /// @return this layer with other gaps
  public Conv1D withDilationRate(int changed) {
    return new Conv1D(
        filters,
        kernelSize,
        strides,
        padding,
        changed,
        groups,
        activation,
        useBias,
        kernelInitializer,
        biasInitializer,
        kernelRegularizer);
  }

  /// @param changed shares of the channels that do not see each other
  /// @return this layer with other groups
  public Conv1D withGroups(int changed) {
    return new Conv1D(
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
  public Conv1D withActivation(Activation changed) {
    return new Conv1D(
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
  public Conv1D withUseBias(boolean changed) {
    return new Conv1D(
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
  public Conv1D withKernelInitializer(Initializer changed) {
    return new Conv1D(
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
  public Conv1D withBiasInitializer(Initializer changed) {
    return new Conv1D(
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
  public Conv1D withKernelRegularizer(Regularizer changed) {
    return new Conv1D(
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
    return "conv1d";
  }

  @Override
  public Value build(LayerContext context, Value input) {
    Sliding sliding =
        new Sliding(Shape.of(kernelSize), Shape.of(strides), Shape.of(dilationRate), padding);
    Sliding.Filters all =
        new Sliding.Filters(
            filters, groups, useBias, kernelInitializer, biasInitializer, kernelRegularizer);
    Value sums = sliding.convolve(context, input, all);
    return activation.build(context.graph(), context.name(), sums);
  }

  /// @return the filters, the kernel's size and whatever differs from the defaults
  @Override
  public String toString() {
    Conv1D defaults = of(filters, kernelSize);
    SettingsText text =
        SettingsText.of("Conv1D")
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

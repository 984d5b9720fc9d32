package dev.gradus.layer;

import dev.gradus.activation.Activation;
import dev.gradus.activation.Linear;
import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import dev.gradus.init.GlorotUniform;
import dev.gradus.init.Initializer;
import dev.gradus.init.Zeros;
import dev.gradus.op.InnerProduct;
import dev.gradus.op.Reshape;
import dev.gradus.op.Value;
import dev.gradus.regularizer.Regularizer;
import java.util.Optional;
import java.util.StringJoiner;

/// A fully connected layer: every unit sees every feature.
///
/// `y = activation(x W + b)`
///
/// - input `x [N, K]`; output `y [N, U]`, `U` the units
/// - weights: `kernel W [K, U]`, `bias b [U]`
/// - an input of higher rank, `[N, …, K]`, is taken along its last axis: output `[N, …, U]`, the
///   same weights at every place. An image whose pixels should all meet needs [Flatten] first.
///
/// As Keras in all of this. PyTorch keeps the kernel as `[U, K]` and draws both kernel and bias
/// from `U(-1/sqrt(K), 1/sqrt(K))`.
///
/// @param units number of outputs `U`, at least 1
/// @param activation applied to the sums, default linear
/// @param useBias whether `b` is added, default true
/// @param kernelInitializer first values of `W`, default Glorot uniform
/// @param biasInitializer first values of `b`, default zeros
/// @param kernelRegularizer penalty on `W`, default none
public record Dense(
    int units,
    Activation activation,
    boolean useBias,
    Initializer kernelInitializer,
    Initializer biasInitializer,
    Optional<Regularizer> kernelRegularizer)
    implements Layer, Activated {

  /// Checks the units.
  public Dense {
    if (units < 1) {
      throw new ConfigException("Dense: units must be at least 1, got %d.".formatted(units));
    }
  }

  /// @param units number of outputs, at least 1
  /// @return a layer with every other setting at its default
  public static Dense of(int units) {
    return new Dense(units, new Linear(), true, new GlorotUniform(), new Zeros(), Optional.empty());
  }

  /// @param changed number of outputs, at least 1
  /// @return this layer with other units
  public Dense withUnits(int changed) {
    return new Dense(
        changed, activation, useBias, kernelInitializer, biasInitializer, kernelRegularizer);
  }

  /// @param changed applied to the sums
  /// @return this layer with another activation
  public Dense withActivation(Activation changed) {
    return new Dense(
        units, changed, useBias, kernelInitializer, biasInitializer, kernelRegularizer);
  }

  /// @param changed whether a bias is added
  /// @return this layer with or without a bias
  public Dense withUseBias(boolean changed) {
    return new Dense(
        units, activation, changed, kernelInitializer, biasInitializer, kernelRegularizer);
  }

  /// @param changed first values of the kernel
  /// @return this layer with another kernel initializer
  public Dense withKernelInitializer(Initializer changed) {
    return new Dense(units, activation, useBias, changed, biasInitializer, kernelRegularizer);
  }

  /// @param changed first values of the bias
  /// @return this layer with another bias initializer
  public Dense withBiasInitializer(Initializer changed) {
    return new Dense(units, activation, useBias, kernelInitializer, changed, kernelRegularizer);
  }

  /// @param changed penalty on the kernel
  /// @return this layer with that penalty
  public Dense withKernelRegularizer(Regularizer changed) {
    return new Dense(
        units, activation, useBias, kernelInitializer, biasInitializer, Optional.of(changed));
  }

  @Override
  public String kind() {
    return "dense";
  }

  @Override
  public MaskRule maskRule() {
    return MaskRule.KEEPS;
  }

  @Override
  public Value build(LayerContext context, Value input) {
    Shape shape = input.shape();
    if (shape.rank() < 2) {
      throw context.refusal(
          "input %s has no axis 1 (K) with features, expected [N, K]. Give each example at least one axis: Input.of(1)."
              .formatted(shape));
    }
    int features = shape.dim(-1);
    Value rows = rows(context, input, features);
    Value kernel =
        context.weight("kernel", Shape.of(features, units), kernelInitializer, kernelRegularizer);
    Value sums =
        useBias
            ? context.add(
                InnerProduct.of(true),
                rows,
                kernel,
                context.weight("bias", Shape.of(units), biasInitializer))
            : context.add(InnerProduct.of(false), rows, kernel);
    Value activated = activation.build(context.graph(), context.name(), sums);
    return shape.rank() == 2
        ? activated
        : context.add(new Reshape(shape.withDim(-1, units)), activated);
  }

  /// All leading axes as one: `[N, …, K]` becomes `[N …, K]`.
  private static Value rows(LayerContext context, Value input, int features) {
    if (input.shape().rank() == 2) {
      return input;
    }
    int rows = Math.toIntExact(input.shape().size() / features);
    return context.add(new Reshape(Shape.of(rows, features)), input);
  }

  /// @return the units and whatever differs from the defaults
  @Override
  public String toString() {
    Dense defaults = of(units);
    StringJoiner text = new StringJoiner(", ", "Dense[", "]").add("units=" + units);
    if (!activation.equals(defaults.activation)) {
      text.add("activation=" + activation.kind());
    }
    if (!useBias) {
      text.add("useBias=false");
    }
    if (!kernelInitializer.equals(defaults.kernelInitializer)) {
      text.add("kernelInitializer=" + kernelInitializer);
    }
    if (!biasInitializer.equals(defaults.biasInitializer)) {
      text.add("biasInitializer=" + biasInitializer);
    }
    kernelRegularizer.ifPresent(regularizer -> text.add("kernelRegularizer=" + regularizer));
    return text.toString();
  }
}

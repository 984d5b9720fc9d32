package dev.gradus.layer;

import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import dev.gradus.core.ShapeException;
import dev.gradus.init.Initializer;
import dev.gradus.op.Conv2d;
import dev.gradus.op.Op;
import dev.gradus.op.Reshape;
import dev.gradus.op.Value;
import dev.gradus.op.Window;
import dev.gradus.regularizer.Regularizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;

/// How the layers slide a window over images `[N, H, W, C]` and sequences `[N, T, C]`: the latter
/// are images of one row.
///
/// @param size of the window, `[H, W]` or `[T]`
/// @param strides from window to window
/// @param dilation from input to input in a window
/// @param padding at the edges
record Sliding(Shape size, Shape strides, Shape dilation, Padding padding) {

  private static final String[] IMAGE = {"1 (H)", "2 (W)"};
  private static final String[] SEQUENCE = {"1 (T)"};

  /// A pair of extents for the axes of an image: as given, or one for both. Refuses other numbers
  /// of them and extents below 1.
  static Shape pair(String layer, String setting, Shape extents) {
    boolean positive = extents.dims().stream().allMatch(each -> each >= 1);
    if (extents.rank() < 1 || extents.rank() > 2 || !positive) {
      throw new ConfigException(
          "%s: %s must be one number or two, each at least 1, got %s."
              .formatted(layer, setting, extents));
    }
    return Shape.of(extents.dim(0), extents.dim(-1));
  }

  static void requireAtLeastOne(String layer, String setting, int value) {
    if (value < 1) {
      throw new ConfigException(
          "%s: %s must be at least 1, got %d.".formatted(layer, setting, value));
    }
  }

  private boolean sequence() {
    return size.rank() == 1;
  }

  /// Slides filters over the input: what convolutions compute before their activation.
  Value convolve(LayerContext context, Value input, Filters filters) {
    Value image = image(context, input);
    int channels = image.shape().dim(3);
    if (channels % filters.groups() != 0) {
      throw context.refusal(
          "input %s has %d channels on axis %d (C), which cannot be shared out to %d groups. Choose groups that divide %2$d."
              .formatted(input.shape(), channels, size.rank() + 1, filters.groups()));
    }
    List<Integer> kernel = new ArrayList<>(size.dims());
    kernel.addAll(List.of(channels / filters.groups(), filters.count()));
    List<Value> operands = new ArrayList<>();
    operands.add(image);
    operands.add(
        kernel(
            context,
            context.weight(
                "kernel",
                Shape.of(kernel),
                filters.kernelInitializer(),
                filters.kernelRegularizer())));
    if (filters.useBias()) {
      operands.add(context.weight("bias", Shape.of(filters.count()), filters.biasInitializer()));
    }
    Conv2d op =
        new Conv2d(
            height(context, image.shape()),
            width(context, image.shape()),
            filters.groups(),
            filters.useBias());
    return result(context, context.addAll(op, operands).getFirst());
  }

  /// Pools the input by an op that is made of two windows.
  Value pool(LayerContext context, Value input, BiFunction<Window, Window, Op> op) {
    Value image = image(context, input);
    Window height = height(context, image.shape());
    Window width = width(context, image.shape());
    requireCovered(context, height, width);
    return result(context, context.addAll(op.apply(height, width), List.of(image)).getFirst());
  }

  /// The input as an image.
  Value image(LayerContext context, Value input) {
    requirePadding(context);
    Shape shape = input.shape();
    int rank = size.rank() + 2;
    if (shape.rank() != rank) {
      throw context.refusal(
          sequence()
              ? "input %s has %d axes, expected [N, T, C]. Give Input a time axis and a channel axis: Input.of(T, C)."
                  .formatted(shape, shape.rank())
              : "input %s has %d axes, expected [N, H, W, C]. Give Input height, width and channels: Input.of(28, 28, 1)."
                  .formatted(shape, shape.rank()));
    }
    return sequence()
        ? context.add(new Reshape(Shape.of(shape.dim(0), 1, shape.dim(1), shape.dim(2))), input)
        : input;
  }

  /// An image of one row as a sequence again.
  Value result(LayerContext context, Value image) {
    Shape shape = image.shape();
    return sequence()
        ? context.add(new Reshape(Shape.of(shape.dim(0), shape.dim(2), shape.dim(3))), image)
        : image;
  }

  /// Refuses a padding that is not for so many axes.
  private void requirePadding(LayerContext context) {
    if (padding instanceof Padding.Causal && !sequence()) {
      throw context.refusal(
          "padding causal is for sequences, and an image has no time. Use padding same, or Conv1D.");
    }
    if (padding instanceof Padding.Explicit(Shape sizes) && sizes.rank() > size.rank()) {
      throw context.refusal(
          "padding %s has %d sizes, expected one%s. Give one for each axis between batch and channels."
              .formatted(sizes, sizes.rank(), sequence() ? "" : " or two"));
    }
  }

  /// A kernel `[T, C, F]` as one for images; others as they are.
  private Value kernel(LayerContext context, Value kernel) {
    return sequence() ? context.add(new Reshape(kernel.shape().prepend(1)), kernel) : kernel;
  }

  /// How it slides along axis 1 of an image.
  Window height(LayerContext context, Shape image) {
    return sequence() ? Window.of(1, 1) : window(context, 0, image.dim(1));
  }

  /// How it slides along axis 2 of an image.
  Window width(LayerContext context, Shape image) {
    return window(context, sequence() ? 0 : 1, image.dim(2));
  }

  /// Refuses windows of a pooling that would lie in the padding alone.
  private static void requireCovered(LayerContext context, Window... windows) {
    for (Window window : windows) {
      if (window.before() >= window.reach() || window.after() >= window.reach()) {
        throw context.refusal(
            "padding is %d before and %d after, expected less than the window's %d. Pad less, or pool over more."
                .formatted(window.before(), window.after(), window.reach()));
      }
    }
  }

  /// What a convolution has beside its window.
  ///
  /// @param count of outputs at each place
  /// @param groups shares of the channels that do not see each other
  /// @param useBias whether a bias is added
  /// @param kernelInitializer first values of the kernel
  /// @param biasInitializer first values of the bias
  /// @param kernelRegularizer penalty on the kernel
  record Filters(
      int count,
      int groups,
      boolean useBias,
      Initializer kernelInitializer,
      Initializer biasInitializer,
      Optional<Regularizer> kernelRegularizer) {}

  private Window window(LayerContext context, int axis, int inputs) {
    Window window =
        padding.window(axis, inputs, size.dim(axis), strides.dim(axis), dilation.dim(axis));
    try {
      window.outputs(inputs, (sequence() ? SEQUENCE : IMAGE)[axis]);
    } catch (ShapeException e) {
      throw context.refusal(Objects.requireNonNull(e.getMessage()));
    }
    return window;
  }
}

package dev.gradus.layer;

import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.init.Initializer;
import dev.gradus.init.Zeros;
import dev.gradus.op.Elementwise;
import dev.gradus.op.Value;
import java.util.List;
import java.util.TreeSet;

/// A [LeakyRelu][dev.gradus.activation.LeakyRelu] whose slope on the left is learned.
///
/// `y = x` for `x > 0`, else `y = alpha x`. At 0 the derivative is `alpha`.
///
/// - input and output `[N, …]`
/// - weight `alpha`: the shape of one example, with extent 1 on shared axes
///
/// As Keras, but for the derivative at 0, which is PyTorch's. PyTorch has one alpha, or one a
/// channel on axis 1, and begins at .25.
///
/// Source: He, Zhang, Ren, Sun, "Delving deep into rectifiers", 2015, arXiv:1502.01852, equation 1.
///
/// @param alphaInitializer first values of `alpha`, default zeros
/// @param sharedAxes axes along which there is one alpha, counted from 1, the first after the
///   batch: `[1, 2]` gives an image `[N, H, W, C]` one alpha a channel; default none
public record PRelu(Initializer alphaInitializer, List<Integer> sharedAxes) implements Layer {

  /// Sorts the axes and checks them.
  public PRelu {
    sharedAxes = List.copyOf(new TreeSet<>(sharedAxes));
    if (!sharedAxes.isEmpty() && sharedAxes.getFirst() < 1) {
      throw new ConfigException(
          "PRelu: sharedAxes must be counted from 1, the first axis after the batch, got %s."
              .formatted(sharedAxes));
    }
  }

  /// @return alphas from 0, one for each element of an example
  public static PRelu defaults() {
    return new PRelu(new Zeros(), List.of());
  }

  /// @param changed first values of alpha
  /// @return this layer with another initializer
  public PRelu withAlphaInitializer(Initializer changed) {
    return new PRelu(changed, sharedAxes);
  }

  /// @param changed axes along which there is one alpha, from 1
  /// @return this layer with other shared axes
  public PRelu withSharedAxes(Integer... changed) {
    return new PRelu(alphaInitializer, List.of(changed));
  }

  @Override
  public String kind() {
    return "prelu";
  }

  @Override
  public MaskRule maskRule() {
    return MaskRule.KEEPS;
  }

  @Override
  public Value build(LayerContext context, Value input) {
    Shape shape = input.shape().dropFirst(1);
    for (int axis : sharedAxes) {
      if (axis > shape.rank()) {
        throw context.refusal(
            "input %s has no axis %d to share alpha along. Choose sharedAxes from 1 to %d."
                .formatted(input.shape(), axis, shape.rank()));
      }
      shape = shape.withDim(axis - 1, 1);
    }
    Value alpha = context.weight("alpha", shape, alphaInitializer);
    Formula.Builder formula = Formula.named("prelu");
    Expr x = formula.input("x");
    formula.output("y", x.ifGreater(0, x, x.times(formula.input("alpha"))));
    return context.add(new Elementwise(formula.build()), input, alpha);
  }

  /// @return whatever differs from the defaults
  @Override
  public String toString() {
    return SettingsText.of("PRelu")
        .unless("alphaInitializer", alphaInitializer, defaults().alphaInitializer)
        .unless("sharedAxes", sharedAxes, List.of())
        .toString();
  }
}

package dev.gradus.layer;

import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.op.Elementwise;
import dev.gradus.op.Reduce;
import dev.gradus.op.Value;
import java.util.List;

/// Brings groups of channels (last axis) of each example to mean 0 and deviation 1, then each
/// channel to deviation `gamma` and mean `beta`.
///
/// `y = gamma (x - mean) / sqrt(variance + epsilon) + beta`, mean and *biased* variance of each
/// example over all places and the `C / groups` neighbouring channels of a group.
///
/// - input and output `[N, …, C]`
/// - weights `gamma [C]`, from 1; `beta [C]`, from 0
///
/// As Keras with its axis at the default, the last; groups as many as channels make it instance
/// normalization. PyTorch's channels are on axis 1 and its epsilon is 1e-5.
///
/// Source: Wu, He, "Group normalization", 2018, arXiv:1803.08494, equations 1, 2 and 7.
///
/// @param groups into which channels are divided, at least 1, default 32
/// @param epsilon added to the variance under the root, greater than 0, default 1e-3
/// @param center whether `beta` is added, default true
/// @param scale whether `gamma` multiplies, default true
public record GroupNormalization(int groups, double epsilon, boolean center, boolean scale)
    implements Layer {

  /// Checks groups and epsilon.
  public GroupNormalization {
    if (groups < 1) {
      throw new ConfigException(
          "GroupNormalization: groups must be at least 1, got %d.".formatted(groups));
    }
    if (!(epsilon > 0) || Double.isInfinite(epsilon)) {
      throw new ConfigException(
          "GroupNormalization: epsilon must be greater than 0 and finite, got %s."
              .formatted(epsilon));
    }
  }

  /// @return 32 groups, epsilon 1e-3, with beta and gamma
  public static GroupNormalization defaults() {
    return new GroupNormalization(32, 1e-3, true, true);
  }

  /// @param changed at least 1
  /// @return this layer with other groups
  public GroupNormalization withGroups(int changed) {
    return new GroupNormalization(changed, epsilon, center, scale);
  }

  /// @param changed greater than 0
  /// @return this layer with another epsilon
  public GroupNormalization withEpsilon(double changed) {
    return new GroupNormalization(groups, changed, center, scale);
  }

  /// @param changed whether `beta` is added
  /// @return this layer with or without it
  public GroupNormalization withCenter(boolean changed) {
    return new GroupNormalization(groups, epsilon, changed, scale);
  }

  /// @param changed whether `gamma` multiplies
  /// @return this layer with or without it
  public GroupNormalization withScale(boolean changed) {
    return new GroupNormalization(groups, epsilon, center, changed);
  }

  @Override
  public String kind() {
    return "group-normalization";
  }

  @Override
  public Value build(LayerContext context, Value input) {
    Shape shape = input.shape();
    if (shape.rank() < 2) {
      throw context.refusal(
          "input %s has no axis 1 (C) with channels, expected [N, …, C]. Give each example at least one axis: Input.of(1)."
              .formatted(shape));
    }
    int channels = shape.dim(-1);
    if (channels % groups != 0) {
      throw context.refusal(
          "input %s has %d channels on axis %d (C), which %d groups do not divide. Choose groups among the divisors of %d."
              .formatted(shape, channels, shape.rank() - 1, groups, channels));
    }
    int width = channels / groups;
    int places = Math.toIntExact(shape.dropFirst(1).size() / channels);
    Channels learned = Channels.of(context, channels, scale, center);
    Value x = context.reshape(input, shape.dim(0), places, groups, width);
    Value mean = mean(context, x);
    Value square = context.add(new Elementwise(square()), x, mean);
    Value variance = mean(context, square);
    Value y =
        context.add(
            new Elementwise(normalize()),
            x,
            mean,
            variance,
            context.reshape(learned.gamma(), groups, width),
            context.reshape(learned.beta(), groups, width));
    return context.add(new dev.gradus.op.Reshape(shape), y);
  }

  private static Value mean(LayerContext context, Value x) {
    return context.add(new Reduce(Reduce.Kind.MEAN, List.of(1, 3), true), x);
  }

  private static Formula square() {
    Formula.Builder formula = Formula.named("square");
    Expr x = formula.input("x");
    Expr mean = formula.input("mean");
    return formula.output("y", x.minus(mean).squared()).build();
  }

  private Formula normalize() {
    Formula.Builder formula = Formula.named("normalize");
    Expr x = formula.input("x");
    Expr mean = formula.input("mean");
    Expr variance = formula.input("variance");
    Expr gamma = formula.input("gamma");
    Expr beta = formula.input("beta");
    return formula
        .output("y", gamma.times(x.minus(mean)).dividedBy(variance.plus(epsilon).sqrt()).plus(beta))
        .build();
  }

  /// @return the groups and whatever differs from the defaults
  @Override
  public String toString() {
    return SettingsText.of("GroupNormalization")
        .with("groups", groups)
        .unless("epsilon", epsilon, defaults().epsilon)
        .unless("center", center, true)
        .unless("scale", scale, true)
        .toString();
  }
}

package dev.gradus.layer;

import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import dev.gradus.expr.Comparison;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.op.Elementwise;
import dev.gradus.op.Slice;
import dev.gradus.op.Value;
import java.util.Collections;

/// [Dropout] of whole channels: neighbouring places, which say much the same, are dropped together.
///
/// Training, with `u` uniform on `[0, 1)` for each example and channel: `y = 0` at all places where
/// `u < rate`, else `y = x / (1 - rate)`. Otherwise `y = x`, without an op.
///
/// - input and output `[N, T, C]`, `[N, H, W, C]` or more axes between
/// - no weights; `u [N, C]` is drawn from the stream `dropout/` + the layer's name at (step,
///   element index)
///
/// As Keras's `SpatialDropout1D` and `SpatialDropout2D` in one, and PyTorch's `Dropout1d` and
/// `Dropout2d`, whose channels are on axis 1.
///
/// Source: Tompson, Goroshin, Jain, LeCun, Bregler, "Efficient object localization using
/// convolutional networks", 2014, arXiv:1411.4280, section 3.2.
///
/// @param rate probability to drop a channel, in [0, 1)
public record SpatialDropout(double rate) implements Layer {

  /// Checks the rate.
  public SpatialDropout {
    if (!(rate >= 0 && rate < 1)) {
      throw new ConfigException("SpatialDropout: rate must be in [0, 1), got %s.".formatted(rate));
    }
  }

  @Override
  public String kind() {
    return "spatial-dropout";
  }

  @Override
  public MaskRule maskRule() {
    return MaskRule.KEEPS;
  }

  @Override
  public Value build(LayerContext context, Value input) {
    Shape shape = input.shape();
    if (shape.rank() < 3) {
      throw context.refusal(
          "input %s has no axes between axis 0 (N) and the channels, expected [N, T, C] or [N, H, W, C]. Use Dropout."
              .formatted(shape));
    }
    if (!context.training() || rate == 0) {
      return input;
    }
    Shape channels = shape;
    for (int axis = 1; axis < shape.rank() - 1; axis++) {
      channels = channels.withDim(axis, 1);
    }
    Slice first = new Slice(Collections.nCopies(shape.rank(), 0), channels);
    Value kept = context.add(new Elementwise(kept(context)), context.add(first, input));
    Formula.Builder product = Formula.named("spatial_dropout");
    product.output("y", product.input("x").times(product.input("kept")));
    return context.add(new Elementwise(product.build()), input, kept);
  }

  /// The factor of each channel; its input says only how many there are.
  private Formula kept(LayerContext context) {
    Formula.Builder formula = Formula.named("kept");
    formula.input("like");
    Expr u = formula.uniform("dropout/" + context.name());
    return formula
        .output(
            "y",
            Expr.select(
                Comparison.LESS,
                u,
                Expr.constant(rate),
                Expr.constant(0),
                Expr.constant(1 / (1 - rate))))
        .build();
  }
}

package dev.gradus.layer;

import dev.gradus.core.Shape;
import dev.gradus.op.Reduce;
import dev.gradus.op.Value;
import java.util.List;

/// The mean of each channel over the whole sequence.
///
/// `y[n, c] = mean over t of x[n, t, c]`
///
/// - input `x [N, T, C]`; output `y [N, C]`
/// - no weights
///
/// As Keras without a mask; Keras leaves masked steps out of the mean, here a mask is refused.
/// PyTorch calls it adaptive pooling to a size of 1.
///
/// Source: Lin, Chen, Yan, "Network in network", 2013, arXiv:1312.4400, section 3.2.
public record GlobalAveragePooling1D() implements Layer {

  private static final Sliding SLIDING =
      new Sliding(Shape.of(1), Shape.of(1), Shape.of(1), new Padding.Valid());

  @Override
  public String kind() {
    return "global-average-pooling1d";
  }

  @Override
  public Value build(LayerContext context, Value input) {
    Value image = SLIDING.image(context, input);
    return context.add(new Reduce(Reduce.Kind.MEAN, List.of(1, 2), false), image);
  }
}

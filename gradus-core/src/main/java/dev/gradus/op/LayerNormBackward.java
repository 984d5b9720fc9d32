package dev.gradus.op;

import dev.gradus.core.Shape;
import java.util.List;

/// The gradient of [LayerNorm] by `x`, `gamma` and `beta`, from its own statistics.
///
/// Operands: `x [..., C]`, `dy [..., C]`, `gamma [C]`, `mean [...]`, `variance [...]`. Results: `dx
/// [..., C]`, `dgamma [C]`, `dbeta [C]`.
///
/// @param epsilon as in the forward op
public record LayerNormBackward(double epsilon) implements Op {

  @Override
  public List<Shape> outputShapes(List<Shape> inputs) {
    Operands.requireCount(this, inputs, 5);
    Shape x = inputs.get(0);
    Operands.requireSame(this, "dy", inputs.get(1), x);
    Shape channels = Shape.of(x.dim(-1));
    Operands.requireSame(this, "gamma", inputs.get(2), channels);
    Shape statistics = Shape.of(x.dims().subList(0, x.rank() - 1));
    Operands.requireSame(this, "mean", inputs.get(3), statistics);
    Operands.requireSame(this, "variance", inputs.get(4), statistics);
    return List.of(x, channels, channels);
  }
}

package dev.gradus.op;

import dev.gradus.core.Shape;
import java.util.List;

/// Layer normalisation by each row's own statistics: `y = gamma (x - mean) / sqrt(variance +
/// epsilon) + beta` along the last axis, where `variance` is the *biased* one over the row's `C`
/// elements.
///
/// Operands: `x [..., C]`, `gamma [C]`, `beta [C]`. Results: `y [..., C]`, `mean [...]`, `variance
/// [...]`.
///
/// Source: Ba, Kiros, Hinton, "Layer normalization", 2016, arXiv:1607.06450, equation 4.
///
/// @param epsilon added to the variance under the root
public record LayerNorm(double epsilon) implements Op {

  @Override
  public List<Shape> outputShapes(List<Shape> inputs) {
    Operands.requireCount(this, inputs, 3);
    Shape x = inputs.get(0);
    Shape channels = Shape.of(x.dim(-1));
    Operands.requireSame(this, "gamma", inputs.get(1), channels);
    Operands.requireSame(this, "beta", inputs.get(2), channels);
    Shape statistics = Shape.of(x.dims().subList(0, x.rank() - 1));
    return List.of(x, statistics, statistics);
  }
}

package dev.gradus.op;

import dev.gradus.core.Shape;
import java.util.List;

/// Normalises each channel (the last axis) by the batch's own statistics: `y = gamma (x - mean) /
/// sqrt(variance + epsilon) + beta`, where mean and (biased) variance run over all other axes.
///
/// Operands: `x [N, ..., C]`, `gamma [C]`, `beta [C]`. Results: `y [N, ..., C]`, `mean [C]`,
/// `variance [C]`.
///
/// Source: Ioffe, Szegedy, "Batch normalization", 2015, arXiv:1502.03167, algorithm 1.
///
/// @param epsilon added to the variance, greater than 0
public record BatchNorm(double epsilon) implements Op {

  @Override
  public List<Shape> outputShapes(List<Shape> inputs) {
    Operands.requireCount(this, inputs, 3);
    Shape x = inputs.get(0);
    Shape channels = Shape.of(x.dim(-1));
    Operands.requireSame(this, "gamma", inputs.get(1), channels);
    Operands.requireSame(this, "beta", inputs.get(2), channels);
    return List.of(x, channels, channels);
  }
}

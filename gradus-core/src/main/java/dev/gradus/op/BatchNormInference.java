package dev.gradus.op;

import dev.gradus.core.Shape;
import java.util.List;

/// Normalises each channel (the last axis) by given statistics: `y = gamma (x - mean) /
/// sqrt(variance + epsilon) + beta`.
///
/// Operands: `x [N, ..., C]`, `gamma [C]`, `beta [C]`, `mean [C]`, `variance [C]`. Result: `y [N,
/// ..., C]`.
///
/// @param epsilon added to the variance, greater than 0
public record BatchNormInference(double epsilon) implements Op {

  @Override
  public List<Shape> outputShapes(List<Shape> inputs) {
    Operands.requireCount(this, inputs, 5);
    Shape x = inputs.get(0);
    Shape channels = Shape.of(x.dim(-1));
    List<String> names = List.of("x", "gamma", "beta", "mean", "variance");
    for (int i = 1; i < inputs.size(); i++) {
      Operands.requireSame(this, names.get(i), inputs.get(i), channels);
    }
    return List.of(x);
  }
}

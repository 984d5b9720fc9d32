package dev.gradus.op;

import dev.gradus.core.Shape;
import dev.gradus.expr.Formula;
import java.util.List;
import java.util.Optional;

/// `y = f(x W + b)`: the dense layer's product.
///
/// Operands: `x [N, K]`, `kernel [K, U]`, and with a bias `b [U]`. Result: `y [N, U]`.
///
/// @param bias whether there is a third operand
/// @param activation a fused one-input, one-output formula applied to the sum; none is the identity
public record InnerProduct(boolean bias, Optional<Formula> activation) implements Op {

  /// @param bias whether there is a bias operand
  /// @return the product without activation
  public static InnerProduct of(boolean bias) {
    return new InnerProduct(bias, Optional.empty());
  }

  @Override
  public List<Shape> outputShapes(List<Shape> inputs) {
    Operands.requireCount(this, inputs, bias ? 3 : 2);
    Shape x = inputs.get(0);
    Shape kernel = inputs.get(1);
    Operands.requireRank(this, "x", x, 2);
    Operands.requireRank(this, "kernel", kernel, 2);
    Operands.requireDim(this, "x", x, 1, kernel.dim(0));
    if (bias) {
      Operands.requireSame(this, "bias", inputs.get(2), Shape.of(kernel.dim(1)));
    }
    return List.of(Shape.of(x.dim(0), kernel.dim(1)));
  }
}

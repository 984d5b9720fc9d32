package dev.gradus.optimizer;

import dev.gradus.core.Shape;

/// A few weights that an optimizer moves in double precision.
public interface HostWeights {

  /// Weights before the first step: those of a kernel with one unit, where the optimizer looks at
  /// shapes.
  static HostWeights of(Optimizer optimizer, double... start) {
    return optimizer instanceof ElementwiseOptimizer elementwise
        ? new FormulaWeights(elementwise, start)
        : new GraphWeights(optimizer, "dense/kernel", Shape.of(start.length, 1), start);
  }

  /// Weights before the first step: those of a kernel with one unit, then its bias.
  static HostWeights ofDense(Optimizer optimizer, double... start) {
    return optimizer instanceof ElementwiseOptimizer
        ? of(optimizer, start)
        : new DenseWeights(optimizer, start);
  }

  /// One step with the gradient of each weight.
  void step(double... gradient);

  /// Takes a share off every weight.
  void decay(double share);

  /// A copy of the weights as they are.
  double[] weights();

  /// What is remembered.
  double[] slot(String name);
}

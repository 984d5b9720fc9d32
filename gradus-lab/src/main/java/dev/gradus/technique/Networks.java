package dev.gradus.technique;

/// The networks that several experiments share, as specs.
final class Networks {

  /// One hidden layer: 784 - Dense 1000 relu - Dense 10 softmax with Adam on MNIST.
  static final String A =
      """
      data: mnist
      scale: divide-by-max
      model:
        - dense: {units: 1000, activation: relu}
        - dense: {units: 10, activation: softmax}
      loss: categorical-crossentropy
      optimizer: {adam: {learningRate: 0.001}}
      metrics: [accuracy]
      fit: {epochs: 50, batchSize: 64, seed: 1, validation: test}
      """;

  /// Four hidden layers: 784 - 4 x Dense 100 relu - Dense 10 softmax, batches of 128.
  static final String B =
      """
      data: mnist
      scale: divide-by-max
      model:
        - dense: {units: 100, activation: relu, kernelInitializer: he-normal}
        - dense: {units: 100, activation: relu, kernelInitializer: he-normal}
        - dense: {units: 100, activation: relu, kernelInitializer: he-normal}
        - dense: {units: 100, activation: relu, kernelInitializer: he-normal}
        - dense: {units: 10, activation: softmax, kernelInitializer: he-normal}
      loss: categorical-crossentropy
      optimizer: {sgd: {learningRate: 0.01}}
      metrics: [accuracy]
      fit: {epochs: 5, batchSize: 128, seed: 1, validation: test}
      """;

  /// Six hidden layers of 100, meant for a few hundred images, which it learns by heart.
  static final String OVERFITTING =
      """
      data: mnist
      scale: divide-by-max
      model:
        - dense: {units: 100, activation: relu, kernelInitializer: he-normal}
        - dense: {units: 100, activation: relu, kernelInitializer: he-normal}
        - dense: {units: 100, activation: relu, kernelInitializer: he-normal}
        - dense: {units: 100, activation: relu, kernelInitializer: he-normal}
        - dense: {units: 100, activation: relu, kernelInitializer: he-normal}
        - dense: {units: 100, activation: relu, kernelInitializer: he-normal}
        - dense: {units: 10, activation: softmax, kernelInitializer: he-normal}
      loss: categorical-crossentropy
      optimizer: {sgd: {learningRate: 0.01}}
      metrics: [accuracy]
      fit: {epochs: 201, batchSize: 100, seed: 1, validation: test}
      """;

  /// Two hidden layers as wide as the input: 784 - 784 - 784 - 10 with sigmoid, in batches of 200.
  static final String SQUARE =
      """
      data: mnist
      scale: divide-by-max
      model:
        - dense: {units: 784, activation: sigmoid}
        - dense: {units: 784, activation: sigmoid}
        - dense: {units: 10, activation: softmax}
      loss: categorical-crossentropy
      optimizer: {sgd: {learningRate: 0.01}}
      metrics: [accuracy]
      fit: {epochs: 20, batchSize: 200, seed: 1, validation: test}
      """;

  private Networks() {}
}

package dev.gradus.technique;

/// One hidden layer on pictures of clothes: 784 - Dense 1000 relu - Dense 10 softmax.
final class FashionNetworks {

  /// With plain SGD and raw pixels.
  static final String RAW_SGD =
      """
      data: fashion-mnist
      scale: none
      model:
        - dense: {units: 1000, activation: relu}
        - dense: {units: 10, activation: softmax}
      loss: categorical-crossentropy
      optimizer: {sgd: {learningRate: 0.01}}
      metrics: [accuracy]
      fit: {epochs: 10, batchSize: 32, seed: 1, validation: test}
      """;

  /// The same with pixels divided by 255.
  static final String SGD = RAW_SGD.replace("scale: none", "scale: divide-by-max");

  /// The same with Adam.
  static final String ADAM =
      SGD.replace("{sgd: {learningRate: 0.01}}", "{adam: {learningRate: 0.001}}");

  private FashionNetworks() {}
}

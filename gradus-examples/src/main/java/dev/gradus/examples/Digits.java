package dev.gradus.examples;

import module dev.gradus.report;
import module java.base;

import dev.gradus.activation.Softmax;
import dev.gradus.layer.Input;

/// What the examples of own parts share: a classifier of handwritten digits around them.
final class Digits {

  private Digits() {}

  /// @param hidden layers between the pixels in rows and the ten classes
  /// @return the share of test digits that the trained network names rightly
  static double accuracy(Split digits, int epochs, Optimizer optimizer, Layer... hidden) {
    List<Layer> layers = new ArrayList<>(List.of(Input.of(28, 28, 1), new Flatten()));
    layers.addAll(List.of(hidden));
    layers.add(Dense.of(10).withActivation(new Softmax()));
    Trainer trainer =
        Trainer.of(new Sequential(layers), optimizer, CategoricalCrossentropy.defaults())
            .metrics(new Accuracy())
            .scaler(Scaler.defaults().fit(digits.train()));
    try (CompiledModel net = trainer.compile()) {
      Fit fit = Fit.epochs(epochs).batchSize(64).validation(digits.test());
      return net.fit(digits.train(), fit).last("validationAccuracy");
    }
  }
}

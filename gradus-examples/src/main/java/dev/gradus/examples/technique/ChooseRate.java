package dev.gradus.examples.technique;

import module dev.gradus.report;
import module java.base;

import dev.gradus.activation.Softmax;
import dev.gradus.layer.Input;

/// The learning rate: digits are learned with Adam at its default rate, and faster.
public final class ChooseRate {

  private ChooseRate() {}

  /// @param arguments none
  public static void main(String[] arguments) {
    for (double rate : new double[] {1e-3, 1e-2, 1e-1}) {
      System.out.println("rate " + rate + ": " + run(Mnist.load(), rate, 10_000, 5));
    }
  }

  /// @return accuracy on the test data after each epoch
  static List<Double> run(Split digits, double rate, int samples, int epochs) {
    Dataset training = digits.train().take(samples);
    Sequential model =
        Sequential.of(
            Input.of(28, 28, 1),
            new Flatten(),
            Dense.of(1000).withActivation(new Relu()),
            Dense.of(10).withActivation(new Softmax()));
    // @start region="learning-rate"
    Trainer trainer =
        Trainer.of(model, new Adam(rate), CategoricalCrossentropy.defaults())
            .metrics(new Accuracy())
            .scaler(Scaler.defaults().fit(training));

    try (CompiledModel net = trainer.compile()) {
      History history =
          net.fit(training, Fit.epochs(epochs).batchSize(64).validation(digits.test()));
      return history.of("validationAccuracy");
    }
    // @end
  }
}

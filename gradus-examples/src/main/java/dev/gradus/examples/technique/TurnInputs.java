package dev.gradus.examples.technique;

import module dev.gradus.report;
import module java.base;

import dev.gradus.activation.Softmax;
import dev.gradus.layer.Input;

/// The distribution of the inputs: digits are learned white on black, and black on white.
public final class TurnInputs {

  private TurnInputs() {}

  /// @param arguments none
  public static void main(String[] arguments) {
    System.out.println("x: " + run(Mnist.load(), false, 10_000, 5));
    System.out.println("1 - x: " + run(Mnist.load(), true, 10_000, 5));
  }

  /// @return accuracy on the test data after the last epoch
  static double run(Split digits, boolean turned, int samples, int epochs) {
    Dataset training = digits.train().take(samples);
    // @start region="input-distribution"
    Rescaling oneMinusX = new Rescaling(-1, 1); // behind the scaler, which brings x to [0, 1]
    Sequential model =
        Sequential.of(
            Input.of(28, 28, 1),
            turned ? oneMinusX : Rescaling.of(1),
            new Flatten(),
            Dense.of(100).withActivation(new Relu()),
            Dense.of(10).withActivation(new Softmax()));
    // @end
    Trainer trainer =
        Trainer.of(model, Adam.defaults(), CategoricalCrossentropy.defaults())
            .metrics(new Accuracy())
            .scaler(Scaler.defaults().fit(training));
    try (CompiledModel net = trainer.compile()) {
      net.fit(training, Fit.epochs(epochs).batchSize(64));
      return net.evaluate(digits.test()).getOrDefault("accuracy", Double.NaN);
    }
  }
}

package dev.gradus.examples.technique;

import module dev.gradus.report;
import module java.base;

import dev.gradus.activation.Softmax;
import dev.gradus.layer.Input;

/// Input scaling: digits are learned raw and scaled in four ways.
public final class ScaleInputs {

  private ScaleInputs() {}

  /// @param arguments none
  public static void main(String[] arguments) {
    for (ScalingMethod method : ScalingMethod.values()) {
      System.out.println(method + ": " + run(Mnist.load(), method, 10_000, 5));
    }
  }

  /// @return accuracy on the test data after the last epoch
  static double run(Split digits, ScalingMethod method, int samples, int epochs) {
    Sequential model =
        Sequential.of(
            Input.of(28, 28, 1),
            new Flatten(),
            Dense.of(100).withActivation(new Relu()),
            Dense.of(10).withActivation(new Softmax()));
    // @start region="input-scaling"
    Dataset training = digits.train().take(samples);
    Trainer trainer =
        Trainer.of(model, Adam.defaults(), CategoricalCrossentropy.defaults())
            .metrics(new Accuracy())
            .scaler(Scaler.of(method).fit(training)); // never sees the test data
    // @end
    try (CompiledModel net = trainer.compile()) {
      net.fit(training, Fit.epochs(epochs).batchSize(64));
      return net.evaluate(digits.test()).getOrDefault("accuracy", Double.NaN);
    }
  }
}
